#include "measure.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include "engine/cpu/compute_threads.h"
#include "engine/tensor/device_backend.h"

namespace ts {

namespace {

using Clock = std::chrono::steady_clock;

double microseconds_since(Clock::time_point start)
{
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

}  // namespace

StepTimes measure(const Workload& workload, const Setting& on, int threads, double seconds)
{
    const bool accelerator = on.device.type != DeviceType::Cpu;
    const int together = accelerator ? 10 : 1;
    set_compute_threads(threads);
    const std::unique_ptr<Trial> trial = workload.start(on);
    // Enough for every form of a network that changes to have been seen.
    for (int i = 0; i < (accelerator ? 100 : 6); ++i)
        trial->step();
    synchronize(on.device);
    if (accelerator)
        backend(on.device).reset_peak_memory(on.device.index);
    std::vector<double> times;
    const Clock::time_point start = Clock::now();
    while (times.size() < 3 || (microseconds_since(start) < seconds * 1e6 && times.size() < 100000)) {
        const Clock::time_point before = Clock::now();
        for (int i = 0; i < together; ++i)
            trial->step();
        synchronize(on.device);
        times.push_back(microseconds_since(before) / together);
    }
    std::sort(times.begin(), times.end());
    const double peak = accelerator ? static_cast<double>(backend(on.device).memory_stats(on.device.index).peak) : 0;
    return {times[times.size() / 2], times.front(), peak / (1 << 20)};
}

}  // namespace ts
