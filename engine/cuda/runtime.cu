#include <algorithm>
#include <array>
#include <mutex>

#include "engine/cuda/launch.h"
#include "engine/cuda/runtime.h"
#include "engine/tensor/device_backend.h"
#include "engine/tensor/error.h"

namespace ts::cuda {

namespace {

constexpr int kMostDevices = 16;

struct DeviceState {
    std::once_flag once;
    cudaStream_t stream = nullptr;
    DeviceLimits limits;
};

std::array<DeviceState, kMostDevices>& states()
{
    // Never destroyed: memory is still handed back while the program ends.
    static auto* all = new std::array<DeviceState, kMostDevices>;
    return *all;
}

int attribute(cudaDeviceAttr which, int device)
{
    int value = 0;
    check(cudaDeviceGetAttribute(&value, which, device));
    return value;
}

void open(DeviceState& state, int index)
{
    check(cudaStreamCreateWithFlags(&state.stream, cudaStreamNonBlocking));
    state.limits.multiprocessors = attribute(cudaDevAttrMultiProcessorCount, index);
    state.limits.compute_capability
        = 10 * attribute(cudaDevAttrComputeCapabilityMajor, index) + attribute(cudaDevAttrComputeCapabilityMinor, index);
    state.limits.shared_bytes = static_cast<std::size_t>(attribute(cudaDevAttrMaxSharedMemoryPerBlockOptin, index));
}

DeviceState& current_state()
{
    thread_local int chosen = -1;
    const int index = current_device_index();
    if (chosen != index) {
        check(cudaSetDevice(index));
        chosen = index;
    }
    DeviceState& state = states()[static_cast<std::size_t>(index)];
    std::call_once(state.once, [&] { open(state, index); });
    return state;
}

}  // namespace

void check(cudaError_t status)
{
    if (status == cudaSuccess)
        return;
    cudaGetLastError();
    throw DeviceError(translatable("engine", "The CUDA device reports: %1 (%2)."),
                      {cudaGetErrorString(status), cudaGetErrorName(status)});
}

cudaStream_t compute_stream()
{
    return current_state().stream;
}

void settle() noexcept
{
    try {
        cudaStreamSynchronize(compute_stream());
    } catch (const Error&) {
        cudaGetLastError();
    }
}

const DeviceLimits& device_limits()
{
    return current_state().limits;
}

void expect_on_device(const char* family, const Tensor& t)
{
    if (t.defined() && t.device() != Device{DeviceType::Cuda, static_cast<std::int8_t>(current_device_index())})
        throw DeviceError(
            translatable("engine", "%1: a tensor lies on %2, the others on %3. Move them to one device with to()."),
            {family, t.device().text(), Device{DeviceType::Cuda, static_cast<std::int8_t>(current_device_index())}.text()});
}

Grid grid_for(std::int64_t items, int threads)
{
    constexpr std::int64_t kBlocksEach = 16;  // enough to hide latency, few enough to start quickly
    const std::int64_t blocks = (items + threads - 1) / threads;
    const std::int64_t most = kBlocksEach * device_limits().multiprocessors;
    return {dim3(static_cast<unsigned>(std::clamp<std::int64_t>(blocks, 1, most))), dim3(static_cast<unsigned>(threads))};
}

}  // namespace ts::cuda
