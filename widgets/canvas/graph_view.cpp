#include "widgets/canvas/graph_view.h"

#include <algorithm>

#include <QHelpEvent>
#include <QPaintEvent>
#include <QScrollBar>
#include <QToolTip>

#include "widgets/canvas/canvas_grid.h"
#include "widgets/canvas/canvas_input.h"
#include "widgets/canvas/canvas_overlays.h"
#include "widgets/canvas/canvas_tooltip.h"
#include "widgets/canvas/graph_scene.h"
#include "widgets/canvas/node_edits.h"
#include "widgets/canvas/node_search.h"
#include "widgets/canvas/overview_painter.h"
#include "widgets/text/engine_text.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr double kSmallestZoom = 0.05;
constexpr double kLargestZoom = 4;
constexpr double kFrameMargin = 48;
constexpr int kDraftMilliseconds = 120;
constexpr std::size_t kManyNodes = 300;
constexpr double kPasteOffset = 32;

bool reallyFits(const NodeType& type, const OpenWires& wires)
{
    return fittingPort(type, wires.kind, wires.fixedAreOutputs) != nullptr;
}

}  // namespace

GraphView::GraphView(QWidget* parent)
    : QGraphicsView(parent),
      m_scene(std::make_unique<GraphScene>()),
      m_overlays(std::make_unique<CanvasOverlays>(*this)),
      m_input(std::make_unique<CanvasInput>(*this))
{
    setScene(m_scene.get());
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setViewportUpdateMode(SmartViewportUpdate);
    setOptimizationFlag(DontSavePainterState);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(AnchorViewCenter);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Graph"));
    m_draftEnd.setSingleShot(true);
    m_draftEnd.setInterval(kDraftMilliseconds);
    connect(&m_draftEnd, &QTimer::timeout, this, &GraphView::endDraft);
    connect(m_scene.get(), &GraphScene::selectedChanged, this, &GraphView::selectionChanged);
    connect(m_scene.get(), &GraphScene::layoutChanged, this, [this] { m_overlays->layoutChanged(); });
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] { m_scene->refreshLooks(); });
    centerOn(0, 0);
}

GraphView::~GraphView()
{
    m_input->cancel();
    // Leaving the scene scrolls, which the overlays follow; both must still be there.
    setScene(nullptr);
}

void GraphView::setGraph(const Graph& graph)
{
    m_input->cancel();
    m_awaited.clear();
    m_scene->setGraph(graph);
    m_overlays->setScale(m_scene->heat());
}

void GraphView::applyDelta(const Graph& graph, const GraphDelta& delta)
{
    m_input->cancel();
    m_scene->applyDelta(graph, delta);
    std::set<std::string> arrived;
    std::set_intersection(m_awaited.begin(), m_awaited.end(), delta.added.begin(), delta.added.end(),
                          std::inserter(arrived, arrived.end()));
    if (!arrived.empty())
        m_scene->setSelected(arrived);
}

void GraphView::setReport(const ShapeReport& report)
{
    m_scene->setReport(report);
}

void GraphView::setNodeSnapshots(std::span<const NodeSnapshot> snapshots)
{
    m_scene->setSnapshots(snapshots);
    m_overlays->setScale(m_scene->heat());
}

void GraphView::setHeatMeasure(HeatMeasure measure)
{
    m_scene->setHeatMeasure(measure);
    m_overlays->setScale(m_scene->heat());
}

void GraphView::clearSnapshots()
{
    m_scene->clearSnapshots();
    m_overlays->setScale(m_scene->heat());
}

std::set<std::string> GraphView::selectedNodes() const
{
    return m_scene->selected();
}

void GraphView::select(const std::set<std::string>& ids)
{
    m_scene->setSelected(ids);
}

void GraphView::selectAll()
{
    std::set<std::string> ids;
    for (const auto& [id, item] : m_scene->nodes())
        ids.insert(id);
    m_scene->setSelected(ids);
}

