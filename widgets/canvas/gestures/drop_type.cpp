#include "widgets/canvas/gestures/drop_type.h"

#include <QMimeData>

#include "widgets/canvas/graph_scene.h"
#include "widgets/canvas/graph_view.h"
#include "widgets/canvas/node_edits.h"
#include "widgets/palette/palette_model.h"

namespace ts {

namespace {

constexpr double kWireReach = 20;  ///< pixels

}  // namespace

const NodeType* DropType::typeOf(const QMimeData* data)
{
    const QString format = QString::fromLatin1(kNodeTypeMime);
    return data->hasFormat(format) ? find_node_type(data->data(format).toStdString()) : nullptr;
}

int DropType::wireAt(const NodeType& type, QPoint at) const
{
    const EdgeLayer& edges = m_view.graphScene().edges();
    const int wire = edges.wireAt(m_view.mapToScene(at), kWireReach / m_view.zoom());
    const bool fits = wire >= 0 && fitsIntoWire(type, edges.wires()[static_cast<std::size_t>(wire)].style.kind);
    return fits ? wire : -1;
}

void DropType::move(const NodeType& type, QPoint at)
{
    EdgeLayer& edges = m_view.graphScene().edges();
    edges.clearMarks();
    const int wire = wireAt(type, at);
    if (wire >= 0)
        edges.setMark(wire, WireMark::Insert);
    m_view.showHint(wire >= 0 ? GraphView::tr("Release to put the node into this wire") : QString(), at);
}

void DropType::drop(const NodeType& type, QPoint at)
{
    const GraphScene& scene = m_view.graphScene();
    const int index = wireAt(type, at);
    leave();
    const Position position = m_view.placeFor(type, m_view.mapToScene(at));
    if (index < 0)
        return m_view.requestEdit(addNodeEdit(scene.graph(), type, position),
                                  GraphView::tr("Add %1").arg(m_view.titleOf(type)));
    const Wire& wire = scene.edges().wires()[static_cast<std::size_t>(index)];
    m_view.requestEdit(addIntoWireEdit(scene.graph(), type, position, {wire.from, wire.to, {}}, wire.style.kind),
                       GraphView::tr("Insert %1").arg(m_view.titleOf(type)));
}

void DropType::leave()
{
    m_view.graphScene().edges().clearMarks();
    m_view.showHint({}, {});
}

}  // namespace ts
