#include <cstring>
#include <cuda_runtime.h>

#include "tests/cuda_emulator/capture.h"
#include "tests/cuda_emulator/device_memory.h"
#include "tests/cuda_emulator/host_memory.h"
#include "tests/cuda_emulator/last_error.h"
#include "tests/cuda_emulator/runtime_lock.h"

using namespace cuda_emulator;

namespace {

/// Rows of `width` bytes that lie `pitch` bytes apart.
struct Plane {
    std::size_t width = 0;
    std::size_t height = 0;

    std::size_t span(std::size_t pitch) const { return height == 0 || width == 0 ? 0 : (height - 1) * pitch + width; }
};

/// Whether the address is of the side that the copy says, and all bytes there can be reached.
bool fits(const void* address, std::size_t bytes, bool on_device)
{
    const DeviceMemory& memory = DeviceMemory::instance();
    return on_device ? memory.allocated(address, bytes) : address && !memory.holds(address);
}

cudaError_t check_sides(const void* to, std::size_t to_bytes, const void* from, std::size_t from_bytes, cudaMemcpyKind kind)
{
    const RuntimeLock lock;
    const DeviceMemory& memory = DeviceMemory::instance();
    if (kind < cudaMemcpyHostToHost || kind > cudaMemcpyDefault)
        return cudaErrorInvalidMemcpyDirection;
    const bool infer = kind == cudaMemcpyDefault;
    const bool to_device = infer ? memory.holds(to) : kind == cudaMemcpyHostToDevice || kind == cudaMemcpyDeviceToDevice;
    const bool from_device = infer ? memory.holds(from) : kind == cudaMemcpyDeviceToHost || kind == cudaMemcpyDeviceToDevice;
    return fits(to, to_bytes, to_device) && fits(from, from_bytes, from_device) ? cudaSuccess : cudaErrorInvalidValue;
}

/// A captured copy must not touch host memory that is not pinned: the device reads it long after the call.
cudaError_t check_pinned(cudaStream_t stream, const void* to, const void* from)
{
    cudaError_t problem = cudaSuccess;
    if (!recording(stream, &problem) || problem != cudaSuccess)
        return problem;
    const RuntimeLock lock;
    const auto lasting = [](const void* address) { return DeviceMemory::instance().holds(address) || is_pinned(address); };
    return lasting(to) && lasting(from) ? cudaSuccess : check_not_captured(*resolve(stream));
}

void copy_plane(void* to, std::size_t to_pitch, const void* from, std::size_t from_pitch, const Plane& plane)
{
    const DeviceAccess access;
    for (std::size_t row = 0; row < plane.height; ++row)
        std::memmove(static_cast<std::byte*>(to) + row * to_pitch, static_cast<const std::byte*>(from) + row * from_pitch,
                     plane.width);
}

}  // namespace

cudaError_t cudaMemcpy2DAsync(void* to, std::size_t to_pitch, const void* from, std::size_t from_pitch, std::size_t width,
                              std::size_t height, cudaMemcpyKind kind, cudaStream_t stream)
{
    if (width > to_pitch || width > from_pitch)
        return remember(cudaErrorInvalidPitchValue);
    const Plane plane{width, height};
    if (plane.span(to_pitch) == 0)
        return cudaSuccess;
    if (const cudaError_t problem = check_sides(to, plane.span(to_pitch), from, plane.span(from_pitch), kind);
        problem != cudaSuccess)
        return remember(problem);
    if (const cudaError_t problem = check_pinned(stream, to, from); problem != cudaSuccess)
        return remember(problem);
    return remember(submit(stream, {cudaGraphNodeTypeMemcpy, [=] {
                                        copy_plane(to, to_pitch, from, from_pitch, plane);
                                        return cudaSuccess;
                                    }}));
}

cudaError_t cudaMemcpyAsync(void* to, const void* from, std::size_t bytes, cudaMemcpyKind kind, cudaStream_t stream)
{
    return cudaMemcpy2DAsync(to, bytes, from, bytes, bytes, 1, kind, stream);
}

cudaError_t cudaMemcpy2D(void* to, std::size_t to_pitch, const void* from, std::size_t from_pitch, std::size_t width,
                         std::size_t height, cudaMemcpyKind kind)
{
    const RuntimeLock lock;
    if (const cudaError_t problem = check_safe(); problem != cudaSuccess)
        return remember(problem);
    return cudaMemcpy2DAsync(to, to_pitch, from, from_pitch, width, height, kind, nullptr);
}

cudaError_t cudaMemcpy(void* to, const void* from, std::size_t bytes, cudaMemcpyKind kind)
{
    return cudaMemcpy2D(to, bytes, from, bytes, bytes, 1, kind);
}

cudaError_t cudaMemsetAsync(void* memory, int byte, std::size_t bytes, cudaStream_t stream)
{
    if (bytes == 0)
        return cudaSuccess;
    {
        const RuntimeLock lock;
        if (!fits(memory, bytes, true) && !is_pinned(memory))
            return remember(cudaErrorInvalidValue);
    }
    return remember(submit(stream, {cudaGraphNodeTypeMemset, [=] {
                                        const DeviceAccess access;
                                        std::memset(memory, byte, bytes);
                                        return cudaSuccess;
                                    }}));
}

cudaError_t cudaMemset(void* memory, int byte, std::size_t bytes)
{
    const RuntimeLock lock;
    if (const cudaError_t problem = check_safe(); problem != cudaSuccess)
        return remember(problem);
    return cudaMemsetAsync(memory, byte, bytes, nullptr);
}
