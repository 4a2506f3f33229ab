#pragma once

#include <QWidget>

namespace ts {

/// Curves over training steps: the smoothed line over its faint raw trace. The range follows the data until the user zooms.
class LineChart : public QWidget {
    Q_OBJECT
public:
    explicit LineChart(const QString& title, QWidget* parent = nullptr);

    /// Adds a curve and returns its index; colours follow the order of the calls.
    int addSeries(const QString& name);
    /// Adds one point without repainting. `step` must not be smaller than the last one of this curve; NaN and infinity make
    /// a gap.
    void append(int series, double step, double value);
    /// Shows what was appended: one repaint.
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
    [[nodiscard]] bool isZoomed() const;
};

}  // namespace ts
