#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "engine/train/checkpoint.h"
#include "engine/train/edit_log.h"
#include "engine/train/event_log.h"
#include "engine/train/model.h"
#include "engine/train/run_directory.h"

namespace ts {

/// What a run in progress leaves on disk.
class RunRecorder {
public:
    explicit RunRecorder(RunDirectory directory);

    [[nodiscard]] const std::filesystem::path& path() const { return m_directory.path(); }
    [[nodiscard]] EditLog& edits() { return m_edits; }

    /// Graph and settings for TensorBoard; once, for a new run.
    void begin(const Model& model, const std::vector<SeriesInfo>& series);
    /// `steps` in all are expected; curves are thinned out evenly to at most about 10,000 points a series.
    void step_value(const SeriesTable& series, const ScalarSample& sample, std::int64_t steps);
    void epoch_value(const SeriesTable& series, const ScalarSample& sample);
    /// Histograms of the weights, at most about 200 a run, and everything handed to the operating system.
    void epoch_done(const Model& model, std::int64_t epoch, std::int64_t step);
    void save_checkpoint(const Model& model, const RunPosition& position);
    /// Have two seconds passed since the last checkpoint?
    [[nodiscard]] bool checkpoint_due() const;
    /// Is the newest checkpoint of this run from this step, with this many epochs done?
    [[nodiscard]] bool saved_at(std::int64_t step, std::int64_t epoch) const
    {
        return m_saved_step == step && m_saved_epoch == epoch;
    }
    void end() { m_events.end(SessionStatus::Success); }
    /// While another error is on its way: a failure to write this one is dropped.
    void end_failed() noexcept;

private:
    using Clock = std::chrono::steady_clock;

    RunDirectory m_directory;
    EditLog m_edits;
    EventLog m_events;
    Clock::time_point m_saved = Clock::now();
    std::optional<std::int64_t> m_saved_step, m_saved_epoch;
};

}  // namespace ts
