#pragma once

#include <cuda_runtime.h>

namespace cuda_emulator {

/// Writes to stderr which kernel failed and why, in which block and, where one is to blame, in which thread.
void report_kernel(const void* function, const char* reason, bool name_thread);
/// Writes where one thread waits: at the block's barrier where `offer` is null.
void report_waiting_thread(const uint3& thread, const WarpOffer* offer, unsigned present);

}  // namespace cuda_emulator
