#pragma once

#include "engine/tensor/tensor.h"

namespace ts::cuda {

/// Writes the elements of `from`, converted, into `to`: equal sizes, any strides, both on the current device.
void copy(const Tensor& from, const Tensor& to);

/// Writes `value` into every element, any strides.
void fill(const Tensor& out, double value);

}  // namespace ts::cuda
