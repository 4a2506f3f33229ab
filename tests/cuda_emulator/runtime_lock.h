#pragma once

#include <mutex>

namespace cuda_emulator {

/// Held by whoever runs a kernel, copies, or changes streams and allocations: the device does one thing at a time.
std::recursive_mutex& runtime_mutex();

struct RuntimeLock {
    std::lock_guard<std::recursive_mutex> hold{runtime_mutex()};
};

}  // namespace cuda_emulator
