#pragma once

#include <cmath>
#include <limits>

#include <QPointF>
#include <QRectF>

namespace ts {

/// A range of numbers.
struct Range {
    double low = 0;
    double high = 1;

    [[nodiscard]] double width() const { return high - low; }
    [[nodiscard]] Range widened(double part) const { return {low - part * width(), high + part * width()}; }
    friend bool operator==(const Range&, const Range&) = default;
};

/// Maps values to pixels. On a logarithmic axis the y range holds powers of ten.
struct ChartScale {
    Range x;
    Range y;
    bool log = false;
    QRectF plot;

    /// The value as the y axis counts; NaN for what a logarithmic axis cannot show.
    [[nodiscard]] double onAxis(double value) const
    {
        if (!log)
            return value;
        return value > 0 ? std::log10(value) : std::numeric_limits<double>::quiet_NaN();
    }
    /// Pixel of a y as the axis counts.
    [[nodiscard]] double axisToPixel(double at) const { return plot.bottom() - (at - y.low) / y.width() * plot.height(); }
    [[nodiscard]] QPointF toPixel(QPointF point) const
    {
        return {plot.left() + (point.x() - x.low) / x.width() * plot.width(), axisToPixel(onAxis(point.y()))};
    }
    [[nodiscard]] double xAt(double pixel) const { return x.low + (pixel - plot.left()) / plot.width() * x.width(); }
    /// As the axis counts.
    [[nodiscard]] double yAt(double pixel) const { return y.low + (plot.bottom() - pixel) / plot.height() * y.width(); }
};

}  // namespace ts
