#include "engine/cpu/simd/half_loops.h"

#include <bit>

#include "engine/tensor/half.h"

#ifdef __F16C__
#include <immintrin.h>
#endif

namespace ts::TS_SIMD {

namespace {

void half_to_float(const std::uint16_t* in, float* out, std::int64_t n)
{
    std::int64_t i = 0;
#ifdef __F16C__
    for (; i + 8 <= n; i += 8)
        _mm256_storeu_ps(out + i, _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(in + i))));
#endif
    for (; i < n; ++i)
        out[i] = static_cast<float>(std::bit_cast<Half>(in[i]));
}

void float_to_half(const float* in, std::uint16_t* out, std::int64_t n)
{
    std::int64_t i = 0;
#ifdef __F16C__
    for (; i + 8 <= n; i += 8)
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i),
                         _mm256_cvtps_ph(_mm256_loadu_ps(in + i), _MM_FROUND_TO_NEAREST_INT));
#endif
    for (; i < n; ++i)
        out[i] = Half(in[i]).bits;
}

void bfloat_to_float(const std::uint16_t* in, float* out, std::int64_t n)
{
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = std::bit_cast<float>(static_cast<std::uint32_t>(in[i]) << 16);
}

void float_to_bfloat(const float* in, std::uint16_t* out, std::int64_t n)
{
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = BFloat16(in[i]).bits;
}

}  // namespace

HalfLoops half_loops()
{
    return {half_to_float, float_to_half, bfloat_to_float, float_to_bfloat};
}

}  // namespace ts::TS_SIMD
