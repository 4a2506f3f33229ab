#pragma once

#include <cstdint>

#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"
#include "engine/ops/gemm_kernels.h"

namespace ts::cuda {

/// What becomes of the sum of one element of a product.
template <class T> struct Epilogue {
    const T* bias;
    Compute<T> beta;
    bool relu;

    explicit Epilogue(const Gemm& g) : bias(static_cast<const T*>(g.bias)), beta(static_cast<Compute<T>>(g.beta)), relu(g.relu)
    {
    }

    /// Of the column whose bias stands at `column`.
    __device__ void write(Compute<T> sum, std::int64_t column, T* out) const
    {
        if (beta != Compute<T>(0))
            sum = static_cast<Compute<T>>(sum + beta * convert<Compute<T>>(*out));
        if (bias)
            sum = static_cast<Compute<T>>(sum + convert<Compute<T>>(bias[column]));
        if (relu && sum < Compute<T>(0))
            sum = Compute<T>(0);
        *out = convert<T>(sum);
    }
};

}  // namespace ts::cuda
