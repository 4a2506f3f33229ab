#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// exp(x) / sum of exp(x) along a dimension, of any shape; the largest value is taken off first, so that nothing overflows.
/// A row with NaN or +inf, or of -inf alone, gives NaN. Throws TypeError for integers, ArgumentError for a wrong dimension.
Tensor softmax(const Tensor& x, std::int64_t dim);

/// log of softmax, exact where softmax itself would underflow. Errors as softmax.
Tensor log_softmax(const Tensor& x, std::int64_t dim);

}  // namespace ts