void GraphView::frameAll()
{
    // Wires that turn around reach beyond the nodes.
    QRectF area = m_scene->contentRect();
    for (const Wire& wire : m_scene->edges().wires())
        area |= wire.shape.bounds;
    frame(area, 1);
}

void GraphView::frameSelection()
{
    QRectF area;
    for (const std::string& id : m_scene->selected())
        area |= nodeRect(id);
    frame(area, 1.5);
}

void GraphView::frame(const QRectF& area, double largest)
{
    if (area.isEmpty())
        return;
    const QRectF wanted = area.adjusted(-kFrameMargin, -kFrameMargin, kFrameMargin, kFrameMargin);
    const double fit = std::min(viewport()->width() / wanted.width(), viewport()->height() / wanted.height());
    const double scale = std::clamp(fit, kSmallestZoom, largest);
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(area.center());
    m_overlays->viewMoved();
}

void GraphView::focusNode(const std::string& id)
{
    if (m_scene->node(id) == nullptr)
        return;
    select({id});
    centerOn(nodeCenter(id));
}

void GraphView::addNodeAtCenter(const QString& type)
{
    if (const NodeType* found = find_node_type(type.toStdString()))
        requestEdit(addNodeEdit(m_scene->graph(), *found, placeFor(*found, visibleArea().center())),
                    tr("Add %1").arg(titleOf(*found)));
}

void GraphView::deleteSelection()
{
    if (!m_scene->selected().empty())
        requestEdit(remove_nodes(m_scene->graph(), m_scene->selected()), tr("Delete nodes"));
}

void GraphView::duplicateSelection()
{
    if (!m_scene->selected().empty())
        requestEdit(paste(m_scene->graph(), copySelection(), {kPasteOffset, kPasteOffset}), tr("Duplicate nodes"));
}

Graph GraphView::copySelection() const
{
    return extract(m_scene->graph(), m_scene->selected());
}

void GraphView::pasteGraph(const Graph& part)
{
    if (part.nodes.empty())
        return;
    QPointF corner(part.nodes.front().position.x, part.nodes.front().position.y);
    for (const GraphNode& node : part.nodes)
        corner = {std::min(corner.x(), node.position.x), std::min(corner.y(), node.position.y)};
    const Position at = snapped(mapToScene(pointer()) - corner);
    requestEdit(paste(m_scene->graph(), part, at), tr("Paste nodes"));
}

bool GraphView::nudgeSelection(const QPoint& by)
{
    MoveNodes moves;
    for (const std::string& id : m_scene->selected())
        if (const GraphNode* node = m_scene->graph().find(id))
            moves.positions.push_back({id, {node->position.x + by.x(), node->position.y + by.y()}});
    if (moves.positions.empty())
        return false;
    requestEdit({{std::move(moves)}}, tr("Move nodes"));
    return true;
}

void GraphView::openSearch()
{
    openSearchFor({}, pointer());
}

void GraphView::openSearchFor(const OpenWires& wires, QPoint at)
{
    NodeTypeFilter filter;
    if (!wires.fixed.empty())
        filter = [wires](const NodeType& type) { return reallyFits(type, wires); };
    auto* search = new NodeSearch(std::move(filter), this);
    connect(search, &NodeSearch::chosen, this, [this, wires, where = mapToScene(at)](const QString& name) {
        const NodeType* type = find_node_type(name.toStdString());
        requestEdit(addConnectedEdit(m_scene->graph(), *type, placeFor(*type, where), wires), tr("Add %1").arg(titleOf(*type)));
        setFocus();
    });
    search->open(viewport()->mapToGlobal(at));
}

QPointF GraphView::nodeCenter(const std::string& id) const
{
    return nodeRect(id).center();
}

QRectF GraphView::nodeRect(const std::string& id) const
{
    const NodeItem* item = m_scene->node(id);
    return item == nullptr ? QRectF() : item->sceneRect();
}

QPointF GraphView::portPosition(const PortRef& port, bool input) const
{
    return m_scene->portPosition(port, input);
}

