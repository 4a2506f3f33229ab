#include "widgets/charts/chart_lines.h"

#include <algorithm>
#include <cmath>

namespace ts {

qsizetype ChartLine::points() const
{
    qsizetype count = 0;
    for (const QPolygonF& part : parts)
        count += part.size();
    return count;
}

void includeY(const std::vector<QPointF>& points, const ChartScale& scale, Range& range)
{
    for (const QPointF& point : points) {
        const double y = scale.onAxis(point.y());
        if (!std::isfinite(y) || point.x() < scale.x.low || point.x() > scale.x.high)
            continue;
        range.low = std::min(range.low, y);
        range.high = std::max(range.high, y);
    }
}

std::vector<QPolygonF> toPixels(const std::vector<QPointF>& points, const ChartScale& scale)
{
    std::vector<QPolygonF> parts;
    bool open = false;
    // Far outside the plot the painter's arithmetic would overflow.
    const double top = scale.plot.top() - 4 * scale.plot.height();
    const double bottom = scale.plot.bottom() + 4 * scale.plot.height();
    for (const QPointF& point : points) {
        const QPointF pixel = scale.toPixel(point);
        if (!std::isfinite(pixel.y())) {
            open = false;
            continue;
        }
        if (!open) {
            parts.emplace_back();
            parts.back().reserve(static_cast<qsizetype>(points.size()));
        }
        open = true;
        parts.back().append(QPointF(pixel.x(), std::clamp(pixel.y(), top, bottom)));
    }
    return parts;
}

}  // namespace ts
