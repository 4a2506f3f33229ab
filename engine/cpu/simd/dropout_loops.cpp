#include "engine/cpu/simd/dropout_loops.h"

#include "engine/cpu/simd/philox_lanes.h"

namespace ts::TS_SIMD {

namespace {

void mask(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter, std::uint32_t limit, std::uint8_t* out,
          std::int64_t n)
{
    for (std::int64_t i = 0; i < n; i += 4 * PhiloxLanes::kCounters) {
        PhiloxLanes lanes;
        lanes.draw(seed, stream, counter + static_cast<std::uint64_t>(i / 4));
        for (std::int64_t l = 0; l < PhiloxLanes::kCounters; ++l)
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
