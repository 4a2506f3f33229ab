#pragma once

#include <cmath>
#include <numbers>

#include "engine/tensor/random.h"

namespace ts {

/// Random numbers one after the other, to make examples from: the same seed and stream give the same numbers. Taking the
/// number of the example as the stream makes an example independent of how many there are.
class RandomSequence {
public:
    explicit RandomSequence(std::uint64_t seed, std::uint64_t stream = 0) : m_random(seed, stream) { }

    /// A whole number in [0, limit); limit > 0.
    std::int64_t below(std::int64_t limit)
    {
        return static_cast<std::int64_t>(m_random.below(m_next++, static_cast<std::uint64_t>(limit)));
    }
    /// A whole number in [low, high].
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }
    bool coin() { return (m_random.words(m_next++)[0] & 1U) != 0; }
    /// In [0, 1).
    double uniform() { return unit(m_random.words(m_next++)[0]); }
    /// Mean 0, standard deviation 1 (Box-Muller).
    double normal()
    {
        const Philox::Words words = m_random.words(m_next++);
        return std::sqrt(-2 * std::log(1 - unit(words[0]))) * std::cos(2 * std::numbers::pi * unit(words[1]));
    }

private:
    static double unit(std::uint32_t word) { return static_cast<double>(word) * 0x1p-32; }

    Philox m_random;
    std::uint64_t m_next = 0;
};

}  // namespace ts
