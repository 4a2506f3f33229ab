#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <QString>

#include "engine/train/telemetry.h"

namespace ts {

/// Everything the charts need to show a run from its beginning, for views that are opened later.
struct RunHistory {
    std::vector<SeriesInfo> series;
    std::vector<ScalarSample> samples;
    std::vector<std::pair<std::int64_t, QString>> markers;
    std::int64_t steps = 0;

    void begin(const std::vector<SeriesInfo>& curves, std::int64_t length) { *this = {curves, {}, {}, length}; }
    void add(std::span<const ScalarSample> points) { samples.insert(samples.end(), points.begin(), points.end()); }
};

}  // namespace ts
