#include <cuda_runtime.h>

#include "tests/cuda_emulator/capture.h"
#include "tests/cuda_emulator/device_memory.h"
#include "tests/cuda_emulator/host_memory.h"
#include "tests/cuda_emulator/last_error.h"
#include "tests/cuda_emulator/runtime_lock.h"

using namespace cuda_emulator;

namespace {

cudaError_t check_stream(cudaStream_t handle)
{
    CUstream_st* stream = resolve(handle);
    return stream ? check_not_captured(*stream) : cudaErrorInvalidResourceHandle;
}

}  // namespace

cudaError_t cudaMalloc(void** memory, std::size_t bytes)
{
    const RuntimeLock lock;
    if (const cudaError_t problem = check_safe(); problem != cudaSuccess)
        return remember(problem);
    return remember(DeviceMemory::instance().allocate(memory, bytes));
}

cudaError_t cudaFree(void* memory)
{
    const RuntimeLock lock;
    if (!memory)
        return cudaSuccess;
    if (const cudaError_t problem = check_safe(); problem != cudaSuccess)
        return remember(problem);
    return remember(DeviceMemory::instance().release(memory));
}

// Inside a capture these would become nodes that allocate; our sources keep a pool of their own instead.
cudaError_t cudaMallocAsync(void** memory, std::size_t bytes, cudaStream_t stream)
{
    const RuntimeLock lock;
    if (const cudaError_t problem = check_stream(stream); problem != cudaSuccess)
        return remember(problem);
    return remember(DeviceMemory::instance().allocate(memory, bytes));
}

cudaError_t cudaFreeAsync(void* memory, cudaStream_t stream)
{
    const RuntimeLock lock;
    if (const cudaError_t problem = check_stream(stream); problem != cudaSuccess)
        return remember(problem);
    return remember(DeviceMemory::instance().release(memory));
}

cudaError_t cudaMemGetInfo(std::size_t* free, std::size_t* total)
{
    const RuntimeLock lock;
    *free = DeviceMemory::instance().available();
    *total = DeviceMemory::instance().total();
    return cudaSuccess;
}

cudaError_t cudaPointerGetAttributes(cudaPointerAttributes* attributes, const void* memory)
{
    const RuntimeLock lock;
    void* address = const_cast<void*>(memory);
    if (DeviceMemory::instance().allocated(memory, 1))
        *attributes = {cudaMemoryTypeDevice, 0, address, nullptr};
    else if (is_pinned(memory))
        *attributes = {cudaMemoryTypeHost, 0, address, address};
    else
        *attributes = {cudaMemoryTypeUnregistered, -1, nullptr, address};
    return cudaSuccess;
}
