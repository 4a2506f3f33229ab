#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace ts {

/// One slot between two threads: the latest value wins, an older one that nobody took is dropped. Neither side waits.
template <class T> class Mailbox {
public:
    Mailbox() = default;
    ~Mailbox() { take(); }
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;

    void put(std::unique_ptr<T> value)
    {
        const std::unique_ptr<T> dropped(m_slot.exchange(value.release(), std::memory_order_acq_rel));
    }
    /// The value not yet taken, or null.
    std::unique_ptr<T> take()
    {
        if (!m_slot.load(std::memory_order_relaxed))
            return nullptr;
        return std::unique_ptr<T>(m_slot.exchange(nullptr, std::memory_order_acq_rel));
    }

private:
    std::atomic<T*> m_slot{nullptr};
};

}  // namespace ts
