#pragma once

#include <vector>

#include <QColor>
#include <QPolygonF>

#include "widgets/charts/chart_scale.h"
#include "widgets/charts/series_store.h"

namespace ts {

/// Polylines of one curve in pixels, broken at gaps.
struct ChartLine {
    QColor colour;
    std::vector<QPolygonF> parts;
    bool faint = false;  ///< the trace of the samples below their average

    [[nodiscard]] qsizetype points() const;
};

/// Smallest and largest y of the points with x inside `x`, as the axis of `scale` counts; grows `range`.
void includeY(const std::vector<QPointF>& points, const ChartScale& scale, Range& range);

/// The points as polylines in pixels; NaN and what a logarithmic axis cannot show break them.
std::vector<QPolygonF> toPixels(const std::vector<QPointF>& points, const ChartScale& scale);

}  // namespace ts
