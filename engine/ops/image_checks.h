#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// Throws unless `x` holds images (N, C, H, W), or one image (C, H, W), of float32 or float64, naming `op`.
void check_images(const Tensor& x, const char* op);

}  // namespace ts