void GraphView::zoomAt(QPoint at, double factor)
{
    const double scale = std::clamp(zoom() * factor, kSmallestZoom, kLargestZoom);
    const QPointF fixed = mapToScene(at);
    beginDraft();
    setTransform(QTransform::fromScale(scale, scale));
    panBy(at - mapFromScene(fixed));
    m_overlays->viewMoved();
}

void GraphView::panBy(QPoint pixels)
{
    beginDraft();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - pixels.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - pixels.y());
}

QRectF GraphView::visibleArea() const
{
    return mapToScene(viewport()->rect()).boundingRect();
}

void GraphView::requestEdit(const GraphEdit& edit, const QString& text)
{
    if (edit.empty())
        return;
    const std::vector<std::string> added = addedNodes(edit);
    m_awaited = std::set<std::string>(added.begin(), added.end());
    Q_EMIT editRequested(edit, text);
}

void GraphView::showHint(const QString& text, QPoint at)
{
    m_overlays->say(text, at);
    Q_EMIT hintRequested(text);
}

Position GraphView::placeFor(const NodeType& type, QPointF centre) const
{
    GraphNode node;
    node.type = type.name;
    const QSizeF size = layOutNode(describeNode({node, &type, nullptr, nullptr, nullptr, {}, {}}, {}), m_scene->fonts()).size;
    return snapped(centre - QPointF(size.width() / 2, size.height() / 2));
}

QString GraphView::titleOf(const NodeType& type)
{
    return engineText(type.title);
}

QPoint GraphView::pointer() const
{
    const QPoint at = m_input->cursor();
    return viewport()->rect().contains(at) ? at : viewport()->rect().center();
}

void GraphView::beginDraft()
{
    if (m_scene->nodes().size() < kManyNodes)
        return;
    m_scene->edges().setDraft(true);
    setRenderHint(QPainter::Antialiasing, false);
    m_draftEnd.start();
}

void GraphView::endDraft()
{
    m_scene->edges().setDraft(false);
    setRenderHint(QPainter::Antialiasing, true);
    viewport()->update();
}

bool GraphView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), canvasToolTip(*m_scene, mapToScene(help->pos()), zoom()), viewport());
        return true;
    }
    return m_input->mouse(*event) || QGraphicsView::viewportEvent(event);
}

void GraphView::changeEvent(QEvent* event)
{
    QGraphicsView::changeEvent(event);
    const bool texts = event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange;
    if (texts && m_scene)
        m_scene->refreshLooks();
}

void GraphView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    m_overlays->arrange();
}

void GraphView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    if (m_overlays)
        m_overlays->viewMoved();
}

void GraphView::paintEvent(QPaintEvent* event)
{
    if (zoom() < kBlockZoom) {
        QPainter painter(viewport());
        painter.setTransform(viewportTransform());
        paintOverview(painter, *m_scene, mapToScene(event->rect().adjusted(-1, -1, 1, 1)).boundingRect(), zoom());
        m_input->paint(painter, zoom());
        return;
    }
    m_scene->prepare(visibleArea(), zoom());
    QGraphicsView::paintEvent(event);
}

void GraphView::drawBackground(QPainter* painter, const QRectF& rect)
{
    paintGrid(*painter, rect, zoom());
}

void GraphView::drawForeground(QPainter* painter, const QRectF&)
{
    m_input->paint(*painter, zoom());
}

void GraphView::keyPressEvent(QKeyEvent* event)
{
    event->setAccepted(m_input->keyPress(*event));
}

void GraphView::keyReleaseEvent(QKeyEvent* event)
{
    event->setAccepted(m_input->keyRelease(*event));
}

void GraphView::focusOutEvent(QFocusEvent* event)
{
    m_input->forgetKeys();
    QGraphicsView::focusOutEvent(event);
}

bool GraphView::focusNextPrevChild(bool next)
{
    // Tab opens the search; Shift+Tab leaves the canvas.
    return !next && QGraphicsView::focusNextPrevChild(next);
}

}  // namespace ts
