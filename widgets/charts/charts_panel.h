#pragma once

#include <span>
#include <vector>

#include <QWidget>

#include "engine/train/telemetry.h"

namespace ts {

/// The curves of a run, one chart for each SeriesInfo::chart, side by side.
class ChartsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ChartsPanel(QWidget* parent = nullptr);

    /// Starts over with the curves of a new run; `steps` is the run's length where known, else 0.
    void beginRun(const std::vector<SeriesInfo>& series, std::int64_t steps = 0);
    /// Adds points and repaints each chart at most once. Samples of unknown series are ignored.
    void append(std::span<const ScalarSample> samples);
    /// Marks a change made while running in every chart, e.g. "lr 1e-2 → 3e-3".
    void addMarker(std::int64_t step, const QString& text);
    /// Removes all curves.
    void clear();
};

}  // namespace ts
