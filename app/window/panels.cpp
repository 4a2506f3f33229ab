#include "app/window/panels.h"

#include <algorithm>

#include <QMainWindow>

#include "app/document/document.h"
#include "app/document/repair.h"
#include "app/window/tab_dock.h"
#include "engine/train/rate_preview.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/inspector/decision_surface_view.h"
#include "widgets/inspector/inspector.h"
#include "widgets/palette/palette.h"
#include "widgets/problems/problems_view.h"
#include "widgets/properties/properties_panel.h"

namespace ts {

namespace {

constexpr int kPaletteWidth = 200;
constexpr int kSideWidth = 290;
constexpr int kBottomHeight = 270;

bool isPlane(const NodeReport& report)
{
    return !report.outputs.empty() && report.outputs.front().shape == SymbolicShape{kBatch, Dim(2)};
}

QString titleOf(const GraphNode& node)
{
    const NodeType* type = find_node_type(node.type);
    return QString::fromStdString(!node.label.empty() ? node.label : type ? type->title : node.type);
}

}  // namespace

bool hasPlaneInput(const Graph& graph, const ShapeReport& report)
{
    return std::any_of(graph.nodes.begin(), graph.nodes.end(), [&](const GraphNode& node) {
        const NodeType* type = find_node_type(node.type);
        const auto found = report.nodes.find(node.id);
        return type && type->category == Category::Data && found != report.nodes.end() && isPlane(found->second);
    });
}

Panels::Panels(Document& document, GraphView& canvas, QMainWindow* window)
    : QObject(window),
      m_document(document),
      m_canvas(canvas),
      m_window(window),
      m_paletteDock(new TabDock(QStringLiteral("paletteDock"), window)),
      m_side(new TabDock(QStringLiteral("sideDock"), window)),
      m_bottom(new TabDock(QStringLiteral("bottomDock"), window))
{
    m_paletteDock->addPage([this] { return makePalette(); });
    m_side->addPage([this] { return makeProperties(); });
    m_side->addPage([this] { return makeInspector(); });
    m_side->addPage([this] { return makeProblems(); });
    m_bottom->addPage([this] { return makeCharts(); });
    m_bottom->addPage([this] { return makeSurface(); });
    m_paletteDock->hideStrip();
    m_bottom->setPageVisible(SurfacePage, false);
    for (TabDock* dock : {m_side, m_bottom}) {
        connect(dock, &TabDock::pageShown, this, &Panels::wantedChanged);
        connect(dock, &QDockWidget::visibilityChanged, this, &Panels::wantedChanged);
    }
    connect(&document, &Document::replaced, this, &Panels::showDocument);
    connect(&document, &Document::changed, this, &Panels::showDocument);
    connect(&document, &Document::reportChanged, this, &Panels::showReport);
    connectCanvas();
    refresh();
}

void Panels::connectCanvas()
{
    connect(&m_canvas, &GraphView::selectionChanged, this, &Panels::showSelection);
    connect(&m_canvas, &GraphView::nodeActivated, this, [this] { m_side->showPage(PropertiesPage); });
}

void Panels::applyDefaultLayout()
{
    m_window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    m_window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_window->addDockWidget(Qt::LeftDockWidgetArea, m_paletteDock);
    m_window->addDockWidget(Qt::RightDockWidgetArea, m_side);
    m_window->addDockWidget(Qt::BottomDockWidgetArea, m_bottom);
    for (TabDock* dock : {m_paletteDock, m_side, m_bottom}) {
        dock->setFloating(false);
        dock->show();
    }
    m_window->resizeDocks({m_paletteDock, m_side}, {kPaletteWidth, kSideWidth}, Qt::Horizontal);
    m_window->resizeDocks({m_bottom}, {std::min(kBottomHeight, m_window->height() / 3)}, Qt::Vertical);
}

void Panels::refresh()
{
    m_paletteDock->setPageTitle(0, tr("Nodes"));
    m_paletteDock->setWindowTitle(tr("Palette"));
    m_side->setPageTitle(PropertiesPage, tr("Properties"));
    m_side->setPageTitle(InspectorPage, tr("Inspector"));
    m_side->setPageTitle(ProblemsPage, tr("Problems"));
    m_side->setWindowTitle(tr("Side panel"));
    m_bottom->setPageTitle(ChartsPage, tr("Charts"));
    m_bottom->setPageTitle(SurfacePage, tr("Decision surface"));
    m_bottom->setWindowTitle(tr("Bottom panel"));
}

void Panels::remake()
{
    for (TabDock* dock : {m_paletteDock, m_side, m_bottom})
        dock->remakePages();
}

void Panels::focusPalette()
{
    m_paletteDock->showPage(0);
    if (m_palette)
        m_palette->focusSearch();
}

QWidget* Panels::makePalette()
{
    m_palette = new Palette;
    connect(m_palette, &Palette::typeActivated, &m_canvas, &GraphView::addNodeAtCenter);
    return m_palette;
}

QWidget* Panels::makeProperties()
{
    m_properties = new PropertiesPanel;
    m_properties->setDevices({QStringLiteral("cpu"), QStringLiteral("cuda")});
    connect(m_properties, &PropertiesPanel::editRequested, &m_document, &Document::edit);
    connect(m_properties, &PropertiesPanel::fixRequested, this, &Panels::repair);
    m_properties->setBaseDir(m_document.folder());
    m_properties->setDocument(m_document.value());
    m_properties->setReport(m_document.report());
    showRates();
    m_properties->setSelection(m_canvas.selectedNodes());
    m_properties->setRunning(m_running);
    return m_properties;
}

QWidget* Panels::makeInspector()
{
    m_inspector = new Inspector;
    connect(m_inspector, &Inspector::sliceRequested, this, &Panels::wantedChanged);
    inspectSelection();
    return m_inspector;
}

QWidget* Panels::makeProblems()
{
    m_problems = new ProblemsView;
    connect(m_problems, &ProblemsView::nodeRequested, this,
            [this](const QString& id) { m_canvas.focusNode(id.toStdString()); });
    connect(m_problems, &ProblemsView::fixRequested, this, &Panels::repair);
    m_problems->setReport(m_document.report());
    return m_problems;
}

QWidget* Panels::makeCharts()
{
    m_charts = new ChartsPanel;
    if (!m_history.series.empty()) {
        m_charts->beginRun(m_history.series, m_history.steps);
        m_charts->append(m_history.take());
        for (const auto& [step, text] : m_history.markers)
            m_charts->addMarker(step, text);
    }
    return m_charts;
}

QWidget* Panels::makeSurface()
{
    m_surface = new DecisionSurfaceView;
    if (m_latest.surface)
        m_surface->setSurface(*m_latest.surface);
    return m_surface;
}

void Panels::showDocument()
{
    if (!m_properties)
        return;
    m_properties->setBaseDir(m_document.folder());
    m_properties->setDocument(m_document.value());
}

void Panels::showReport()
{
    const ShapeReport& report = m_document.report();
    m_side->setPageCount(ProblemsPage, static_cast<int>(report.problems.size()));
    m_bottom->setPageVisible(SurfacePage, hasPlaneInput(m_document.value().graph, report));
    if (m_properties)
        m_properties->setReport(report);
    showRates();
    if (m_problems)
        m_problems->setReport(report);
}

void Panels::showRates()
{
    constexpr std::size_t kPoints = 200;
    if (!m_properties)
        return;
    const GraphDocument& document = m_document.value();
    m_properties->setRates(rate_preview(document.training, expected_steps_an_epoch(document, m_document.report()), kPoints));
}

void Panels::showSelection()
{
    m_document.endMerge();
    if (m_properties)
        m_properties->setSelection(m_canvas.selectedNodes());
    inspectSelection();
    Q_EMIT wantedChanged();
}

void Panels::inspectSelection()
{
    if (!m_inspector)
        return;
    const std::set<std::string> selected = m_canvas.selectedNodes();
    const GraphNode* node = selected.size() == 1 ? m_document.value().graph.find(*selected.begin()) : nullptr;
    if (!node)
        return m_inspector->setNode(QString(), QString());
    const auto found = m_document.report().nodes.find(node->id);
    const bool hasWeight = found != m_document.report().nodes.end() && found->second.parameter_count > 0;
    m_inspector->setNode(QString::fromStdString(node->id), titleOf(*node), hasWeight);
    m_inspector->showSnapshot(m_latest);
}

void Panels::repair(const Problem& problem)
{
    m_document.edit(repairEdit(m_document.value().graph, problem), tr("Insert %1").arg(QString::fromStdString(problem.fix)));
}

void Panels::beginRun(const std::vector<SeriesInfo>& series, std::int64_t steps)
{
    m_history.begin(series, steps);
    if (m_charts)
        m_charts->beginRun(series, steps);
    if (m_inspector)
        m_inspector->clearData();
}

void Panels::addSeries(const std::vector<SeriesInfo>& series)
{
    m_history.addSeries(series);
    if (m_charts)
        m_charts->addSeries(series);
}

void Panels::addSamples(std::span<const ScalarSample> samples)
{
    if (m_charts)
        m_charts->append(samples);
    else
        m_history.add(samples);
}

void Panels::addMarker(std::int64_t step, const QString& text)
{
    m_history.markers.emplace_back(step, text);
    if (m_charts)
        m_charts->addMarker(step, text);
}

void Panels::showSnapshot(const Snapshot& snapshot)
{
    m_latest = snapshot;
    m_canvas.setNodeSnapshots(snapshot.nodes);
    if (m_inspector)
        m_inspector->showSnapshot(snapshot);
    if (m_surface && snapshot.surface)
        m_surface->setSurface(*snapshot.surface);
}

void Panels::clearRun()
{
    m_history = {};
    m_latest = {};
    m_canvas.clearSnapshots();
    if (m_charts)
        m_charts->clear();
    if (m_inspector)
        m_inspector->clearData();
    if (m_surface)
        m_surface->clear();
}

void Panels::setRunning(bool running)
{
    m_running = running;
    if (m_properties)
        m_properties->setRunning(running);
}

void Panels::setHeatMeasure(HeatMeasure measure)
{
    m_heatMeasure = measure;
    m_canvas.setHeatMeasure(measure);
    Q_EMIT wantedChanged();
}

SnapshotRequest Panels::wanted() const
{
    SnapshotRequest request;
    request.timings = m_heatMeasure == HeatMeasure::Time;
    request.nodes = m_canvas.isVisible();
    request.surface = m_bottom->isPageShown(SurfacePage);
    if (m_inspector && m_side->isPageShown(InspectorPage)) {
        request.slice_node = m_inspector->node().toStdString();
        request.slice_what = m_inspector->what().toStdString();
    }
    return request;
}

}  // namespace ts
