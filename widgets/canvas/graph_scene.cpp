#include "widgets/canvas/graph_scene.h"

#include <algorithm>
#include <cmath>

namespace ts {

namespace {

constexpr double kHalfArea = 50'000;
constexpr double kAreaMargin = 4'000;
constexpr int kIndexDepth = 10;

/// A wire shows the gradient that comes back along it, not that of the parameters before it.
std::optional<double> wireHeat(const NodeSnapshot& source, HeatMeasure measure)
{
    if (measure == HeatMeasure::GradientNorm && !source.gradient)
        return std::nullopt;
    return heatValue(source, measure);
}

QPointF toPoint(const Position& position)
{
    return {position.x, position.y};
}

}  // namespace

GraphScene::GraphScene()
    : m_edges(new EdgeLayer(
        m_fonts, [this](const PortRef& from, const PortRef& to) { return endsOf(from, to); },
        [this](const PortRef& from, const PortRef& to) { return styleOf(from, to); }))
{
    setItemIndexMethod(BspTreeIndex);
    setBspTreeDepth(kIndexDepth);
    const QRectF area(-kHalfArea, -kHalfArea, 2 * kHalfArea, 2 * kHalfArea);
    setSceneRect(area);
    m_edges->setArea(area);
    addItem(m_edges);
}

GraphScene::~GraphScene() = default;

void GraphScene::setGraph(const Graph& graph)
{
    for (const auto& [id, item] : m_nodes)
        delete item;
    m_nodes.clear();
    m_snapshots.clear();
    m_heat = HeatScale();
    m_stale.clear();
    m_report = ShapeReport();
    m_problems.clear();
    m_graph = graph;
    indexGraph();
    for (const GraphNode& node : m_graph.nodes)
        addNode(node);
    const QRectF content = contentRect().adjusted(-kAreaMargin, -kAreaMargin, kAreaMargin, kAreaMargin);
    setSceneRect(QRectF(-kHalfArea, -kHalfArea, 2 * kHalfArea, 2 * kHalfArea) | content);
    m_edges->setArea(sceneRect());
    m_edges->rebuild(m_graph.edges);
    setSelected({});
    Q_EMIT layoutChanged();
}

void GraphScene::applyDelta(const Graph& graph, const GraphDelta& delta)
{
    m_graph = graph;
    indexGraph();
    for (const std::string& id : delta.removed)
        removeNode(id);
    bool selectedRenamed = false;
    for (const auto& [from, to] : delta.renamed) {
        selectedRenamed = selectedRenamed || m_selected.contains(from);
        renameNode(from, to);
    }
    for (const std::string& id : delta.added)
        if (const auto found = m_byId.find(id); found != m_byId.end())
            addNode(*found->second);
    for (const std::string& id : delta.moved)
        if (const auto found = m_byId.find(id); found != m_byId.end())
            previewPosition(id, toPoint(found->second->position));
    if (delta.edges || !delta.renamed.empty())
        m_edges->rebuild(m_graph.edges);
    for (const std::string& id : delta.changed)
        refreshNode(id);
    dropLostSelection();
    if (selectedRenamed)
        Q_EMIT selectedChanged();  // the selection is told by names
    Q_EMIT layoutChanged();
}

void GraphScene::setReport(const ShapeReport& report)
{
    const ShapeReport before = std::exchange(m_report, report);
    const auto problemsBefore = std::exchange(m_problems, {});
    for (const Problem& problem : m_report.problems) {
        const auto [at, fresh] = m_problems.emplace(problem.node, problem);
        if (!fresh && at->second.severity == Severity::Warning && problem.severity == Severity::Error)
            at->second = problem;
    }
    const auto same = [](const auto& a, const auto& b, const std::string& id) {
        const auto x = a.find(id), y = b.find(id);
        return (x == a.end()) == (y == b.end()) && (x == a.end() || x->second == y->second);
    };
    for (const GraphNode& node : m_graph.nodes)
        if (!same(before.nodes, m_report.nodes, node.id) || !same(problemsBefore, m_problems, node.id))
            refreshNode(node.id);
    m_edges->updateStyles();
    Q_EMIT layoutChanged();
}

void GraphScene::setSnapshots(std::span<const NodeSnapshot> snapshots)
{
    std::vector<std::string> fresh;
    for (const NodeSnapshot& snapshot : snapshots) {
        if (!m_snapshots.contains(snapshot.id))
            fresh.push_back(snapshot.id);
        m_snapshots[snapshot.id] = snapshot;
        m_stale.insert(snapshot.id);
    }
    m_heat = HeatScale(m_snapshots, m_measure);
    // The first snapshot makes a node taller; later ones only change what it says.
    for (const std::string& id : fresh)
        refreshNode(id);
    m_edges->updateStyles();
    update();
    if (!fresh.empty())
        Q_EMIT layoutChanged();
}

void GraphScene::setHeatMeasure(HeatMeasure measure)
{
    m_measure = measure;
    m_heat = HeatScale(m_snapshots, m_measure);
    refreshAll();
}

void GraphScene::clearSnapshots()
{
    m_snapshots.clear();
    m_heat = HeatScale();
    refreshAll();
}

void GraphScene::refreshLooks()
{
    m_fonts = CanvasFonts();
    refreshAll();
}

void GraphScene::refreshAll()
{
    for (const GraphNode& node : m_graph.nodes)
        refreshNode(node.id);
    m_edges->rebuild(m_graph.edges);
    update();
    Q_EMIT layoutChanged();
}

NodeItem* GraphScene::node(std::string_view id) const
{
    const auto found = m_nodes.find(std::string(id));
    return found == m_nodes.end() ? nullptr : found->second;
}

QRectF GraphScene::contentRect() const
{
    QRectF content;
    for (const auto& [id, item] : m_nodes)
        content |= item->sceneRect();
    return content;
}

NodeItem* GraphScene::nodeAt(QPointF point) const
{
    for (QGraphicsItem* item : items(point, Qt::IntersectsItemShape, Qt::DescendingOrder))
        if (auto* found = dynamic_cast<NodeItem*>(item))
            return found;
    return nullptr;
}

std::set<std::string> GraphScene::nodesIn(const QRectF& area) const
{
    std::set<std::string> ids;
    for (QGraphicsItem* item : items(area, Qt::IntersectsItemBoundingRect))
        if (const auto* found = dynamic_cast<NodeItem*>(item); found != nullptr && found->sceneRect().intersects(area))
            ids.insert(found->id());
    return ids;
}

std::optional<PortHit> GraphScene::portAt(QPointF point, double reach) const
{
    std::optional<PortHit> nearest;
    double best = reach;
    const QRectF around(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach);
    const auto consider = [&](const NodeItem& item, const PlacedPort& port, bool input) {
        const QPointF at = item.pos() + port.at;
        const double distance = std::hypot(at.x() - point.x(), at.y() - point.y());
        if (distance <= best) {
            best = distance;
            nearest = PortHit{{item.id(), port.content.name}, input, port.content.kind, port.content.multiple, at};
        }
    };
    for (QGraphicsItem* item : items(around, Qt::IntersectsItemBoundingRect))
        if (const auto* found = dynamic_cast<NodeItem*>(item)) {
            for (const PlacedPort& port : found->look().inputs)
                consider(*found, port, true);
            for (const PlacedPort& port : found->look().outputs)
                consider(*found, port, false);
        }
    return nearest;
}

std::optional<PortHit> GraphScene::port(const PortRef& ref, bool input) const
{
    const NodeItem* item = node(ref.node);
    const PlacedPort* placed = item == nullptr ? nullptr : item->look().port(ref.port, input);
    if (placed == nullptr)
        return std::nullopt;
    return PortHit{ref, input, placed->content.kind, placed->content.multiple, item->pos() + placed->at};
}

QPointF GraphScene::portPosition(const PortRef& ref, bool input) const
{
    const NodeItem* item = node(ref.node);
    return item == nullptr ? QPointF() : item->pos() + item->look().portPosition(ref.port, input);
}

const Problem* GraphScene::problemOf(const std::string& id) const
{
    const auto found = m_problems.find(id);
    return found == m_problems.end() ? nullptr : &found->second;
}

void GraphScene::setSelected(const std::set<std::string>& ids)
{
    std::set<std::string> wanted;
    for (const std::string& id : ids)
        if (m_nodes.contains(id))
            wanted.insert(id);
    if (wanted == m_selected)
        return;
    for (const std::set<std::string>* group : {&m_selected, &wanted})
        for (const std::string& id : *group)
            if (NodeItem* item = node(id))
                item->setState({wanted.contains(id), item->state().faded});
    m_selected = std::move(wanted);
    Q_EMIT selectedChanged();
}

void GraphScene::previewPosition(const std::string& id, QPointF position)
{
    NodeItem* item = node(id);
    if (item == nullptr)
        return;
    // The overview is not painted item by item, so QGraphicsView cannot know what to repaint there.
    update(item->sceneBoundingRect());
    item->setPos(position);
    update(item->sceneBoundingRect());
    m_edges->updateEnds(id);
}

void GraphScene::prepare(const QRectF& area, double lod)
{
    constexpr double readable = 0.45;
    if (lod < readable)
        return;
    if (!m_stale.empty())
        for (const std::string& id : nodesIn(area))
            if (m_stale.erase(id) > 0)
                refreshNode(id);
    m_edges->placeChips(area, [this](const QRectF& place) { return !nodesIn(place.adjusted(-3, -3, 3, 3)).empty(); });
}

void GraphScene::addNode(const GraphNode& node)
{
    auto* item = new NodeItem(node.id, m_fonts);
    item->setPos(toPoint(node.position));
    item->setLook(lookOf(node));
    m_nodes[node.id] = item;
    addItem(item);
}

void GraphScene::removeNode(const std::string& id)
{
    const auto found = m_nodes.find(id);
    if (found == m_nodes.end())
        return;
    delete found->second;
    m_nodes.erase(found);
    m_snapshots.erase(id);
    m_stale.erase(id);
}

void GraphScene::renameNode(const std::string& from, const std::string& to)
{
    auto handle = m_nodes.extract(from);
    if (handle.empty())
        return;
    handle.key() = to;
    handle.mapped()->setId(to);
    m_nodes.insert(std::move(handle));
    if (auto snapshot = m_snapshots.extract(from); !snapshot.empty()) {
        snapshot.key() = to;
        m_snapshots.insert(std::move(snapshot));
    }
    if (m_selected.erase(from) > 0)
        m_selected.insert(to);
    refreshNode(to);
}

void GraphScene::refreshNode(const std::string& id)
{
    NodeItem* item = node(id);
    const auto found = m_byId.find(id);
    if (item == nullptr || found == m_byId.end())
        return;
    const QSizeF before = item->look().size;
    const QPointF ports = item->look().inputs.empty() ? QPointF() : item->look().inputs.back().at;
    item->setLook(lookOf(*found->second));
    const QPointF portsNow = item->look().inputs.empty() ? QPointF() : item->look().inputs.back().at;
    if (item->look().size != before || ports != portsNow)
        m_edges->updateEnds(id);
}

NodeLook GraphScene::lookOf(const GraphNode& node) const
{
    NodeFacts facts{node, find_node_type(node.type), nullptr, nullptr, problemOf(node.id), {}, {}};
    if (const auto report = m_report.nodes.find(node.id); report != m_report.nodes.end())
        facts.report = &report->second;
    if (const auto snapshot = m_snapshots.find(node.id); snapshot != m_snapshots.end())
        facts.snapshot = &snapshot->second;
    if (facts.type == nullptr)
        for (const GraphEdge& edge : m_graph.edges) {
            const auto note = [](std::vector<std::string>& ports, const std::string& port) {
                if (std::find(ports.begin(), ports.end(), port) == ports.end())
                    ports.push_back(port);
            };
            if (edge.to.node == node.id)
                note(facts.wiredInputs, edge.to.port);
            if (edge.from.node == node.id)
                note(facts.wiredOutputs, edge.from.port);
        }
    return layOutNode(describeNode(facts, m_heat), m_fonts);
}

EdgeLayer::Ends GraphScene::endsOf(const PortRef& from, const PortRef& to) const
{
    const NodeItem* source = node(from.node);
    const NodeItem* target = node(to.node);
    return {portPosition(from, false), portPosition(to, true), source != nullptr ? source->sceneRect() : QRectF(),
            target != nullptr ? target->sceneRect() : QRectF()};
}

const TensorSpec* GraphScene::specAt(const PortRef& output) const
{
    const auto node = m_byId.find(output.node);
    const auto report = m_report.nodes.find(output.node);
    const NodeType* type = node != m_byId.end() ? find_node_type(node->second->type) : nullptr;
    if (type == nullptr || report == m_report.nodes.end())
        return nullptr;
    const std::optional<std::size_t> index = type->output_index(output.port);
    return index && *index < report->second.outputs.size() ? &report->second.outputs[*index] : nullptr;
}

WireStyle GraphScene::styleOf(const PortRef& from, const PortRef& to) const
{
    WireStyle style;
    const std::optional<PortHit> source = port(from, false);
    style.broken = !source || !port(to, true);
    style.kind = source ? node(from.node)->look().port(from.port, false)->content.shown : PortKind::Any;
    const TensorSpec* spec = specAt(from);
    const bool plainLabels = style.kind == PortKind::Integer && spec != nullptr && spec->shape.size() < 2;
    if (spec != nullptr && !plainLabels)
        style.chip = QString::fromStdString(to_text(spec->shape));
    style.heated = !m_heat.empty();
    const auto snapshot = m_snapshots.find(from.node);
    if (style.heated && style.kind != PortKind::Integer && snapshot != m_snapshots.end())
        if (const std::optional<double> value = wireHeat(snapshot->second, m_measure))
            style.heat = m_heat.fraction(*value);
    return style;
}

void GraphScene::indexGraph()
{
    m_byId.clear();
    for (const GraphNode& node : m_graph.nodes)
        m_byId.emplace(node.id, &node);
}

void GraphScene::dropLostSelection()
{
    std::set<std::string> kept;
    for (const std::string& id : m_selected)
        if (m_nodes.contains(id))
            kept.insert(id);
    if (kept == m_selected)
        return;
    m_selected = std::move(kept);
    Q_EMIT selectedChanged();
}

}  // namespace ts
