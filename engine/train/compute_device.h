#pragma once

#include <string>

namespace ts {

/// Threads that tensor operations called from this thread use; 0: all cores.
void use_compute_threads(int count);

/// What this thread computes on as shown to a person: "CPU · 2 threads".
std::string compute_device_text();

}  // namespace ts
