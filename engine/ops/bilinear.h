#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// y[..., o] = sum over i, j of x1[..., i] weight[o, i, j] x2[..., j], plus bias[o] where defined; x1 (..., in1) and x2
/// (..., in2) have the same leading sizes. Recorded for gradients of any order. Throws ShapeError.
Tensor bilinear(const Tensor& x1, const Tensor& x2, const Tensor& weight, const Tensor& bias = {});

}  // namespace ts
