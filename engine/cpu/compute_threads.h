#pragma once

namespace ts {

/// Threads that operations started from this thread may use. 0 means all cores.
void set_compute_threads(int count);
int compute_threads();

}  // namespace ts
