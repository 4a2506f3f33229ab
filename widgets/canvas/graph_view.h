#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>

#include <QGraphicsView>
#include <QTimer>

#include "engine/graph/graph_document.h"
#include "engine/graph/graph_edit.h"
#include "engine/graph/shape_report.h"
#include "engine/train/telemetry.h"
#include "widgets/canvas/heat_scale.h"

namespace ts {

class CanvasInput;
class CanvasOverlays;
class GraphScene;
struct OpenWires;

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
    /// What the colours of nodes and wires tell.
    void setHeatMeasure(HeatMeasure measure);
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

    /// Moves the selected nodes by so many canvas units. Returns whether there were any.
    bool nudgeSelection(const QPoint& by);

    /// In scene coordinates; empty where there is no such node or port.
    [[nodiscard]] QPointF nodeCenter(const std::string& id) const;
    [[nodiscard]] QRectF nodeRect(const std::string& id) const;
    [[nodiscard]] QPointF portPosition(const PortRef& port, bool input) const;

    // For the gestures and the overlays.
    [[nodiscard]] GraphScene& graphScene() const { return *m_scene; }
    /// Pixels per canvas unit.
    [[nodiscard]] double zoom() const { return transform().m11(); }
    void zoomAt(QPoint at, double factor);
    void panBy(QPoint pixels);
    /// The part of the scene on screen.
    [[nodiscard]] QRectF visibleArea() const;
    void requestEdit(const GraphEdit& edit, const QString& text);
    void showHint(const QString& text, QPoint at);
    /// Opens the list of the types that take these wires; the chosen one is connected.
    void openSearchFor(const OpenWires& wires, QPoint at);
    /// Where a new node of this type stands when its middle is to be at `centre`.
    [[nodiscard]] Position placeFor(const NodeType& type, QPointF centre) const;
    [[nodiscard]] static QString titleOf(const NodeType& type);

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

protected:
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void frame(const QRectF& area, double largest);
    void beginDraft();
    void endDraft();
    [[nodiscard]] QPoint pointer() const;

    std::unique_ptr<GraphScene> m_scene;
    std::unique_ptr<CanvasOverlays> m_overlays;
    std::unique_ptr<CanvasInput> m_input;
    std::set<std::string> m_awaited;  ///< nodes asked for, selected when they come
    QTimer m_draftEnd;
};

}  // namespace ts
