#include "widgets/charts/line_chart.h"

#include <algorithm>

#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QVBoxLayout>

#include "widgets/charts/chart_axes.h"
#include "widgets/charts/chart_legend.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/curve_layer.h"
#include "widgets/charts/hover_layer.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/themed_label.h"

namespace ts {

namespace {

constexpr Range kNothing{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
constexpr QPointF kNowhere{-1, -1};

/// Leaves out curves far from the cursor where not all fit into the box.
void keepNearest(Hover& hover, double y, double height)
{
    constexpr double kLine = 20;
    const auto room = static_cast<std::size_t>(std::max(3.0, height / kLine - 2));
    if (hover.values.size() <= room)
        return;
    const auto distance = [y](const HoverValue& value) { return value.at ? std::abs(value.at->y() - y) : 1e9; };
    std::stable_sort(hover.values.begin(), hover.values.end(),
                     [&](const HoverValue& a, const HoverValue& b) { return distance(a) < distance(b); });
    hover.values.resize(room);
}

}  // namespace

LineChart::LineChart(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_titleRow(new QHBoxLayout),
      m_chart(new QChart),
      m_view(new ChartView(m_chart)),
      m_axes(std::make_unique<ChartAxes>(m_chart)),
      m_layer(new CurveLayer(m_chart)),
      m_hoverLayer(new HoverLayer(m_chart))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    auto* titleLabel = new ThemedLabel(title, &Theme::text);
    titleLabel->setFont(uiFont(0, QFont::DemiBold));
    titleLabel->setMinimumHeight(titleLabel->fontMetrics().height() + 4);
    m_titleRow->setSpacing(2);
    m_titleRow->addWidget(titleLabel);
    m_titleRow->addStretch(1);
    layout->addLayout(m_titleRow);
    layout->addWidget(m_view, 1);
    m_view->setAccessibleName(title);
    m_view->setAccessibleDescription(tr("Wheel zooms, drag selects an area, Shift+drag pans, double click shows everything"));
    setFocusProxy(m_view);
    buildChart();
    connectView();
    m_averaging.setSingleShot(true);
    connect(&m_averaging, &QTimer::timeout, this, &LineChart::advanceAverages);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &LineChart::applyTheme);
    refresh();
}

LineChart::~LineChart() = default;

void LineChart::buildChart()
{
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setMargins(QMargins(0, 7, 18, 0));
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    constexpr double kAboveGrid = 100;
    m_layer->setZValue(kAboveGrid);
    m_hoverLayer->setZValue(kAboveGrid + 1);
}

void LineChart::connectView()
{
    connect(m_chart, &QChart::plotAreaChanged, this, &LineChart::refresh);
    connect(m_view, &ChartView::zoomXRequested, this, [this](double factor, double pixel) {
        m_viewport.zoomX(factor, m_scale.xAt(pixel));
        refresh();
    });
    connect(m_view, &ChartView::zoomYRequested, this, [this](double factor, double pixel) {
        m_viewport.zoomY(factor, m_scale.yAt(pixel), m_scale.y);
        refresh();
    });
    connect(m_view, &ChartView::panRequested, this, &LineChart::pan);
    connect(m_view, &ChartView::areaRequested, this, &LineChart::showArea);
    connect(m_view, &ChartView::resetRequested, this, &LineChart::resetZoom);
    connect(m_view, &ChartView::selectionChanged, this, [this](const QRectF& area) { m_hoverLayer->setSelection(area); });
    connect(m_view, &ChartView::hovered, this, &LineChart::hover);
    connect(m_view, &ChartView::left, this, [this] { hover(kNowhere); });
}

void LineChart::applyTheme()
{
    m_axes->applyTheme();
    refresh();
}

int LineChart::addSeries(const QString& name, bool smoothed)
{
    const auto series = m_curves.size();
    m_curves.emplace_back(name.isEmpty() ? m_view->accessibleName() : name, smoothed);
    m_curves.back().setSmoothing(m_smoothing);
    if (name.isEmpty())
        return static_cast<int>(series);
    auto* entry = new LegendEntry(name, static_cast<int>(series));
    m_titleRow->addWidget(entry);
    connect(entry, &QAbstractButton::toggled, this, [this, series](bool on) {
        m_curves[series].visible = on;
        refresh();
    });
    return static_cast<int>(series);
}

void LineChart::append(int series, double step, double value)
{
    m_curves[static_cast<std::size_t>(series)].append(step, value);
}

void LineChart::addMarker(double step, const QString& text)
{
    m_markers.push_back({step, text});
    refresh();
}

void LineChart::clearData()
{
    for (Curve& curve : m_curves)
        curve.clear();
    m_markers.clear();
    resetZoom();
}

void LineChart::setSmoothing(double smoothing)
{
    m_smoothing = smoothing;
    for (Curve& curve : m_curves)
        curve.setSmoothing(smoothing);
    advanceAverages();
}

void LineChart::advanceAverages()
{
    std::size_t budget = 100'000;  // a few milliseconds of work
    bool done = true;
    for (Curve& curve : m_curves) {
        budget -= curve.advance(budget);
        done = curve.isUpToDate() && done;
    }
    if (done)
        refresh();
    else
        m_averaging.start(0);
}

void LineChart::setLogScale(bool log)
{
    m_scale.log = log;
    m_viewport.freeY();
    refresh();
}

void LineChart::setPercent(bool percent)
{
    m_percent = percent;
    refresh();
}

void LineChart::setExpectedEnd(double step)
{
    m_expectedEnd = step;
    refresh();
}

void LineChart::resetZoom()
{
    m_viewport.reset();
    refresh();
}

void LineChart::updateFullRange()
{
    Range full{0, std::max(1.0, m_expectedEnd)};
    for (const Curve& curve : m_curves)
        if (!curve.raw().empty()) {
            full.low = std::min(full.low, curve.raw().x(0));
            full.high = std::max(full.high, curve.raw().x(curve.raw().size() - 1));
        }
    m_viewport.setFull(full);
}

Range LineChart::visibleY(std::vector<std::vector<QPointF>>& points) const
{
    const int columns = std::max(1, static_cast<int>(m_scale.plot.width()));
    Range seen = kNothing;
    points.resize(2 * m_curves.size());
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        points[2 * i].clear();
        points[2 * i + 1].clear();
        if (!m_curves[i].visible)
            continue;
        m_curves[i].raw().query(m_scale.x.low, m_scale.x.high, columns, points[2 * i]);
        if (m_curves[i].isSmoothed())
            m_curves[i].average().query(m_scale.x.low, m_scale.x.high, columns / 2, points[2 * i + 1]);
        includeY(points[2 * i], m_scale, seen);
    }
    return seen;
}

