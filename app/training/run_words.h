#pragma once

#include <span>
#include <vector>

#include <QString>

#include "engine/train/telemetry.h"

namespace ts {

/// "Epoch 7 of 20", "Paused in epoch 7 of 20", "Ready to train" ...
QString runHeadline(RunState state, const Progress& progress);
/// "step 312 / 1,120 · 41,800 samples/s · 0:06 left"; what to do next where nothing runs.
QString runDetail(RunState state, const Progress& progress);
/// "0:06", "12:40", "3:05:00"
QString clockText(double seconds);
/// "0.0471", "12.30", "3.20e-05" with decimals that stay put from step to step; "98.6 %" where `percent`.
QString valueText(double value, bool percent);

/// One of the numbers that matter, as shown beside the progress.
struct HeadlineMetric {
    QString label;
    QString text;
    bool good = false;  ///< the best so far
};

/// Picks the two numbers that matter from the curves of a run: validation accuracy (or another metric) and the loss.
class HeadlineMetrics {
public:
    void begin(const std::vector<SeriesInfo>& series);
    /// The curves are more now; what was seen of the others stays.
    void addSeries(const std::vector<SeriesInfo>& series);
    void add(std::span<const ScalarSample> samples);
    /// The metrics that have a value by now.
    [[nodiscard]] std::vector<HeadlineMetric> metrics() const;

private:
    struct Watched {
        std::uint32_t series = 0;
        QString label;
        bool percent = false;
        bool seen = false;
        double last = 0;
        double best = 0;
    };
    void watch(const std::vector<SeriesInfo>& series, bool loss);

    std::vector<Watched> m_watched;
};

}  // namespace ts
