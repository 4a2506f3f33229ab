#pragma once

#include "engine/tensor/tensor.h"

namespace ts::cuda {

/// Copies between tensors of one element type and different innermost dimensions, as from row-major to channels-last, through
/// tiles in shared memory, so that both sides are read and written in runs. False, and nothing done, where that gains nothing.
bool copy_transposed(const Tensor& from, const Tensor& to);

}  // namespace ts::cuda