std::vector<ChartLine> LineChart::linesOf(const std::vector<std::vector<QPointF>>& points) const
{
    std::vector<ChartLine> lines;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const QColor colour = theme().series(static_cast<int>(i));
        lines.push_back({colour, toPixels(points[2 * i], m_scale), m_curves[i].isSmoothed()});
        if (m_curves[i].isSmoothed())
            lines.push_back({colour, toPixels(points[2 * i + 1], m_scale), false});
    }
    return lines;
}

std::vector<ChartMarker> LineChart::markersInPixels() const
{
    std::vector<ChartMarker> markers;
    for (const Marker& marker : m_markers)
        if (marker.step >= m_scale.x.low && marker.step <= m_scale.x.high)
            markers.push_back({std::round(m_scale.toPixel({marker.step, 1}).x()) + 0.5, marker.text});
    return markers;
}

void LineChart::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void LineChart::refresh()
{
    if (!isVisible())
        return;
    updateFullRange();
    m_scale.plot = m_chart->plotArea();
    m_scale.x = m_viewport.x();
    std::vector<std::vector<QPointF>> points;
    const Range seen = visibleY(points);
    m_scale.y = m_viewport.y().value_or(niceRange(seen, m_scale.log));
    if (m_percent && !m_viewport.y() && seen.high <= 1)
        m_scale.y.high = std::min(m_scale.y.high, 1.0);
    m_axes->show(m_scale, m_percent);
    PlotContent content{m_scale.plot, {}, linesOf(points), markersInPixels()};
    for (const Tick& tick : m_axes->yTicks())
        content.grid.push_back(m_scale.axisToPixel(tick.at));
    placeMarkers(content.markers, content.plot, content.lines);
    m_layer->setContent(std::move(content));
    m_hoverLayer->setPlot(m_scale.plot);
    hover(m_hoverAt);
}

void LineChart::pan(const QPointF& distance)
{
    m_viewport.panX(-distance.x() / m_scale.plot.width() * m_scale.x.width());
    if (m_viewport.y())
        m_viewport.panY(distance.y() / m_scale.plot.height() * m_scale.y.width(), m_scale.y);
    refresh();
}

void LineChart::showArea(const QRectF& area)
{
    const Range y{m_scale.yAt(area.bottom()), m_scale.yAt(area.top())};
    m_viewport.showX({m_scale.xAt(area.left()), m_scale.xAt(area.right())});
    if (area.height() < m_scale.plot.height() - 1)
        m_viewport.showY(y);
    refresh();
}

QString LineChart::valueText(double value) const
{
    return m_percent ? percentText(value) : realText(value, 4);
}

Hover LineChart::hoverAt(double x) const
{
    Hover hover;
    double step = x;
    double nearest = std::numeric_limits<double>::infinity();
    for (const Curve& curve : m_curves)
        if (const auto at = curve.raw().nearest(x); at && curve.visible && std::abs(curve.raw().x(*at) - x) < nearest) {
            step = curve.raw().x(*at);
            nearest = std::abs(step - x);
        }
    hover.x = m_scale.toPixel({step, 1}).x();
    hover.title = tr("step %1").arg(countText(static_cast<std::int64_t>(step)));
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const Curve& curve = m_curves[i];
        const auto at = curve.raw().nearest(step);
        if (!at || !curve.visible)
            continue;
        const auto averaged = curve.isSmoothed() ? curve.average().nearest(step) : std::nullopt;
        const double y = averaged ? curve.average().y(*averaged) : curve.raw().y(*at);
        const QPointF point = m_scale.toPixel({curve.raw().x(*at), y});
        const bool inside = std::isfinite(point.y()) && m_scale.plot.contains(point);
        hover.values.push_back({theme().series(static_cast<int>(i)), curve.name(), valueText(curve.raw().y(*at)),
                                inside ? std::optional(point) : std::nullopt});
    }
    return hover;
}

void LineChart::hover(const QPointF& position)
{
    m_hoverAt = position;
    if (!m_scale.plot.contains(position)) {
        m_hoverLayer->setHover(std::nullopt);
        return;
    }
    Hover found = hoverAt(m_scale.xAt(position.x()));
    keepNearest(found, position.y(), m_scale.plot.height());
    m_hoverLayer->setHover(found.values.empty() ? std::nullopt : std::optional(std::move(found)));
}

}  // namespace ts
