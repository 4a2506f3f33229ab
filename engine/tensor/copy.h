#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// Writes the elements of `from`, converted, into `to`. Sizes must be equal; strides may differ; host memory only.
/// Does not record history and does not bump the version.
void copy_elements(const Tensor& from, const Tensor& to);

/// A row-major tensor with the same values: itself where it is contiguous already. No history.
Tensor contiguous_copy(const Tensor& from);

}  // namespace ts
