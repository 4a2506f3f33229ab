#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// Tensors are contiguous, float32 or float64 (on other devices than the host also halves), of one type and size.
struct GeluKernels {
    static constexpr const char* family = "GELU";
    /// values = gelu(x) and g *= its derivative at x, in one pass.
    void (*value_and_gradient)(const Tensor& x, const Tensor& values, const Tensor& g);
};

}  // namespace ts
