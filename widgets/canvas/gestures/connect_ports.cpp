#include "widgets/canvas/gestures/connect_ports.h"

#include <algorithm>

#include "engine/graph/shape_report.h"
#include "widgets/canvas/graph_view.h"
#include "widgets/canvas/wire_painter.h"
#include "widgets/text/engine_text.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr double kReach = 16;  ///< pixels around a port

}  // namespace

ConnectPorts::ConnectPorts(GraphView& view, const GesturePoint& press, const PortHit& port, bool moving)
    : m_view(view), m_threshold(press.view), m_start(port), m_moving(moving), m_cursor(press.scene)
{
}

ConnectPorts::~ConnectPorts()
{
    m_view.viewport()->unsetCursor();
}

void ConnectPorts::take(const PortHit& port, bool moving)
{
    const std::vector<GraphEdge> edges = edgesAt(m_view.graphScene().graph(), port.port, port.input);
    m_wires.kind = port.kind;
    if (moving) {
        m_wires.detached = edges;
    } else if (port.input && !port.multiple && !edges.empty()) {
        m_wires.detached = {edges.back()};
    } else {
        m_wires.fixed = {port.port};
        m_wires.fixedAreOutputs = !port.input;
        return;
    }
    m_wires.fixedAreOutputs = port.input;
    for (const GraphEdge& edge : m_wires.detached)
        m_wires.fixed.push_back(port.input ? edge.from : edge.to);
    if (!m_wires.fixed.empty())
        if (const auto end = m_view.graphScene().port(m_wires.fixed.front(), !m_wires.fixedAreOutputs))
            m_wires.kind = end->kind;
}

void ConnectPorts::begin()
{
    take(m_start, m_moving);
    m_base = without(m_view.graphScene().graph(), m_wires.detached);
    for (const GraphEdge& edge : m_wires.detached)
        m_view.graphScene().edges().setHidden(edge.from, edge.to, true);
    fadeOthers(true);
    m_view.viewport()->setCursor(Qt::CrossCursor);
}

void ConnectPorts::fadeOthers(bool fade)
{
    const bool toInput = m_wires.fixedAreOutputs;
    const auto isFixed = [this](const std::string& id) {
        return std::any_of(m_wires.fixed.begin(), m_wires.fixed.end(), [&id](const PortRef& port) { return port.node == id; });
    };
    for (const auto& [id, item] : m_view.graphScene().nodes()) {
        const std::vector<PlacedPort>& ports = toInput ? item->look().inputs : item->look().outputs;
        const bool fits = std::any_of(ports.begin(), ports.end(),
                                      [this](const PlacedPort& port) { return kindsFit(port.content.kind, m_wires.kind); });
        item->setState({item->state().selected, fade && !fits && !isFixed(id)});
    }
}

bool ConnectPorts::isFixed(const PortHit& hit) const
{
    return hit.input != m_wires.fixedAreOutputs && hit.port == m_wires.fixed.front();
}

std::optional<PortHit> ConnectPorts::targetAt(const GesturePoint& at) const
{
    const GraphScene& scene = m_view.graphScene();
    const bool wantsInput = m_wires.fixedAreOutputs;
    if (const auto hit = scene.portAt(at.scene, kReach / m_view.zoom()))
        return isFixed(*hit) ? std::nullopt : hit;
    // Over a body the first free port that fits takes the wire.
    const NodeItem* item = scene.nodeAt(at.scene);
    if (item == nullptr || item->id() == m_wires.fixed.front().node)
        return std::nullopt;
    for (const PlacedPort& port : wantsInput ? item->look().inputs : item->look().outputs) {
        const PortRef ref{item->id(), port.content.name};
        const bool free = !wantsInput || port.content.multiple || edgesAt(m_base, ref, true).empty();
        if (free && kindsFit(port.content.kind, m_wires.kind))
            return scene.port(ref, wantsInput);
    }
    return std::nullopt;
}

QString ConnectPorts::refusal(const PortHit& target) const
{
    if (target.input != m_wires.fixedAreOutputs)
        return target.input ? GraphView::tr("An input takes its wire from an output, not from another input.")
                            : GraphView::tr("An output sends its wire to an input, not to another output.");
    for (const PortRef& fixed : m_wires.fixed) {
        const auto reason = m_wires.fixedAreOutputs ? refuse_connection(m_base, fixed, target.port)
                                                    : refuse_connection(m_base, target.port, fixed);
        if (reason)
            return engineText(*reason);
    }
    return {};
}

void ConnectPorts::move(const GesturePoint& at)
{
    if (!m_threshold.dragging()) {
        if (!m_threshold.passed(at.view))
            return;
        begin();
    }
    if (m_wires.fixed.empty())
        return;
    m_cursor = at.scene;
    const std::optional<PortHit> target = targetAt(at);
    if (target != m_target) {
        m_target = target;
        m_refusal = target ? refusal(*target) : QString();
    }
    m_view.showHint(m_refusal, at.view);
    m_view.viewport()->update();
}

void ConnectPorts::finish(const GesturePoint& at)
{
    move(at);
    if (!m_threshold.dragging() || m_wires.fixed.empty())
        return;
    const QString refused = m_refusal;
    restore();
    if (refused.isEmpty())
        release(at);
}

void ConnectPorts::release(const GesturePoint& at)
{
    const Graph& graph = m_view.graphScene().graph();
    if (m_target) {
        if (const GraphEdit edit = connectEdit(graph, m_wires, m_target->port); !edit.empty())
            m_view.requestEdit(edit, m_moving ? GraphView::tr("Move wires") : GraphView::tr("Connect"));
    } else if (isOverNothing(at) && !m_moving) {
        if (m_wires.detached.empty())
            m_view.openSearchFor(m_wires, at.view);
        else
            m_view.requestEdit(removeEdgesEdit(m_wires.detached), GraphView::tr("Disconnect"));
    }
}

bool ConnectPorts::isOverNothing(const GesturePoint& at) const
{
    const GraphScene& scene = m_view.graphScene();
    return scene.nodeAt(at.scene) == nullptr && !scene.portAt(at.scene, kReach / m_view.zoom());
}

void ConnectPorts::restore()
{
    for (const GraphEdge& edge : m_wires.detached)
        m_view.graphScene().edges().setHidden(edge.from, edge.to, false);
    fadeOthers(false);
    m_view.viewport()->update();
}

void ConnectPorts::cancel()
{
    restore();
    m_view.showHint({}, {});
}

void ConnectPorts::paint(QPainter& painter, double lod) const
{
    if (!m_threshold.dragging())
        return;
    const GraphScene& scene = m_view.graphScene();
    WireStyle style;
    style.kind = m_wires.kind;
    style.broken = !m_refusal.isEmpty();
    const QPointF loose = m_target && m_refusal.isEmpty() ? m_target->at : m_cursor;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(wirePen(style, WireMark::None, lod));
    for (const PortRef& fixed : m_wires.fixed) {
        const QPointF end = scene.portPosition(fixed, !m_wires.fixedAreOutputs);
        const QPointF from = m_wires.fixedAreOutputs ? end : loose;
        const QPointF to = m_wires.fixedAreOutputs ? loose : end;
        painter.drawPath(wireShape(from, to, (from.y() + to.y()) / 2).path);
    }
    if (m_target)
        paintPort(painter, m_target->at, m_refusal.isEmpty() ? theme().accent : theme().error, NodeMeasures::portRadius + 2,
                  true);
}

}  // namespace ts
