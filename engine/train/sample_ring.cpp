#include "engine/train/sample_ring.h"

namespace ts {

void SampleRing::fold(const ScalarSample& sample)
{
    for (Fold& fold : m_folded)
        if (fold.last.series == sample.series) {
            if (sample.value < fold.smallest.value)
                fold.smallest = sample;
            if (sample.value > fold.largest.value)
                fold.largest = sample;
            fold.last = sample;
            return;
        }
    m_folded.push_back({sample, sample, sample});
}

/// In the order of their steps, each sample once.
std::size_t SampleRing::write(const Fold& fold, ScalarSample (&out)[3])
{
    const bool small_first = fold.smallest.step <= fold.largest.step;
    const ScalarSample& first = small_first ? fold.smallest : fold.largest;
    const ScalarSample& second = small_first ? fold.largest : fold.smallest;
    std::size_t count = 0;
    out[count++] = first;
    if (second.step != first.step)
        out[count++] = second;
    if (fold.last.step != out[count - 1].step)
        out[count++] = fold.last;
    return count;
}

void SampleRing::unfold()
{
    const std::size_t used = m_head.load(std::memory_order_relaxed) - m_tail.load(std::memory_order_acquire);
    std::size_t room = m_ring.size() - used;
    while (!m_folded.empty() && room >= 3) {
        ScalarSample samples[3];
        const std::size_t count = write(m_folded.front(), samples);
        for (std::size_t i = 0; i < count; ++i)
            put(samples[i]);
        room -= count;
        m_folded.erase(m_folded.begin());
    }
}

std::size_t SampleRing::take_ring(std::span<ScalarSample> out)
{
    const std::size_t tail = m_tail.load(std::memory_order_relaxed);
    const std::size_t count = std::min(out.size(), m_head.load(std::memory_order_acquire) - tail);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = m_ring[(tail + i) & (m_ring.size() - 1)];
    m_tail.store(tail + count, std::memory_order_release);
    return count;
}

std::size_t SampleRing::take_folded(std::span<ScalarSample> out)
{
    std::size_t count = 0;
    while (!m_folded.empty() && out.size() - count >= 3) {
        ScalarSample samples[3];
        const std::size_t written = write(m_folded.front(), samples);
        std::copy_n(samples, written, out.begin() + static_cast<std::ptrdiff_t>(count));
        count += written;
        m_folded.erase(m_folded.begin());
    }
    return count;
}

void SampleRing::reset()
{
    m_head = 0;
    m_tail = 0;
    m_closed = false;
    m_folded.clear();
}

}  // namespace ts
