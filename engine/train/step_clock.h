#pragma once

#include <chrono>
#include <cstdint>

namespace ts {

/// Time spent training, speed and time left; pauses do not count.
class StepClock {
public:
    /// `seconds` were spent by earlier parts of the run.
    void start(double seconds);
    void pause();
    void resume();
    /// Counts time of this step that went by waiting for its data.
    void waited(double seconds) { m_waited += seconds; }
    /// Counts examples since the last call; the rate is a mean over about the last second.
    void step(std::int64_t examples);

    [[nodiscard]] double seconds() const;
    /// 0 where not yet known.
    [[nodiscard]] double samples_per_second() const { return m_rate; }
    /// Share of the time that steps wait for data, 0 to 1, over about the last second.
    [[nodiscard]] double waiting() const { return m_waiting; }

private:
    using Clock = std::chrono::steady_clock;

    double m_before = 0;
    Clock::time_point m_begin = Clock::now();
    bool m_running = false;
    Clock::time_point m_window = Clock::now();
    std::int64_t m_window_examples = 0;
    double m_rate = 0;
    double m_waited = 0;  // in the window
    double m_waiting = 0;
};

}  // namespace ts
