#pragma once

#include <atomic>
#include <cstdint>

namespace ts {

/// Count inside a shared record. A record with one owner is released without a locked instruction.
class RefCount {
public:
    void retain() { m_count.fetch_add(1, std::memory_order_relaxed); }
    /// True where the last owner has let go.
    [[nodiscard]] bool release()
    {
        if (m_count.load(std::memory_order_acquire) == 1)
            return true;
        return m_count.fetch_sub(1, std::memory_order_acq_rel) == 1;
    }
    [[nodiscard]] bool unique() const { return m_count.load(std::memory_order_acquire) == 1; }

private:
    std::atomic<std::int32_t> m_count{1};
};

}  // namespace ts
