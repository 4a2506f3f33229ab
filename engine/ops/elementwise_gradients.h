#pragma once

#include "engine/ops/elementwise_kernels.h"

namespace ts {

/// One of the fused ...Gradient kernels, without history. A gradient that has no other holder (Gradients::take_output) is
/// overwritten.
Tensor binary_gradient(BinaryOp op, const Tensor& gradient, const Tensor& saved, double parameter = 0);

}  // namespace ts
