#include "tests/cuda_emulator/host_memory.h"

#include <cstring>
#include <map>
#include <new>

#include "tests/cuda_emulator/capture.h"
#include "tests/cuda_emulator/last_error.h"
#include "tests/cuda_emulator/runtime_lock.h"

namespace cuda_emulator {

namespace {

constexpr std::align_val_t kPinnedAlignment{4096};

/// Start and size of each piece.
std::map<const std::byte*, std::size_t>& pieces()
{
    static auto* all = new std::map<const std::byte*, std::size_t>;
    return *all;
}

}  // namespace

bool is_pinned(const void* address)
{
    const auto* byte = static_cast<const std::byte*>(address);
    const auto next = pieces().upper_bound(byte);
    if (next == pieces().begin())
        return false;
    const auto& [start, bytes] = *std::prev(next);
    return byte < start + bytes;
}

}  // namespace cuda_emulator

using namespace cuda_emulator;

cudaError_t cudaHostAlloc(void** memory, std::size_t bytes, unsigned)
{
    const RuntimeLock lock;
    *memory = nullptr;
    if (const cudaError_t problem = check_safe(); problem != cudaSuccess)
        return remember(problem);
    if (bytes == 0)
        return cudaSuccess;
    *memory = ::operator new(bytes, kPinnedAlignment, std::nothrow);
    if (!*memory)
        return remember(cudaErrorMemoryAllocation);
    std::memset(*memory, 0xff, bytes);
    pieces()[static_cast<std::byte*>(*memory)] = bytes;
    return cudaSuccess;
}

cudaError_t cudaFreeHost(void* memory)
{
    const RuntimeLock lock;
    if (!memory)
        return cudaSuccess;
    if (const cudaError_t problem = check_safe(); problem != cudaSuccess)
        return remember(problem);
    if (pieces().erase(static_cast<std::byte*>(memory)) == 0)
        return remember(cudaErrorInvalidValue);
    ::operator delete(memory, kPinnedAlignment);
    return cudaSuccess;
}

cudaError_t cudaHostGetDevicePointer(void** device_memory, void* host_memory, unsigned)
{
    const RuntimeLock lock;
    if (!is_pinned(host_memory))
        return remember(cudaErrorInvalidValue);
    *device_memory = host_memory;
    return cudaSuccess;
}
