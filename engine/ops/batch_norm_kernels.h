#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

// Rows (M, C) are contiguous; everything is float32 or float64, of one type. Vectors have C elements; weight and bias may be
// undefined.

struct BatchNormForward {
    const Tensor& x;
    const Tensor& y;
    const Tensor& weight;
    const Tensor& bias;
    const Tensor& mean;         ///< written while training, else read
    const Tensor& inverse_std;  ///< written
    double eps;
};

/// Running statistics before and after.
struct BatchNormRunning {
    const Tensor& mean;  ///< undefined: not kept
    const Tensor& var;
    double momentum;
};

struct BatchNormBackward {
    const Tensor& g;
    const Tensor& x;
    const Tensor& weight;
    const Tensor& mean;
    const Tensor& inverse_std;
    const Tensor& dx;  ///< undefined: not wanted
    const Tensor& dweight;
    const Tensor& dbias;
    bool training;  ///< mean and inverse_std depend on x
};

struct BatchNormKernels {
    static constexpr const char* family = "Batch normalization";
    void (*train)(const BatchNormForward& call, const BatchNormRunning& running);
    /// With given mean and variance.
    void (*infer)(const BatchNormForward& call, const Tensor& var);
    void (*backward)(const BatchNormBackward& call);
};

}  // namespace ts
