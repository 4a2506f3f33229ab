#pragma once

#include <set>
#include <span>
#include <unordered_map>

#include <QGraphicsScene>

#include "engine/graph/graph_edit.h"
#include "widgets/canvas/edge_layer.h"
#include "widgets/canvas/heat_scale.h"
#include "widgets/canvas/node_item.h"

namespace ts {

/// A port under the cursor.
struct PortHit {
    PortRef port;
    bool input = false;
    PortKind kind = PortKind::Any;
    bool multiple = false;
    QPointF at;  ///< scene coordinates

    friend bool operator==(const PortHit& a, const PortHit& b) { return a.port == b.port && a.input == b.input; }
};

/// Items for one graph, kept in step with it, and questions about what lies where.
class GraphScene : public QGraphicsScene {
    Q_OBJECT
public:
    GraphScene();
    ~GraphScene() override;

    void setGraph(const Graph& graph);
    void applyDelta(const Graph& graph, const GraphDelta& delta);
    void setReport(const ShapeReport& report);
    void setSnapshots(std::span<const NodeSnapshot> snapshots);
    void clearSnapshots();
    /// Reads fonts and colours again.
    void refreshLooks();

    [[nodiscard]] const Graph& graph() const { return m_graph; }
    [[nodiscard]] const HeatScale& heat() const { return m_heat; }
    /// What the colours tell from now on.
    void setHeatMeasure(HeatMeasure measure);
    [[nodiscard]] bool hasSnapshots() const { return !m_snapshots.empty(); }
    [[nodiscard]] const CanvasFonts& fonts() const { return m_fonts; }
    [[nodiscard]] NodeItem* node(std::string_view id) const;
    [[nodiscard]] const std::unordered_map<std::string, NodeItem*>& nodes() const { return m_nodes; }
    [[nodiscard]] EdgeLayer& edges() const { return *m_edges; }
    [[nodiscard]] QRectF contentRect() const;

    [[nodiscard]] NodeItem* nodeAt(QPointF point) const;
    [[nodiscard]] std::set<std::string> nodesIn(const QRectF& area) const;
    /// The nearest port within `reach` of the point.
    [[nodiscard]] std::optional<PortHit> portAt(QPointF point, double reach) const;
    [[nodiscard]] std::optional<PortHit> port(const PortRef& ref, bool input) const;
    [[nodiscard]] QPointF portPosition(const PortRef& ref, bool input) const;
    /// Problem shown on the node, or null.
    [[nodiscard]] const Problem* problemOf(const std::string& id) const;

    [[nodiscard]] const std::set<std::string>& selected() const { return m_selected; }
    void setSelected(const std::set<std::string>& ids);

    /// Shows a node elsewhere without changing the graph.
    void previewPosition(const std::string& id, QPointF position);
    /// Prepares what painting `area` needs.
    void prepare(const QRectF& area, double lod);

Q_SIGNALS:
    void selectedChanged();
    /// Nodes came, went, moved or changed their size.
    void layoutChanged();

private:
    void addNode(const GraphNode& node);
    void removeNode(const std::string& id);
    void renameNode(const std::string& from, const std::string& to);
    void refreshNode(const std::string& id);
    void refreshAll();
    [[nodiscard]] NodeLook lookOf(const GraphNode& node) const;
    [[nodiscard]] EdgeLayer::Ends endsOf(const PortRef& from, const PortRef& to) const;
    [[nodiscard]] const TensorSpec* specAt(const PortRef& output) const;
    [[nodiscard]] WireStyle styleOf(const PortRef& from, const PortRef& to) const;
    void indexGraph();
    void dropLostSelection();

    CanvasFonts m_fonts;
    Graph m_graph;
    std::unordered_map<std::string, const GraphNode*> m_byId;
    ShapeReport m_report;
    std::unordered_map<std::string, Problem> m_problems;
    NodeSnapshots m_snapshots;
    HeatMeasure m_measure = HeatMeasure::GradientNorm;
    HeatScale m_heat;
    std::unordered_map<std::string, NodeItem*> m_nodes;
    EdgeLayer* m_edges;
    std::set<std::string> m_selected;
    std::set<std::string> m_stale;  ///< nodes whose snapshot is newer than what they show
};

}  // namespace ts
