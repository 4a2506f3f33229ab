#pragma once

#include <cstdint>

namespace ts {

/// Threads that operations started from this thread may use. 0 means all cores.
void set_compute_threads(int count);
int compute_threads();

/// Work below twice this many elements stays on one thread. 0 restores the value that pays off; tests of thread independence
/// lower it so that small tensors are shared out too.
void set_parallel_grain(std::int64_t elements);

}  // namespace ts
