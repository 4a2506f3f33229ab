#pragma once

#include "engine/tensor/tensor.h"
#include "engine/train/telemetry.h"

namespace ts {

/// Distribution of all values of a tensor; NaN and infinities are counted and otherwise left out.
TensorStats tensor_stats(const Tensor& values);

/// Are all values finite? Integers always are.
bool all_finite(const Tensor& values);

/// Square root of the sum of the squares.
double norm_of(const Tensor& values);

}  // namespace ts
