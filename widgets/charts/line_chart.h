#pragma once

#include <memory>
#include <vector>

#include <QTimer>
#include <QWidget>

#include "widgets/charts/chart_viewport.h"
#include "widgets/charts/curve.h"

class QChart;
class QHBoxLayout;

namespace ts {

class ChartAxes;
class ChartView;
class CurveLayer;
class HoverLayer;
struct ChartLine;
struct ChartMarker;
struct Hover;

/// Curves over training steps: the smoothed line over its faint raw trace. The range follows the data until the user zooms;
/// see ChartView for the gestures.
class LineChart : public QWidget {
    Q_OBJECT
public:
    explicit LineChart(const QString& title, QWidget* parent = nullptr);
    ~LineChart() override;

    /// Adds a curve and returns its index; colours follow the order of the calls. Without a name it stands for the whole
    /// chart and gets no entry in the legend. Curves with few samples that are averages
    /// already, as validation has, are better not `smoothed`.
    int addSeries(const QString& name, bool smoothed = true);
    /// Adds one point without repainting. A `step` below the last one of this curve counts as the last one; NaN and infinity
    /// make a gap.
    void append(int series, double step, double value);
    /// Shows what was appended: one repaint. Does nothing while the chart is hidden.
    void refresh();
    /// A vertical line at `step` with a short text, for a change made while running.
    void addMarker(double step, const QString& text);
    /// Removes the points and markers of all curves.
    void clearData();

    /// Weight of the past in the smoothed line, 0 (none) to 0.99.
    void setSmoothing(double smoothing);
    /// Logarithmic y axis; values that are not positive become gaps.
    void setLogScale(bool log);
    /// Values are fractions and shown as percent.
    void setPercent(bool percent);
    /// Last step of the run, so that the axis need not move; 0: as far as the data goes.
    void setExpectedEnd(double step);
    /// Shows all data and follows it again.
    void resetZoom();
    [[nodiscard]] bool isZoomed() const { return m_viewport.isZoomed(); }
    /// The part shown, for tests and other views. On a logarithmic axis y holds powers of ten.
    [[nodiscard]] const ChartScale& scale() const { return m_scale; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Marker {
        double step;
        QString text;
    };
    void buildChart();
    void connectView();
    void applyTheme();
    void updateFullRange();
    [[nodiscard]] Range visibleY(std::vector<std::vector<QPointF>>& points) const;
    [[nodiscard]] std::vector<ChartLine> linesOf(const std::vector<std::vector<QPointF>>& points) const;
    [[nodiscard]] std::vector<ChartMarker> markersInPixels() const;
    [[nodiscard]] Hover hoverAt(double x) const;
    [[nodiscard]] QString valueText(double value) const;
    void hover(const QPointF& position);
    void showArea(const QRectF& area);
    void pan(const QPointF& distance);
    void advanceAverages();

    std::vector<Curve> m_curves;
    std::vector<Marker> m_markers;
    ChartViewport m_viewport;
    ChartScale m_scale;
    QPointF m_hoverAt{-1, -1};
    double m_smoothing = 0;
    double m_expectedEnd = 0;
    bool m_percent = false;
    QHBoxLayout* m_titleRow;
    QChart* m_chart;
    ChartView* m_view;
    std::unique_ptr<ChartAxes> m_axes;
    CurveLayer* m_layer;
    HoverLayer* m_hoverLayer;
    QTimer m_averaging;
};

}  // namespace ts
