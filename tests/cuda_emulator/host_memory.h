#pragma once

namespace cuda_emulator {

/// Whether the address lies in memory of cudaHostAlloc. Called under the runtime's lock.
bool is_pinned(const void* address);

}  // namespace cuda_emulator
