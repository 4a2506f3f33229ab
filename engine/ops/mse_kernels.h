#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// Operands are float32 or float64, dense, of one type and memory order.
struct MseKernels {
    static constexpr const char* family = "Mean squared error";
    /// Scalar loss = factor * sum of (a - b)^2.
    void (*forward)(const Tensor& a, const Tensor& b, const Tensor& loss, double factor);
    /// out = factor * g * (a - b), g a scalar.
    void (*backward)(const Tensor& a, const Tensor& b, const Tensor& g, const Tensor& out, double factor);
};

}  // namespace ts
