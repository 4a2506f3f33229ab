#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

// Rearranged in memory for a kernel; the values, sizes and history stay out of it.

/// `t` as it is where its memory order is that of the dense tensor `like`, else a copy in that order.
Tensor laid_out_like(const Tensor& t, const Tensor& like);

/// Channels (dimension 1 of two or more) innermost in memory, the other dimensions row-major: `t` as it is where it lies so,
/// else a copy. For four dimensions this is channels-last.
Tensor channels_last(const Tensor& t);
/// Does it lie so?
bool is_channels_inner(const Tensor& t);
/// Uninitialised memory in that order.
Tensor empty_channels_inner(const Shape& sizes, TensorOptions options);

}  // namespace ts
