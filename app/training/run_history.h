#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <QString>

#include "engine/train/telemetry.h"
#include "widgets/charts/series_store.h"

namespace ts {

/// What charts that are opened later need to show a run from its beginning. Long curves are folded as in the charts, so its
/// size is bounded. Charts that are open keep the samples themselves.
struct RunHistory {
    std::vector<SeriesInfo> series;
    std::vector<SeriesStore> curves;  ///< of each series
    std::vector<std::pair<std::int64_t, QString>> markers;
    std::int64_t steps = 0;

    void begin(const std::vector<SeriesInfo>& all, std::int64_t length)
    {
        *this = {all, std::vector<SeriesStore>(all.size()), {}, length};
    }
    void addSeries(const std::vector<SeriesInfo>& all)
    {
        series = all;
        curves.resize(all.size());
    }
    void add(std::span<const ScalarSample> samples)
    {
        for (const ScalarSample& sample : samples)
            if (sample.series < curves.size())
                curves[sample.series].append(static_cast<double>(sample.step), sample.value);
    }
    /// The samples, curve by curve, which are then forgotten.
    [[nodiscard]] std::vector<ScalarSample> take()
    {
        std::vector<ScalarSample> all;
        for (std::uint32_t i = 0; i < curves.size(); ++i) {
            for (std::size_t k = 0; k < curves[i].size(); ++k)
                all.push_back({i, static_cast<std::int64_t>(curves[i].x(k)), curves[i].y(k)});
            curves[i] = {};
        }
        return all;
    }
};

}  // namespace ts
