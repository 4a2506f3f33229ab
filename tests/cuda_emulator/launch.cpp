#include <algorithm>
#include <cuda_runtime.h>
#include <map>

#include "tests/cuda_emulator/block_runner.h"
#include "tests/cuda_emulator/block_team.h"
#include "tests/cuda_emulator/device_limits.h"
#include "tests/cuda_emulator/device_memory.h"
#include "tests/cuda_emulator/last_error.h"
#include "tests/cuda_emulator/runtime_lock.h"
#include "tests/cuda_emulator/stream.h"

namespace cuda_emulator {

namespace {

/// How much dynamic shared memory each kernel has been allowed beyond the usual.
std::map<const void*, std::size_t>& allowances()
{
    static auto* all = new std::map<const void*, std::size_t>;
    return *all;
}

std::size_t allowance(const void* function)
{
    const RuntimeLock lock;
    const auto found = allowances().find(function);
    return found == allowances().end() ? kSharedBytes : found->second;
}

cudaError_t check_shape(const cudaLaunchConfig_t& config)
{
    const dim3 &grid = config.gridDim, &block = config.blockDim;
    const bool empty = !grid.x || !grid.y || !grid.z || !block.x || !block.y || !block.z;
    const bool wide = block.x > kMostBlock[0] || block.y > kMostBlock[1] || block.z > kMostBlock[2] || grid.x > kMostGrid[0]
        || grid.y > kMostGrid[1] || grid.z > kMostGrid[2];
    if (empty || wide || block.x * block.y * block.z > static_cast<unsigned>(BlockRunner::kMostThreads))
        return cudaErrorInvalidConfiguration;
    return cudaSuccess;
}

bool is_cooperative(const cudaLaunchConfig_t& config)
{
    return std::any_of(config.attrs, config.attrs + config.numAttrs, [](const cudaLaunchAttribute& attribute) {
        return attribute.id == cudaLaunchAttributeCooperative && attribute.val.cooperative != 0;
    });
}

/// All blocks of a cooperative launch have to fit on the device at once.
cudaError_t check_cooperative(const cudaLaunchConfig_t& config, const void* function)
{
    if (!launches_cooperatively())
        return cudaErrorNotSupported;
    const dim3 &grid = config.gridDim, &block = config.blockDim;
    int each = 0;
    cudaOccupancyMaxActiveBlocksPerMultiprocessor(&each, function, static_cast<int>(block.x * block.y * block.z),
                                                  config.dynamicSmemBytes);
    const std::uint64_t room = static_cast<std::uint64_t>(each) * kMultiprocessors;
    return std::uint64_t{grid.x} * grid.y * grid.z > room ? cudaErrorCooperativeLaunchTooLarge : cudaSuccess;
}

cudaError_t run(const cudaLaunchConfig_t& config, const KernelCall& call, bool cooperative)
{
    const DeviceAccess access;
    if (cooperative)
        return BlockTeam(config, call).run();
    static auto* runner = new BlockRunner;
    return runner->run(config, call);
}

}  // namespace

cudaError_t launch(const cudaLaunchConfig_t& config, const KernelCall& call)
{
    if (const cudaError_t problem = check_shape(config); problem != cudaSuccess)
        return remember(problem);
    if (config.dynamicSmemBytes > kSharedBytes && config.dynamicSmemBytes > allowance(call.function))
        return remember(cudaErrorInvalidValue);
    const bool cooperative = is_cooperative(config);
    cudaError_t problem = cooperative ? check_cooperative(config, call.function) : cudaSuccess;
    if (problem != cudaSuccess)
        return remember(problem);
    if (!recording(config.stream, &problem) && problem == cudaSuccess)
        return remember(run(config, call, cooperative));
    if (problem != cudaSuccess)
        return remember(problem);
    const std::shared_ptr<const void> kept = call.copy(call.arguments);
    const KernelCall later{call.function, call.invoke, kept.get(), call.copy};
    cudaLaunchConfig_t shape = config;
    shape.attrs = nullptr;  // they are the caller's
    shape.numAttrs = 0;
    return remember(submit(config.stream, {cudaGraphNodeTypeKernel, [shape, later, kept, cooperative] {
                                               return run(shape, later, cooperative);
                                           }}));
}

}  // namespace cuda_emulator

using namespace cuda_emulator;

cudaError_t cudaFuncSetAttribute(const void* function, cudaFuncAttribute attribute, int value)
{
    if (attribute != cudaFuncAttributeMaxDynamicSharedMemorySize)
        return cudaSuccess;
    if (value < 0 || static_cast<std::size_t>(value) > kSharedBytesOnRequest)
        return remember(cudaErrorInvalidValue);
    const RuntimeLock lock;
    allowances()[function] = static_cast<std::size_t>(value);
    return cudaSuccess;
}

cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, const void*, int threads, std::size_t shared_bytes)
{
    if (threads < 1 || threads > BlockRunner::kMostThreads)
        return remember(cudaErrorInvalidValue);
    const int by_threads = kThreadsOfMultiprocessor / ((threads + 31) / 32 * 32);
    const std::size_t by_memory = kSharedBytesOfMultiprocessor / (shared_bytes + kReservedSharedBytes);
    *blocks = std::min({by_threads, static_cast<int>(std::min<std::size_t>(by_memory, 32)), 32});
    return cudaSuccess;
}
