#pragma once

#include <array>
#include <cstddef>
#include <cuda_runtime.h>
#include <memory>
#include <mutex>

#include "engine/tensor/captured_work.h"

namespace ts::cuda {

/// Uploads on one stream through page-locked memory, so that the host goes on at once: it waits only where it is more than the
/// whole ring ahead of the device. For any thread.
class UploadRing {
public:
    explicit UploadRing(cudaStream_t stream) : m_stream(stream) { }

    /// Queues a copy to the device; `from` may be written again on return.
    void copy(void* to, const void* from, std::size_t bytes);
    [[nodiscard]] cudaStream_t stream() const { return m_stream; }

private:
    static constexpr std::size_t kSlots = 4;
    static constexpr std::size_t kSlotBytes = std::size_t{2} << 20;
    struct Slot {
        std::byte* data = nullptr;
        cudaEvent_t copied = nullptr;
    };
    void open();
    void next_slot();

    std::mutex m_mutex;
    cudaStream_t m_stream;
    std::array<Slot, kSlots> m_slots;
    std::size_t m_slot = 0;
    std::size_t m_filled = 0;  // bytes of the slot
};

/// Uploads of the current device in the order of its compute stream.
UploadRing& compute_uploads();
/// Uploads of the current device beside its compute stream.
UploadRing& ahead_uploads();
/// Uploads ahead from now on wait for what the compute stream has queued; and the other way round.
void order_ahead_after_compute();
void order_compute_after_ahead();

/// Queues a copy to the host behind everything on the compute stream.
std::unique_ptr<PendingRead> read_later(const void* from, std::size_t bytes);

/// Times of work on the compute stream.
std::unique_ptr<DeviceTimer> make_timer();

}  // namespace ts::cuda
