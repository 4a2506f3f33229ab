#pragma once

#include "engine/ops/elementwise_kernels.h"

namespace ts {

/// One of the fused ...Gradient kernels, without history.
Tensor binary_gradient(BinaryOp op, const Tensor& gradient, const Tensor& saved, double parameter = 0);

}  // namespace ts
