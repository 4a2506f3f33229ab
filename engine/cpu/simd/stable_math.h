#pragma once

// Small functions for loops, compiled into each instruction set's own namespace. A call in one arm of a choice cannot be
// vectorised: choices are made between numbers, and every call is made always. Comparisons let NaN pass.
#include "engine/cpu/simd/vector_math.h"

namespace ts::TS_SIMD {

namespace {

template <class T> inline T at_most(T x, T limit)
{
    return limit < x ? limit : x;
}
template <class T> inline T at_least(T x, T limit)
{
    return x < limit ? limit : x;
}
template <class T> inline T magnitude(T x)
{
    return x < 0 ? -x : x;
}
template <class T> inline T logistic(T x)
{
    return 1 / (1 + vector_math::exp(-x));
}
/// log(1 + x) for x in [0, 1]: what rounding 1 + x lost is added again.
template <class T> inline T log_one_plus(T x)
{
    const T sum = 1 + x;
    return vector_math::log(sum) + (x - (sum - 1)) / sum;
}
/// exp(x) - 1 for x <= 0, without cancellation.
template <class T> inline T exp_minus_one(T x)
{
    const T t = vector_math::tanh(x / 2);
    return 2 * t / (1 - t);
}
/// log(1 + exp(x))
template <class T> inline T log_of_one_plus_exp(T x)
{
    return at_least(x, T{}) + log_one_plus(vector_math::exp(-magnitude(x)));
}

}  // namespace

}  // namespace ts::TS_SIMD
