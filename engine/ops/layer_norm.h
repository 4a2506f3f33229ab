#pragma once

#include <optional>

#include "engine/tensor/tensor.h"

namespace ts {

/// Brings the numbers of the last dimensions of x (..., normalized_shape) to mean 0 and spread 1, each position by itself (Ba
/// et al., 2016), then scales and shifts: weight and bias have normalized_shape, undefined: 1 and 0. Variance is biased, as in
/// PyTorch. Throws ShapeError where the last sizes of x are others, TypeError for integers or mixed types.
Tensor layer_norm(const Tensor& x, const Shape& normalized_shape, const Tensor& weight = {}, const Tensor& bias = {},
                  double eps = 1e-5);

/// Divides by the root of the mean square instead, without centring (Zhang & Sennrich, 2019). Without eps the smallest step of
/// the type above 1 is taken.
Tensor rms_norm(const Tensor& x, const Shape& normalized_shape, const Tensor& weight = {},
                std::optional<double> eps = std::nullopt);

}  // namespace ts
