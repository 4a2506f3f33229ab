#pragma once

#include <cstddef>
#include <cuda_runtime.h>

#include "engine/tensor/tensor.h"

namespace ts::cuda {

/// A block may use as much shared memory without asking for more.
inline constexpr std::size_t kSharedBytesWithoutAsking = 48 * 1024;

/// Throws DeviceError with CUDA's words for what went wrong.
void check(cudaError_t status);

/// The stream that all kernels of the current device are queued on, in order. Makes the device CUDA's current one.
cudaStream_t compute_stream();

/// Waits for that stream before something it uses is destroyed. A device that is lost has nothing to wait for.
void settle() noexcept;

/// Properties of the current device that launches depend on.
struct DeviceLimits {
    int multiprocessors = 1;
    int compute_capability = 0;                            ///< 90 for 9.0
    std::size_t shared_bytes = kSharedBytesWithoutAsking;  ///< most that one block may ask for
};
const DeviceLimits& device_limits();

/// Throws DeviceError naming `family` unless the tensor lies on the current device; undefined tensors pass.
void expect_on_device(const char* family, const Tensor& t);

/// First element, to be handed to a kernel.
template <class T> T* device_data(const Tensor& t)
{
    return t.defined() ? static_cast<T*>(t.raw_data()) : nullptr;
}

}  // namespace ts::cuda
