#include "engine/train/step_clock.h"

#include <algorithm>

namespace ts {

namespace {

double seconds_between(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to)
{
    return std::chrono::duration<double>(to - from).count();
}

}  // namespace

void StepClock::start(double seconds)
{
    m_before = seconds;
    m_running = false;
    m_rate = 0;
    resume();
}

void StepClock::pause()
{
    m_before = seconds();
    m_running = false;
}

void StepClock::resume()
{
    if (m_running)
        return;
    m_running = true;
    m_begin = Clock::now();
    m_window = m_begin;
    m_window_examples = 0;
    m_waited = 0;
}

void StepClock::step(std::int64_t examples)
{
    constexpr double kWindow = 0.25;
    constexpr double kNewest = 0.3;  // weight of the newest window
    m_window_examples += examples;
    const Clock::time_point now = Clock::now();
    const double elapsed = seconds_between(m_window, now);
    if (elapsed < kWindow && (m_rate > 0 || elapsed < 0.01))
        return;
    const double rate = static_cast<double>(m_window_examples) / elapsed;
    const double waiting = std::min(m_waited / elapsed, 1.0);
    m_waiting = m_rate > 0 ? (1 - kNewest) * m_waiting + kNewest * waiting : waiting;
    m_rate = m_rate > 0 ? (1 - kNewest) * m_rate + kNewest * rate : rate;
    m_window = now;
    m_window_examples = 0;
    m_waited = 0;
}

double StepClock::seconds() const
{
    return m_before + (m_running ? seconds_between(m_begin, Clock::now()) : 0);
}

}  // namespace ts
