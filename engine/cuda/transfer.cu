#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "engine/cuda/fault.h"
#include "engine/cuda/runtime.h"
#include "engine/cuda/transfer.h"
#include "engine/tensor/device_backend.h"

namespace ts::cuda {

namespace {

constexpr std::size_t kAlignment = 256;

cudaEvent_t make_event(unsigned flags)
{
    cudaEvent_t event = nullptr;
    check(cudaEventCreateWithFlags(&event, flags));
    return event;
}

void* page_locked(std::size_t bytes)
{
    void* data = nullptr;
    check(cudaHostAlloc(&data, bytes, cudaHostAllocDefault));
    return data;
}

/// The rings of one device and what orders its two streams.
struct Transfers {
    explicit Transfers(cudaStream_t ahead_stream)
        : compute(compute_stream()),
          ahead(ahead_stream),
          compute_done(make_event(cudaEventDisableTiming)),
          ahead_done(make_event(cudaEventDisableTiming))
    {
    }
    UploadRing compute, ahead;
    cudaEvent_t compute_done, ahead_done;
};

Transfers& transfers()
{
    static std::mutex mutex;
    // Never destroyed: uploads may be under way while the program ends.
    static auto* all = new std::map<int, std::unique_ptr<Transfers>>;
    const std::lock_guard lock(mutex);
    std::unique_ptr<Transfers>& own = (*all)[current_device_index()];
    if (!own) {
        compute_stream();
        cudaStream_t stream = nullptr;
        check(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
        own = std::make_unique<Transfers>(stream);
    }
    return *own;
}

/// Page-locked memory with an event, kept for the next read.
struct Landing {
    void* data = nullptr;
    std::size_t bytes = 0;
    cudaEvent_t arrived = nullptr;
};

class Landings {
public:
    Landing take(std::size_t bytes)
    {
        const std::size_t size = std::bit_ceil(std::max<std::size_t>(bytes, kAlignment));
        const std::lock_guard lock(m_mutex);
        std::vector<Landing>& free = m_free[{current_device_index(), size}];
        if (free.empty())
            return {page_locked(size), size, make_event(cudaEventDisableTiming)};
        const Landing landing = free.back();
        free.pop_back();
        return landing;
    }
    void give_back(int device, const Landing& landing)
    {
        const std::lock_guard lock(m_mutex);
        m_free[{device, landing.bytes}].push_back(landing);
    }

private:
    std::mutex m_mutex;
    std::map<std::pair<int, std::size_t>, std::vector<Landing>> m_free;
};

Landings& landings()
{
    static auto* all = new Landings;
    return *all;
}

class Read : public PendingRead {
public:
    Read(const void* from, std::size_t bytes) : m_landing(landings().take(bytes))
    {
        check(cudaMemcpyAsync(m_landing.data, from, bytes, cudaMemcpyDeviceToHost, compute_stream()));
        check(cudaEventRecord(m_landing.arrived, compute_stream()));
    }
    ~Read() override
    {
        cudaEventSynchronize(m_landing.arrived);  // or the copy would land in somebody else's memory
        landings().give_back(m_device, m_landing);
    }
    [[nodiscard]] bool ready() const override { return cudaEventQuery(m_landing.arrived) != cudaErrorNotReady; }
    [[nodiscard]] const void* wait() override
    {
        check(cudaEventSynchronize(m_landing.arrived));
        throw_fault();
        return m_landing.data;
    }

private:
    int m_device = current_device_index();
    Landing m_landing;
};

class Timer : public DeviceTimer {
public:
    ~Timer() override
    {
        for (const cudaEvent_t mark : m_marks)
            cudaEventDestroy(mark);
    }
    std::size_t mark() override
    {
        m_marks.push_back(make_event(cudaEventDefault));
        check(cudaEventRecord(m_marks.back(), compute_stream()));
        return m_marks.size() - 1;
    }
    [[nodiscard]] double seconds(std::size_t from, std::size_t to) override
    {
        check(cudaEventSynchronize(m_marks[to]));
        float milliseconds = 0;
        check(cudaEventElapsedTime(&milliseconds, m_marks[from], m_marks[to]));
        return static_cast<double>(milliseconds) * 1e-3;
    }

private:
    std::vector<cudaEvent_t> m_marks;
};

}  // namespace

void UploadRing::open()
{
    for (Slot& slot : m_slots) {
        slot.data = static_cast<std::byte*>(page_locked(kSlotBytes));
        slot.copied = make_event(cudaEventDisableTiming);
        check(cudaEventRecord(slot.copied, m_stream));
    }
}

void UploadRing::next_slot()
{
    check(cudaEventRecord(m_slots[m_slot].copied, m_stream));
    m_slot = (m_slot + 1) % kSlots;
    m_filled = 0;
    check(cudaEventSynchronize(m_slots[m_slot].copied));
}

void UploadRing::copy(void* to, const void* from, std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    if (!m_slots.front().data)
        open();
    auto* target = static_cast<std::byte*>(to);
    const auto* source = static_cast<const std::byte*>(from);
    while (bytes > 0) {
        if (m_filled >= kSlotBytes)
            next_slot();
        const std::size_t count = std::min(bytes, kSlotBytes - m_filled);
        std::byte* staged = m_slots[m_slot].data + m_filled;
        std::memcpy(staged, source, count);
        check(cudaMemcpyAsync(target, staged, count, cudaMemcpyHostToDevice, m_stream));
        m_filled += (count + kAlignment - 1) / kAlignment * kAlignment;
        target += count;
        source += count;
        bytes -= count;
    }
}

UploadRing& compute_uploads()
{
    return transfers().compute;
}

UploadRing& ahead_uploads()
{
    return transfers().ahead;
}

void order_ahead_after_compute()
{
    const Transfers& own = transfers();
    check(cudaEventRecord(own.compute_done, own.compute.stream()));
    check(cudaStreamWaitEvent(own.ahead.stream(), own.compute_done, 0));
}

void order_compute_after_ahead()
{
    const Transfers& own = transfers();
    check(cudaEventRecord(own.ahead_done, own.ahead.stream()));
    check(cudaStreamWaitEvent(own.compute.stream(), own.ahead_done, 0));
}

std::unique_ptr<PendingRead> read_later(const void* from, std::size_t bytes)
{
    compute_stream();
    return std::make_unique<Read>(from, bytes);
}

std::unique_ptr<DeviceTimer> make_timer()
{
    return std::make_unique<Timer>();
}

}  // namespace ts::cuda
