#pragma once

#include "engine/ops/class_layout.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// Tensors are float32 or float64, of the same dense memory order, described by the layout. CUDA also takes float16 and
/// bfloat16, computed in float32.
struct SoftmaxKernels {
    static constexpr const char* family = "Softmax";
    void (*forward)(const Tensor& x, const Tensor& y, const ClassLayout& layout, bool log);
    /// dx from the result y and its gradient g.
    void (*backward)(const Tensor& y, const Tensor& g, const Tensor& dx, const ClassLayout& layout, bool log);
};

}  // namespace ts
