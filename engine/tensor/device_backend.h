#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/tensor/allocator.h"
#include "engine/tensor/device.h"

namespace ts {

class CapturedWork;
class CapturePool;
class DeviceTimer;
class PendingRead;
class Tensor;

/// What a person sees of a device.
struct DeviceInfo {
    Device device;
    std::string name;               ///< "NVIDIA H200"
    std::uint64_t total_bytes = 0;  ///< of its memory
};

/// What a device is doing now.
struct DeviceUse {
    std::uint64_t used_bytes = 0;  ///< of its memory, by all programs
    int utilization = -1;          ///< percent of the time it computed lately; -1: not known
};

/// What a kind of device other than the host offers beneath the tensors: memory, copies, waiting. Work is queued and done in
/// order; only download() and synchronize() wait. Indices count devices of the kind from 0.
class DeviceBackend {
public:
    virtual ~DeviceBackend() = default;

    [[nodiscard]] virtual const std::vector<DeviceInfo>& devices() const = 0;
    [[nodiscard]] virtual DeviceUse use(int index) const = 0;

    /// Throws DeviceError with the sizes where the device has no memory left.
    virtual Block allocate(int index, std::size_t bytes) = 0;
    virtual void deallocate(int index, void* data, std::size_t capacity) noexcept = 0;
    [[nodiscard]] virtual MemoryStats memory_stats(int index) const = 0;
    virtual void reset_peak_memory(int index) = 0;
    virtual void release_cached_memory(int index) noexcept = 0;
    /// Most bytes to hold from the device; 0: all there are. For tests.
    virtual void limit_memory(int index, std::size_t bytes) = 0;

    /// From host memory, which may be written again on return.
    virtual void upload(int index, void* to, const void* from, std::size_t bytes) = 0;
    /// To host memory; waits for all work queued before. Throws what went wrong in that work.
    virtual void download(int index, void* to, const void* from, std::size_t bytes) = 0;
    /// A copy to host memory that is waited for when it is needed.
    virtual std::unique_ptr<PendingRead> read_later(int index, const void* from, std::size_t bytes) = 0;
    /// An upload beside the queue, while other work computes. It waits for what was queued before the last
    /// follow_with_uploads(); work that is queued after await_uploads() finds it done.
    virtual void upload_ahead(int index, void* to, const void* from, std::size_t bytes) = 0;
    virtual void follow_with_uploads(int index) = 0;
    virtual void await_uploads(int index) = 0;
    virtual std::unique_ptr<DeviceTimer> make_timer(int index) = 0;
    /// Waits for all queued work and throws what went wrong in it.
    virtual void synchronize(int index) = 0;

    /// Writes the elements of `from`, converted, into `to`: equal sizes, any strides, both on this device.
    virtual void copy(const Tensor& from, const Tensor& to) = 0;
    /// Writes one value into every element, any strides.
    virtual void fill(const Tensor& out, double value) = 0;

    virtual std::shared_ptr<CapturePool> make_capture_pool(int index) = 0;
    /// Records what this thread queues from now on instead of running it. Reading back, waiting and uploading throw
    /// CaptureRefused meanwhile.
    virtual void begin_capture(int index, CapturePool& pool) = 0;
    /// What was recorded; `pool` must outlive it.
    virtual std::unique_ptr<CapturedWork> end_capture(int index) = 0;
    /// Forgets what was recorded; nothing where nothing is recorded.
    virtual void abandon_capture(int index) noexcept = 0;
};

/// The backend of this kind of device. Throws DeviceError that says why there is none.
DeviceBackend& backend(Device device);
/// Is there such a device?
bool is_available(Device device);
/// Called by a backend's library when it is loaded; the backend lives as long as the program.
void register_backend(DeviceType type, DeviceBackend& backend);

/// The device of its kind that this thread's kernels run on: the last one asked for in a kernel table.
int current_device_index();
void set_current_device_index(int index);

/// Waits for everything queued on the device; nothing for the host.
void synchronize(Device device);

}  // namespace ts
