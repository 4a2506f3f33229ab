#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

// x, y, g and dx are (N, M, C) contiguous: M places of C channels, which fall into `groups` of neighbours. Everything is
// float32 or float64, of one type; weight and bias (C) may be undefined. CUDA also takes x, y, g and dx of float16 or bfloat16
// with everything else float32.

struct GroupNormForward {
    const Tensor& x;
    const Tensor& y;
    const Tensor& weight;
    const Tensor& bias;
    const Tensor& mean;         ///< (N, groups), written
    const Tensor& inverse_std;  ///< (N, groups), written
    double eps;
};

struct GroupNormBackward {
    const Tensor& g;
    const Tensor& x;
    const Tensor& weight;
    const Tensor& mean;
    const Tensor& inverse_std;
    const Tensor& dx;       ///< undefined: not wanted
    const Tensor& dweight;  ///< (C); undefined: not wanted
    const Tensor& dbias;
};

struct GroupNormKernels {
    static constexpr const char* family = "Group normalization";
    void (*forward)(const GroupNormForward& call);
    void (*backward)(const GroupNormBackward& call);
};

}  // namespace ts
