#include "measure.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include "engine/cpu/compute_threads.h"

namespace ts {

namespace {

using Clock = std::chrono::steady_clock;

double microseconds_since(Clock::time_point start)
{
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

}  // namespace

StepTimes measure(const Workload& workload, int threads, double seconds)
{
    set_compute_threads(threads);
    const std::unique_ptr<Trial> trial = workload.start();
    for (int i = 0; i < 6; ++i)
        trial->step();
    std::vector<double> times;
    const Clock::time_point start = Clock::now();
    while (times.size() < 3 || (microseconds_since(start) < seconds * 1e6 && times.size() < 100000)) {
        const Clock::time_point before = Clock::now();
        trial->step();
        times.push_back(microseconds_since(before));
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times.front()};
}

}  // namespace ts
