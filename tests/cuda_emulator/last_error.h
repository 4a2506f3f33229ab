#pragma once

#include <cuda_runtime.h>

namespace cuda_emulator {

/// Returns `code`, and keeps it for cudaGetLastError() unless it says that all went well. Every function of the API ends with
/// it.
cudaError_t remember(cudaError_t code);

}  // namespace cuda_emulator
