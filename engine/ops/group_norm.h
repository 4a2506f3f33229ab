#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

// Recorded for gradients of any order; float32 and float64. The result has its channels innermost in memory. Throw ShapeError,
// TypeError.

/// Each group of neighbouring channels of each example of x (N, C, ...) brought to mean 0 and variance 1, then scaled by
/// weight (C) and shifted by bias (C), where defined (Wu & He, 2018).
Tensor group_norm(const Tensor& x, std::int64_t groups, const Tensor& weight = {}, const Tensor& bias = {}, double eps = 1e-5);
/// The same of each channel by itself (Ulyanov, Vedaldi & Lempitsky, 2016).
Tensor instance_norm(const Tensor& x, const Tensor& weight = {}, const Tensor& bias = {}, double eps = 1e-5);

}  // namespace ts
