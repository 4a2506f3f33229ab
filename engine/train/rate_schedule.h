#pragma once

#include <cstdint>
#include <memory>

#include "engine/graph/training_settings.h"
#include "engine/optim/schedule.h"

namespace ts {

/// The learning rate of a run as its settings plan it: a schedule, and the warm-up before it.
class RateSchedule {
public:
    /// `settings` needs a schedule. A length that the schedule leaves open becomes that of the whole run.
    /// Throws ArgumentError for a schedule that does not exist or settings that do not go together.
    RateSchedule(const TrainingSettings& settings, std::int64_t steps_an_epoch);

    /// The rate for the step after `step` steps.
    [[nodiscard]] double lr(std::int64_t step) const;
    /// Does the rate change after an optimizer step that leaves the epoch as it is?
    [[nodiscard]] bool changes_within_epochs(std::int64_t step) const;

    void step_done(double loss);
    void epoch_done(double score);

    [[nodiscard]] Schedule::State state() const { return m_schedule->state(); }
    /// Goes on from a state and from where the run is; a schedule of another type takes what fits.
    void load_state(Schedule::State state, std::int64_t step, std::int64_t epoch);

private:
    std::unique_ptr<Schedule> m_schedule;
    ScheduleUnit m_every;
    std::int64_t m_warmup;
};

}  // namespace ts
