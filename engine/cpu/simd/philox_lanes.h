#pragma once

#include <cstdint>

namespace ts::TS_SIMD {

/// Philox 4x32-10 of 16 counters side by side; the same numbers as ts::Philox.
struct PhiloxLanes {
    static constexpr std::int64_t kCounters = 16;

    std::uint32_t c[4][kCounters];  ///< word w of counter l is c[w][l]

    /// The words of `counter` and the 15 after it.
    void draw(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter)
    {
        start(stream, counter);
        auto k0 = static_cast<std::uint32_t>(seed), k1 = static_cast<std::uint32_t>(seed >> 32);
        for (int r = 0; r < 10; ++r) {
            round(k0, k1);
            k0 += 0x9E3779B9U;
            k1 += 0xBB67AE85U;
        }
    }

private:
    void start(std::uint64_t stream, std::uint64_t counter)
    {
        for (std::int64_t l = 0; l < kCounters; ++l) {
            const std::uint64_t at = counter + static_cast<std::uint64_t>(l);
            c[0][l] = static_cast<std::uint32_t>(at);
            c[1][l] = static_cast<std::uint32_t>(at >> 32);
            c[2][l] = static_cast<std::uint32_t>(stream);
            c[3][l] = static_cast<std::uint32_t>(stream >> 32);
        }
    }

    void round(std::uint32_t k0, std::uint32_t k1)
    {
        for (std::int64_t l = 0; l < kCounters; ++l) {
            const std::uint64_t p0 = std::uint64_t{0xD2511F53U} * c[0][l];
            const std::uint64_t p1 = std::uint64_t{0xCD9E8D57U} * c[2][l];
            c[0][l] = static_cast<std::uint32_t>(p1 >> 32) ^ c[1][l] ^ k0;
            c[1][l] = static_cast<std::uint32_t>(p1);
            c[2][l] = static_cast<std::uint32_t>(p0 >> 32) ^ c[3][l] ^ k1;
            c[3][l] = static_cast<std::uint32_t>(p0);
        }
    }
};

}  // namespace ts::TS_SIMD
