#pragma once

#include <optional>

#include "widgets/charts/chart_scale.h"

namespace ts {

/// Which part of the data a chart shows: everything until the user zooms. y ranges are as the axis counts.
class ChartViewport {
public:
    /// Range of x with data.
    void setFull(const Range& x) { m_full = x; }

    [[nodiscard]] Range x() const { return m_x.value_or(m_full); }
    /// The y range chosen by the user; nothing where y follows the data.
    [[nodiscard]] const std::optional<Range>& y() const { return m_y; }
    [[nodiscard]] bool isZoomed() const { return m_x || m_y; }

    /// Shows `factor` times the range, keeping the value at `anchor` where it is.
    void zoomX(double factor, double anchor);
    void zoomY(double factor, double anchor, const Range& shown);
    void panX(double distance);
    void panY(double distance, const Range& shown);
    void showX(const Range& x);
    void showY(const Range& y) { m_y = y; }
    /// Lets y follow the data again.
    void freeY() { m_y.reset(); }
    void reset();

private:
    Range m_full;
    std::optional<Range> m_x;
    std::optional<Range> m_y;
};

}  // namespace ts
