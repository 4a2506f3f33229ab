#include "widgets/canvas/gestures/cut_wires.h"

#include "widgets/canvas/graph_scene.h"
#include "widgets/canvas/graph_view.h"
#include "widgets/canvas/node_edits.h"
#include "widgets/theme/theme.h"

namespace ts {

CutWires::CutWires(GraphView& view, const GesturePoint& press) : m_view(view)
{
    m_stroke << press.scene;
}

void CutWires::move(const GesturePoint& at)
{
    EdgeLayer& edges = m_view.graphScene().edges();
    for (const int wire : edges.wiresCrossing(QLineF(m_stroke.back(), at.scene))) {
        m_cut.insert(wire);
        edges.setMark(wire, WireMark::Cut);
    }
    m_stroke << at.scene;
    m_view.showHint(m_cut.empty() ? QString() : GraphView::tr("Release to cut the wires crossed"), at.view);
}

void CutWires::finish(const GesturePoint& at)
{
    move(at);
    cancel();
    std::vector<GraphEdge> gone;
    for (const int wire : m_cut) {
        const Wire& cut = m_view.graphScene().edges().wires()[static_cast<std::size_t>(wire)];
        gone.push_back({cut.from, cut.to, {}});
    }
    if (!gone.empty())
        m_view.requestEdit(removeEdgesEdit(gone), GraphView::tr("Cut wires"));
}

void CutWires::cancel()
{
    m_view.graphScene().edges().clearMarks();
    m_view.showHint({}, {});
}

void CutWires::paint(QPainter& painter, double lod) const
{
    painter.setPen(QPen(theme().error, 1.5 / lod, Qt::DashLine));
    painter.drawPolyline(m_stroke);
}

}  // namespace ts
