#pragma once

#include <cstdint>
#include <cuda_runtime.h>
#include <utility>

#include "engine/cuda/runtime.h"
#include "engine/cuda/step_values.h"

/// Shared memory whose size the launch decides; see ts::dynamic_shared().
extern __shared__ __align__(16) unsigned char dynamic_shared_bytes[];

namespace ts::cuda {

/// How many blocks of how many threads, and bytes of dynamic shared memory.
struct Grid {
    dim3 blocks{1};
    dim3 threads{1};
    std::size_t shared_bytes = 0;
    /// Do the blocks wait for each other? CUDA then runs all of them at the same time, or refuses the launch.
    bool together = false;
};

/// Queues a kernel on the current device's stream; arguments are copied. Nothing where the host only tells the values of a
/// captured step. Throws DeviceError where the launch is refused.
template <class... Parameters, class... Arguments>
void launch(void (*kernel)(Parameters...), const Grid& grid, Arguments&&... arguments)
{
    if (telling_values())
        return;
    cudaLaunchConfig_t config{};
    config.gridDim = grid.blocks;
    config.blockDim = grid.threads;
    config.dynamicSmemBytes = grid.shared_bytes;
    config.stream = compute_stream();
    cudaLaunchAttribute cooperative{};
    cooperative.id = cudaLaunchAttributeCooperative;
    cooperative.val.cooperative = 1;
    config.attrs = &cooperative;
    config.numAttrs = grid.together ? 1 : 0;
    if (grid.shared_bytes > kSharedBytesWithoutAsking)
        check(cudaFuncSetAttribute(reinterpret_cast<const void*>(kernel), cudaFuncAttributeMaxDynamicSharedMemorySize,
                                   static_cast<int>(grid.shared_bytes)));
    check(cudaLaunchKernelEx(&config, kernel, std::forward<Arguments>(arguments)...));
}

/// Blocks of `threads` for one thread an item, at most as many as keep the device busy: kernels loop over the rest.
Grid grid_for(std::int64_t items, int threads = 256);

/// The dynamic shared memory of the block.
template <class T> __device__ T* dynamic_shared()
{
    return reinterpret_cast<T*>(dynamic_shared_bytes);
}

/// Number of this thread in the grid and of all threads, for loops over items.
__device__ inline std::int64_t thread_number()
{
    return static_cast<std::int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
}
__device__ inline std::int64_t thread_count()
{
    return static_cast<std::int64_t>(gridDim.x) * blockDim.x;
}

}  // namespace ts::cuda
