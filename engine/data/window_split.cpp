#include "engine/data/window_split.h"

#include <algorithm>
#include <cmath>

namespace ts {

std::int64_t Windows::training_places(double share) const
{
    return places - static_cast<std::int64_t>(std::llround(static_cast<double>(places) * std::clamp(share, 0.0, 1.0)));
}

RowSplit Windows::split(double share) const
{
    const std::int64_t border = training_places(share);
    RowSplit split;
    for (std::int64_t row = 0; row < count(); ++row) {
        const std::int64_t end = row * stride + length;
        if (end <= border)
            split.training.push_back(row);
        else if (end - foretold >= border)
            split.validation.push_back(row);
    }
    return split;
}

}  // namespace ts
