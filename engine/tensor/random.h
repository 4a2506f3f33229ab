#pragma once

#include <array>
#include <cstdint>

namespace ts {

/// Counter-based random numbers, Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): the
/// same key and counter give the same bits on every device and for any number of threads.
class Philox {
public:
    using Words = std::array<std::uint32_t, 4>;

    /// `stream` tells independent uses of one seed apart (a layer, the order of an epoch).
    explicit constexpr Philox(std::uint64_t seed, std::uint64_t stream = 0) : m_seed(seed), m_stream(stream) { }

    /// Four random words for a counter.
    [[nodiscard]] constexpr Words words(std::uint64_t counter) const
    {
        Words c{static_cast<std::uint32_t>(counter), static_cast<std::uint32_t>(counter >> 32),
                static_cast<std::uint32_t>(m_stream), static_cast<std::uint32_t>(m_stream >> 32)};
        std::uint32_t k0 = static_cast<std::uint32_t>(m_seed);
        std::uint32_t k1 = static_cast<std::uint32_t>(m_seed >> 32);
        for (int round = 0; round < 10; ++round) {
            const std::uint64_t p0 = std::uint64_t{0xD2511F53U} * c[0];
            const std::uint64_t p1 = std::uint64_t{0xCD9E8D57U} * c[2];
            c = {static_cast<std::uint32_t>(p1 >> 32) ^ c[1] ^ k0, static_cast<std::uint32_t>(p1),
                 static_cast<std::uint32_t>(p0 >> 32) ^ c[3] ^ k1, static_cast<std::uint32_t>(p0)};
            k0 += 0x9E3779B9U;
            k1 += 0xBB67AE85U;
        }
        return c;
    }

    /// Word `index` of the stream.
    [[nodiscard]] constexpr std::uint32_t word(std::uint64_t index) const { return words(index / 4)[index % 4]; }
    /// Uniform in [0, 1) with 24 bits.
    [[nodiscard]] constexpr float uniform(std::uint64_t index) const { return to_unit(word(index)); }
    /// Uniform whole number in [0, limit); limit > 0. Bias below 2^-32.
    [[nodiscard]] constexpr std::uint64_t below(std::uint64_t index, std::uint64_t limit) const
    {
        const Words w = words(index);
        const std::uint64_t bits = (std::uint64_t{w[0]} << 32) | w[1];
        return static_cast<std::uint64_t>((static_cast<__uint128_t>(bits) * limit) >> 64);
    }

    [[nodiscard]] constexpr std::uint64_t seed() const { return m_seed; }
    [[nodiscard]] constexpr std::uint64_t stream() const { return m_stream; }

    static constexpr float to_unit(std::uint32_t word) { return static_cast<float>(word >> 8) * 0x1p-24F; }

private:
    std::uint64_t m_seed;
    std::uint64_t m_stream;
};

class Tensor;

/// Fills a dense floating tensor with uniform numbers in [low, high), element i from counter i.
void fill_uniform(const Tensor& out, const Philox& random, double low, double high);
/// Fills a dense floating tensor with normally distributed numbers (Box-Muller).
void fill_normal(const Tensor& out, const Philox& random, double mean, double spread);

}  // namespace ts
