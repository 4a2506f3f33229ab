#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

// Rearranged in memory for a kernel; the values, sizes and history stay out of it.

/// `t` as it is where its memory order is that of the dense tensor `like`, else a copy in that order.
Tensor laid_out_like(const Tensor& t, const Tensor& like);

/// Images (N, C, H, W) that lie as (N, H, W, C): `t` as it is where it does, else a copy.
Tensor channels_last(const Tensor& t);

}  // namespace ts
