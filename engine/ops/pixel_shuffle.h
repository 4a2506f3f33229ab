#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

// Recorded for gradients of any order.

/// (N, C f^2, H, W) to (N, C, H f, W f): channels become pixels (Shi et al., 2016). Throws ShapeError.
Tensor pixel_shuffle(const Tensor& x, std::int64_t factor);
/// The reverse: (N, C, H f, W f) to (N, C f^2, H, W).
Tensor pixel_unshuffle(const Tensor& x, std::int64_t factor);

}  // namespace ts
