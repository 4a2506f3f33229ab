#include "widgets/canvas/gestures/drag_nodes.h"

#include <algorithm>

#include "widgets/canvas/graph_scene.h"
#include "widgets/canvas/graph_view.h"
#include "widgets/canvas/node_edits.h"

namespace ts {

namespace {

constexpr double kWireReach = 24;
constexpr Qt::KeyboardModifiers kExtend = Qt::ShiftModifier | Qt::ControlModifier;

bool touches(const Graph& graph, const std::string& id)
{
    return std::any_of(graph.edges.begin(), graph.edges.end(),
                       [&id](const GraphEdge& edge) { return edge.from.node == id || edge.to.node == id; });
}

}  // namespace

DragNodes::DragNodes(GraphView& view, const GesturePoint& press, std::string node)
    : m_view(view), m_threshold(press.view), m_from(press.scene), m_node(std::move(node))
{
    pressSelection(press.modifiers);
}

void DragNodes::pressSelection(Qt::KeyboardModifiers modifiers)
{
    GraphScene& scene = m_view.graphScene();
    m_wasSelected = scene.selected().contains(m_node);
    if (m_wasSelected)
        return;
    std::set<std::string> ids = modifiers & kExtend ? scene.selected() : std::set<std::string>();
    ids.insert(m_node);
    scene.setSelected(ids);
}

void DragNodes::clickSelection(Qt::KeyboardModifiers modifiers)
{
    GraphScene& scene = m_view.graphScene();
    if (!m_wasSelected)
        return;
    std::set<std::string> ids = {m_node};
    if (modifiers & kExtend) {
        ids = scene.selected();
        if (modifiers & Qt::ControlModifier)
            ids.erase(m_node);
    }
    scene.setSelected(ids);
}

void DragNodes::begin()
{
    for (const std::string& id : m_view.graphScene().selected())
        m_start[id] = m_view.graphScene().node(id)->pos();
    m_entersWires = canEnterWires();
}

bool DragNodes::canEnterWires() const
{
    return m_start.size() == 1 && !touches(m_view.graphScene().graph(), m_node);
}

int DragNodes::wireBelow() const
{
    GraphScene& scene = m_view.graphScene();
    const int wire = scene.edges().wireAt(scene.node(m_node)->sceneRect().center(), kWireReach);
    const GraphNode* node = scene.graph().find(m_node);
    const NodeType* type = node != nullptr ? find_node_type(node->type) : nullptr;
    if (wire < 0 || type == nullptr)
        return -1;
    return fitsIntoWire(*type, scene.edges().wires()[static_cast<std::size_t>(wire)].style.kind) ? wire : -1;
}

void DragNodes::showPositions(QPointF offset)
{
    m_offset = offset;
    for (const auto& [id, start] : m_start)
        m_view.graphScene().previewPosition(id, start + offset);
}

void DragNodes::move(const GesturePoint& at)
{
    if (!m_threshold.passed(at.view))
        return;
    if (m_start.empty())
        begin();
    const QPointF start = m_start.contains(m_node) ? m_start.at(m_node) : m_start.begin()->second;
    const Position target = snapped(start + at.scene - m_from);
    showPositions(QPointF(target.x, target.y) - start);
    if (!m_entersWires)
        return;
    EdgeLayer& edges = m_view.graphScene().edges();
    edges.clearMarks();
    m_wire = wireBelow();
    if (m_wire >= 0)
        edges.setMark(m_wire, WireMark::Insert);
    m_view.showHint(m_wire >= 0 ? GraphView::tr("Release to put the node into this wire") : QString(), at.view);
}

GraphEdit DragNodes::edit() const
{
    const GraphScene& scene = m_view.graphScene();
    MoveNodes moves;
    for (const auto& [id, start] : m_start)
        moves.positions.push_back({id, {start.x() + m_offset.x(), start.y() + m_offset.y()}});
    GraphEdit result{{moves}};
    if (m_wire < 0)
        return result;
    const Wire& wire = scene.edges().wires()[static_cast<std::size_t>(m_wire)];
    const NodeType* type = find_node_type(scene.graph().find(m_node)->type);
    for (const Change& change : intoWireEdit(scene.graph(), m_node, *type, {wire.from, wire.to, {}}, wire.style.kind).changes)
        result.changes.push_back(change);
    return result;
}

void DragNodes::finish(const GesturePoint& at)
{
    move(at);
    if (!m_threshold.dragging())
        return clickSelection(at.modifiers);
    const GraphEdit result = edit();
    const QString text = m_wire >= 0 ? GraphView::tr("Insert node into wire") : GraphView::tr("Move nodes");
    const bool changes = !m_offset.isNull() || m_wire >= 0;
    cancel();
    if (changes)
        m_view.requestEdit(result, text);
}

void DragNodes::cancel()
{
    showPositions({});
    m_view.graphScene().edges().clearMarks();
    m_view.showHint({}, {});
}

}  // namespace ts
