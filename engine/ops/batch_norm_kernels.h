#pragma once

#include <optional>

#include "engine/tensor/tensor.h"

namespace ts {

// Rows (M, C) are contiguous; everything is float32 or float64, of one type. Vectors have C elements; weight and bias may be
// undefined. CUDA also takes x, y, g and dx of float16 or bfloat16 with everything else float32.

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
    const Tensor& batches;  ///< int64 scalar, raised by one; undefined: not counted
    /// Weight of this batch; nothing: 1 / batches, the average of all.
    std::optional<double> momentum;
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
