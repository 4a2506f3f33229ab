#include "engine/cpu/simd/dropout_loops.h"

namespace ts::TS_SIMD {

namespace {

constexpr std::int64_t kCounters = 16;

/// Philox 4x32-10 of 16 counters side by side; the same numbers as ts::Philox.
struct PhiloxLanes {
    std::uint32_t c[4][kCounters];

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

void mask(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter, std::uint32_t limit, std::uint8_t* out,
          std::int64_t n)
{
    for (std::int64_t i = 0; i < n; i += 4 * kCounters) {
        PhiloxLanes lanes;
        lanes.start(stream, counter + static_cast<std::uint64_t>(i / 4));
        auto k0 = static_cast<std::uint32_t>(seed), k1 = static_cast<std::uint32_t>(seed >> 32);
        for (int r = 0; r < 10; ++r) {
            lanes.round(k0, k1);
            k0 += 0x9E3779B9U;
            k1 += 0xBB67AE85U;
        }
        for (std::int64_t l = 0; l < kCounters; ++l)
            for (std::int64_t w = 0; w < 4; ++w)
                out[i + 4 * l + w] = static_cast<std::uint8_t>((lanes.c[w][l] >> 8) >= limit);
    }
}

template <class T> void apply(const T* x, const std::uint8_t* mask, T scale, T* y, std::int64_t n)
{
    for (std::int64_t i = 0; i < n; ++i)
        y[i] = x[i] * (mask[i] ? scale : T{});
}

}  // namespace

DropoutLoops dropout_loops()
{
    return {mask, apply<float>, apply<double>};
}

}  // namespace ts::TS_SIMD
