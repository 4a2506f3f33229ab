#pragma once

#include <string>

#include "engine/tensor/device.h"

namespace ts {

/// The device that a setting names: "cpu", "cuda", "cuda:1", or "auto", which is the first CUDA device where there is one and
/// else the CPU. Throws DeviceError that says why it cannot be had.
Device device_of(const std::string& setting);

/// Threads that tensor operations called from this thread use; 0: all cores.
void use_compute_threads(int count);

/// What this thread computes on as shown to a person: "CPU · 2 threads", "NVIDIA H200".
std::string compute_device_text(Device device = {});

/// For the beginning of main(): restarts the program once with a setting that OpenMP reads before main() runs. Threads that
/// wait for each other then sleep after 0.1 ms instead of keeping their core busy, which on a machine with other work makes
/// training up to fifty times faster. Does nothing where the environment has OMP_WAIT_POLICY or GOMP_SPINCOUNT.
void restart_with_short_waits(char** arguments);

}  // namespace ts
