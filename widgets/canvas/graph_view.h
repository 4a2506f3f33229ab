#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>

#include <QGraphicsView>

#include "engine/graph/graph_document.h"
#include "engine/graph/graph_edit.h"
#include "engine/graph/shape_report.h"
#include "engine/train/telemetry.h"

namespace ts {

class CanvasOverlays;
class Gesture;
class GraphScene;

/// The node canvas. It shows a graph, its shape report and the last snapshots, and turns gestures into edits: a gesture
/// previews on screen and emits one editRequested on release. The owner applies the edit and answers with applyDelta.
class GraphView : public QGraphicsView {
    Q_OBJECT
public:
    explicit GraphView(QWidget* parent = nullptr);
    ~GraphView() override;

    /// Shows another graph; selection and snapshots are dropped.
    void setGraph(const Graph& graph);
    /// Follows an edit of the graph shown: only the items named in the delta are updated.
    void applyDelta(const Graph& graph, const GraphDelta& delta);
    void setReport(const ShapeReport& report);
    /// What the last step showed of these nodes; others keep what they had.
    void setNodeSnapshots(std::span<const NodeSnapshot> snapshots);
    void clearSnapshots();

    [[nodiscard]] std::set<std::string> selectedNodes() const;
    void select(const std::set<std::string>& ids);
    void selectAll();

    void frameAll();
    void frameSelection();
    /// Selects the node and brings it to the middle of the view.
    void focusNode(const std::string& id);

    /// Asks for a new node in the middle of the view.
    void addNodeAtCenter(const QString& type);
    void deleteSelection();
    void duplicateSelection();
    /// The selected nodes and the wires between them.
    [[nodiscard]] Graph copySelection() const;
    /// Asks for a copy of these nodes, at the cursor where it is over the view, else in its middle.
    void pasteGraph(const Graph& part);
    /// Opens the list of node types at the cursor, or in the middle of the view.
    void openSearch();

    /// In scene coordinates; empty where there is no such node or port.
    [[nodiscard]] QPointF nodeCenter(const std::string& id) const;
    [[nodiscard]] QRectF nodeRect(const std::string& id) const;
    [[nodiscard]] QPointF portPosition(const PortRef& port, bool input) const;

Q_SIGNALS:
    /// The user asks for this edit; `text` names it for the undo list.
    void editRequested(const ts::GraphEdit& edit, const QString& text);
    void selectionChanged();
    /// Why something was refused, or what a release would do; empty clears it.
    void hintRequested(const QString& text);
    /// A node was double-clicked.
    void nodeActivated(const QString& id);
    /// The right button was clicked, on a node or on empty canvas (empty id).
    void menuRequested(const QPoint& globalPosition, const QString& id);

private:
    std::unique_ptr<GraphScene> m_scene;
};

}  // namespace ts
