#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

// Rows (R, n) are contiguous; everything is float32 or float64, of one type. weight and bias have n numbers or are undefined;
// mean and inverse_std have one for each row. Without `mean` rows are not centred (RMSNorm). CUDA also takes x, y, g and dx of
// float16 or bfloat16 with everything else float32.

struct LayerNormForward {
    const Tensor& x;
    const Tensor& y;
    const Tensor& weight;
    const Tensor& bias;
    const Tensor& mean;         ///< written; undefined: not centred
    const Tensor& inverse_std;  ///< written
    double eps;
};

/// Undefined results are not wanted.
struct LayerNormBackward {
    const Tensor& g;
    const Tensor& x;
    const Tensor& weight;
    const Tensor& mean;
    const Tensor& inverse_std;
    const Tensor& dx;
    const Tensor& dweight;
    const Tensor& dbias;
};

struct LayerNormKernels {
    static constexpr const char* family = "Layer normalization";
    void (*forward)(const LayerNormForward& call);
    void (*backward)(const LayerNormBackward& call);
};

}  // namespace ts
