#pragma once

#include <vector>

#include "widgets/charts/axis_ticks.h"

class QCategoryAxis;
class QChart;

namespace ts {

/// The axes of a Qt chart with their labels, with ticks of our own: round numbers, percent and powers of ten alike.
class ChartAxes {
public:
    /// Adds both axes to the chart, which owns them.
    explicit ChartAxes(QChart* chart);

    void show(const ChartScale& scale, bool percent);
    void applyTheme();
    /// Where lines of the grid belong, as the y axis counts.
    [[nodiscard]] const std::vector<Tick>& yTicks() const { return m_y.ticks; }

private:
    struct Axis {
        QCategoryAxis* axis;
        Range range;
        std::vector<Tick> ticks;
    };
    static void update(Axis& axis, const Range& range, const std::vector<Tick>& ticks);
    static void style(QCategoryAxis* axis);

    Axis m_x;
    Axis m_y;
};

}  // namespace ts
