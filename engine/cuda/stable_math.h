#pragma once

#include <cmath>
#include <cuda_runtime.h>

namespace ts::cuda {

// Small functions of float or double. Comparisons let NaN pass.

template <class T> __device__ T at_most(T x, T limit)
{
    return limit < x ? limit : x;
}
template <class T> __device__ T at_least(T x, T limit)
{
    return x < limit ? limit : x;
}
template <class T> __device__ T magnitude(T x)
{
    return x < 0 ? -x : x;
}
template <class T> __device__ T logistic(T x)
{
    return 1 / (1 + exp(-x));
}
/// log(1 + exp(x))
template <class T> __device__ T log_of_one_plus_exp(T x)
{
    return at_least(x, T(0)) + log1p(exp(-magnitude(x)));
}

}  // namespace ts::cuda
