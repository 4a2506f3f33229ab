#pragma once

// The normal distribution, as GELU needs it; compiled into each instruction set's own namespace.
#include "engine/cpu/simd/fast_exp.h"

namespace ts::TS_SIMD {

namespace {

template <class T> struct NormalTerms {
    T share;    ///< of the distribution below x
    T density;  ///< at x
};

/// 1 / x for x >= 1 by Newton's method from a guess at the exponent; a division would hold up everything around it.
inline float reciprocal(float x)
{
    float guess = __builtin_bit_cast(float, 0x7EF311C7U - __builtin_bit_cast(std::uint32_t, x));
    for (int i = 0; i < 3; ++i)
        guess *= 2 - x * guess;
    return guess;
}

/// Both from one exponential: the error function as a polynomial times it (Abramowitz & Stegun, 1964, 7.1.26), right to 1e-7.
inline NormalTerms<float> normal_terms(float x)
{
    const float size = x < 0 ? -x : x;
    const float e = exp_of_negative(-0.5F * x * x);
    const float t = reciprocal(1 + 0.23164189F * size);
    float tail = 0.5307027145F;
    tail = tail * t - 0.7265760135F;
    tail = tail * t + 0.7107068705F;
    tail = tail * t - 0.142248368F;
    tail = tail * t + 0.127414796F;
    tail *= t * e;
    return {x < 0 ? tail : 1 - tail, 0.39894228F * e};
}

inline NormalTerms<double> normal_terms(double x)
{
    return {0.5 * (1 + ts::vector_math::erf(x * 0.70710678118654752440)),
            0.39894228040143267794 * ts::vector_math::exp(-0.5 * x * x)};
}

}  // namespace

}  // namespace ts::TS_SIMD
