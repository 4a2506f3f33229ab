#include <array>
#include <string>

#include "engine/cuda/caching_allocator.h"
#include "engine/cuda/capture.h"
#include "engine/cuda/copy.h"
#include "engine/cuda/fault.h"
#include "engine/cuda/runtime.h"
#include "engine/cuda/step_values.h"
#include "engine/cuda/transfer.h"
#include "engine/cuda/utilization.h"
#include "engine/tensor/captured_work.h"
#include "engine/tensor/cuda_library.h"
#include "engine/tensor/device_backend.h"

namespace ts::cuda {

namespace {

constexpr int kMostDevices = 16;

class Backend : public DeviceBackend {
public:
    explicit Backend(std::vector<DeviceInfo> devices) : m_devices(std::move(devices)) { }

    [[nodiscard]] const std::vector<DeviceInfo>& devices() const override { return m_devices; }

    [[nodiscard]] DeviceUse use(int index) const override
    {
        select(index);
        compute_stream();
        std::size_t free = 0, total = 0;
        check(cudaMemGetInfo(&free, &total));
        constexpr int kLongestAddress = 32;
        char address[kLongestAddress] = {};
        check(cudaDeviceGetPCIBusId(address, kLongestAddress, index));
        return {total - free, utilization(address)};
    }

    Block allocate(int index, std::size_t bytes) override
    {
        select(index);
        compute_stream();  // makes the device CUDA's current one on this thread
        return allocator(index).allocate(bytes);
    }
    void deallocate(int index, void* data, std::size_t capacity) noexcept override
    {
        allocator(index).deallocate(data, capacity);
    }
    [[nodiscard]] MemoryStats memory_stats(int index) const override { return allocator(index).stats(); }
    void reset_peak_memory(int index) override { allocator(index).reset_peak(); }
    void release_cached_memory(int index) noexcept override
    {
        select(index);
        settle();
        allocator(index).release_cached();
    }

    void limit_memory(int index, std::size_t bytes) override { allocator(index).set_limit(bytes); }

    void upload(int index, void* to, const void* from, std::size_t bytes) override
    {
        refuse_capture(translatable("engine", "The step sends new data to the device while it computes."));
        select(index);
        compute_uploads().copy(to, from, bytes);
    }
    void download(int index, void* to, const void* from, std::size_t bytes) override
    {
        refuse_capture(kReadsBack);
        select(index);
        check(cudaMemcpyAsync(to, from, bytes, cudaMemcpyDeviceToHost, compute_stream()));
        synchronize(index);
    }
    std::unique_ptr<PendingRead> read_later(int index, const void* from, std::size_t bytes) override
    {
        refuse_capture(kReadsBack);
        select(index);
        return cuda::read_later(from, bytes);
    }
    void upload_ahead(int index, void* to, const void* from, std::size_t bytes) override
    {
        select(index);
        ahead_uploads().copy(to, from, bytes);
    }
    void follow_with_uploads(int index) override
    {
        select(index);
        order_ahead_after_compute();
    }
    void await_uploads(int index) override
    {
        select(index);
        order_compute_after_ahead();
    }
    std::unique_ptr<DeviceTimer> make_timer(int index) override
    {
        select(index);
        compute_stream();
        return cuda::make_timer();
    }
    void synchronize(int index) override
    {
        refuse_capture(kReadsBack);
        select(index);
        check(cudaStreamSynchronize(compute_stream()));
        throw_fault();
    }

    void copy(const Tensor& from, const Tensor& to) override
    {
        select(to.device().index);
        if (!telling_values())
            cuda::copy(from, to);
    }
    void fill(const Tensor& out, double value) override
    {
        select(out.device().index);
        if (!telling_values())
            cuda::fill(out, value);
    }

    std::shared_ptr<CapturePool> make_capture_pool(int index) override
    {
        return std::make_shared<PrivatePool>(allocator(index));
    }
    void begin_capture(int index, CapturePool& pool) override
    {
        select(index);
        cuda::begin_capture(allocator(index), static_cast<PrivatePool&>(pool));
    }
    std::unique_ptr<CapturedWork> end_capture(int index) override
    {
        select(index);
        return cuda::end_capture(allocator(index));
    }
    void abandon_capture(int index) noexcept override
    {
        select(index);
        cuda::abandon_capture(allocator(index));
    }

private:
    static constexpr const char* kReadsBack
        = translatable("engine", "The step reads a value back from the device while it computes.");
    static void select(int index) { set_current_device_index(index); }
    static CachingAllocator& allocator(int index)
    {
        // Never destroyed: tensors may be freed while the program ends.
        static auto* all = new std::array<CachingAllocator, kMostDevices>;
        return (*all)[static_cast<std::size_t>(index)];
    }

    std::vector<DeviceInfo> m_devices;
};

std::vector<DeviceInfo> find_devices(int count)
{
    std::vector<DeviceInfo> devices;
    for (int i = 0; i < count && i < kMostDevices; ++i) {
        cudaDeviceProp properties{};
        check(cudaGetDeviceProperties(&properties, i));
        devices.push_back({{DeviceType::Cuda, static_cast<std::int8_t>(i)}, properties.name, properties.totalGlobalMem});
    }
    return devices;
}

Message reason(cudaError_t status)
{
    if (status == cudaErrorInsufficientDriver)
        return {translatable("engine", "There is no CUDA device: no NVIDIA driver is installed, or it is too old.")};
    if (status == cudaErrorNoDevice || status == cudaSuccess)
        return {translatable("engine", "There is no CUDA device: the driver finds no NVIDIA GPU.")};
    return {translatable("engine", "There is no CUDA device: the driver reports %1."), {cudaGetErrorString(status)}};
}

}  // namespace

}  // namespace ts::cuda

extern "C" __attribute__((visibility("default"))) ts::DeviceBackend* tensorscape_cuda_backend(ts::Message* why_not)
{
    using namespace ts::cuda;
    int count = 0;
    const cudaError_t status = cudaGetDeviceCount(&count);
    if (status != cudaSuccess || count == 0) {
        *why_not = reason(status);
        return nullptr;
    }
    try {
        static auto* backend = new Backend(find_devices(count));
        return backend;
    } catch (const ts::Error& error) {
        *why_not = error.message();
        return nullptr;
    }
}
