#include "engine/cpu/simd/noise_loops.h"

#include "engine/cpu/simd/philox_lanes.h"
#include "engine/cpu/simd/vector_math.h"

namespace ts::TS_SIMD {

namespace {

constexpr std::int64_t kCounters = PhiloxLanes::kCounters;

/// Box-Muller: two words of each counter to two normal numbers.
void transform(const std::uint32_t* a, const std::uint32_t* b, float spread, float* first, float* second)
{
    constexpr float kTurn = 6.2831853071795864F * 0x1p-24F;
    float radius[kCounters], angle[kCounters];
    for (std::int64_t l = 0; l < kCounters; ++l) {
        const float u = static_cast<float>((a[l] >> 8) + 1) * 0x1p-24F;  // above 0, so that the logarithm is finite
        radius[l] = spread * __builtin_sqrtf(-2 * vector_math::log(u));
        angle[l] = kTurn * static_cast<float>(b[l] >> 8);
    }
    for (std::int64_t l = 0; l < kCounters; ++l)
        first[l] = radius[l] * vector_math::cos(angle[l]);
    for (std::int64_t l = 0; l < kCounters; ++l)
        second[l] = radius[l] * vector_math::sin(angle[l]);
}

void normal(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter, float spread, float* out, std::int64_t n)
{
    for (std::int64_t i = 0; i < n; i += 4 * kCounters) {
        PhiloxLanes lanes;
        lanes.draw(seed, stream, counter + static_cast<std::uint64_t>(i / 4));
        float numbers[4 * kCounters];
        transform(lanes.c[0], lanes.c[1], spread, numbers, numbers + kCounters);
        transform(lanes.c[2], lanes.c[3], spread, numbers + 2 * kCounters, numbers + 3 * kCounters);
        const std::int64_t count = n - i < 4 * kCounters ? n - i : 4 * kCounters;
        for (std::int64_t k = 0; k < count; ++k)
            out[i + k] = numbers[k];
    }
}

}  // namespace

NoiseLoops noise_loops()
{
    return {normal};
}

}  // namespace ts::TS_SIMD
