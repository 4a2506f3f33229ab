#pragma once

#include <vector>

#include <QString>

#include "widgets/charts/chart_scale.h"

namespace ts {

/// A labelled place on an axis, as the axis counts.
struct Tick {
    double at = 0;
    QString label;

    friend bool operator==(const Tick&, const Tick&) = default;
};

/// At most about `count` ticks at round numbers (1, 2 or 5 times a power of ten) inside `range`; `percent` labels fractions
/// as percent.
std::vector<Tick> linearTicks(const Range& range, int count, bool percent = false);

/// Ticks of a logarithmic axis; `range` and Tick::at are powers of ten.
std::vector<Tick> logTicks(const Range& range, int count);

/// The range of a y axis that shows values in `data`: a little air, and zero at the bottom where it is near.
Range niceRange(const Range& data, bool log);

}  // namespace ts
