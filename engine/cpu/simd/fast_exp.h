#pragma once

#include <cstdint>

#include "engine/cpu/simd/vector_math.h"

namespace ts::TS_SIMD {

namespace {

/// e^x for x <= 0 by x = n ln 2 + r and a polynomial in r (Cody & Waite, 1980), to 2 ulp; zero below -87, where the type ends.
/// Written out, it is vectorised within a loop without a call.
inline float exp_of_negative(float x)
{
    constexpr float lowest = -87.0F, kRound = 12582912.0F;  // 1.5 * 2^23: what is added to it is rounded to a whole number
    const float bounded = x < lowest ? lowest : x;
    const float shifted = bounded * 1.44269504F + kRound;
    const float n = shifted - kRound;
    const float r = bounded - n * 0.693359375F + n * 2.12194440e-4F;
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * (r * r) + r + 1.0F;
    // The low bits of `shifted` hold n: 2^n is made of them.
    const std::uint32_t exponent = (__builtin_bit_cast(std::uint32_t, shifted) << 23) + 0x3F800000U;
    return x < lowest ? 0.0F : p * __builtin_bit_cast(float, exponent);
}

inline double exp_of_negative(double x)
{
    constexpr double lowest = -708.0;
    const double e = ts::vector_math::exp(x < lowest ? lowest : x);
    return x < lowest ? 0.0 : e;
}

/// In place, n numbers.
template <class T> inline void exp_of_negative(T* x, std::int64_t n)
{
#pragma GCC ivdep
    for (std::int64_t i = 0; i < n; ++i)
        x[i] = exp_of_negative(x[i]);
}

}  // namespace

}  // namespace ts::TS_SIMD
