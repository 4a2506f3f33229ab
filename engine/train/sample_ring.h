#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/train/telemetry.h"

namespace ts {

/// Samples on their way from the worker to the interface: one thread pushes, one takes, neither waits or locks. While the
/// ring is full, the samples of each series are folded to the smallest, the largest and the last, so that a curve keeps its
/// spikes and its end.
class SampleRing {
public:
    /// `capacity` is rounded up to a power of two.
    explicit SampleRing(std::size_t capacity = 1 << 14) : m_ring(std::bit_ceil(capacity)) { }

    /// Pushing thread.
    void push(const ScalarSample& sample)
    {
        if (!m_folded.empty())
            unfold();
        if (!m_folded.empty() || !put(sample))
            fold(sample);
    }
    /// Pushing thread, once: nothing will be pushed any more; what is folded goes to the taking thread.
    void close()
    {
        unfold();
        m_closed.store(true, std::memory_order_release);
    }
    /// Taking thread: moves the oldest samples into `out`; returns how many.
    std::size_t take(std::span<ScalarSample> out)
    {
        std::size_t count = take_ring(out);
        if (count < out.size() && m_closed.load(std::memory_order_acquire)) {
            count += take_ring(out.subspan(count));
            count += take_folded(out.subspan(count));
        }
        return count;
    }
    /// Empties a ring that no thread uses, for the next run.
    void reset();

private:
    struct Fold {
        ScalarSample smallest, largest, last;
    };

    bool put(const ScalarSample& sample)
    {
        const std::size_t head = m_head.load(std::memory_order_relaxed);
        if (head - m_tail.load(std::memory_order_acquire) == m_ring.size())
            return false;
        m_ring[head & (m_ring.size() - 1)] = sample;
        m_head.store(head + 1, std::memory_order_release);
        return true;
    }
    void fold(const ScalarSample& sample);
    void unfold();
    static std::size_t write(const Fold& fold, ScalarSample (&out)[3]);
    std::size_t take_ring(std::span<ScalarSample> out);
    std::size_t take_folded(std::span<ScalarSample> out);

    std::vector<ScalarSample> m_ring;
    alignas(64) std::atomic<std::size_t> m_head{0};  // of the pushing thread
    alignas(64) std::atomic<std::size_t> m_tail{0};  // of the taking thread
    alignas(64) std::atomic<bool> m_closed{false};
    std::vector<Fold> m_folded;  // of the pushing thread until closed
};

}  // namespace ts
