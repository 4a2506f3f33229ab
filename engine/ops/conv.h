#pragma once

#include <array>

#include "engine/tensor/tensor.h"

namespace ts {

/// Pairs are (height, width).
struct Conv2dOptions {
    std::array<std::int64_t, 2> stride{1, 1};
    std::array<std::int64_t, 2> padding{0, 0};  ///< zeros on both sides
    std::array<std::int64_t, 2> dilation{1, 1};
    std::int64_t groups = 1;
};

/// Cross-correlation of images x (N, C, H, W), or one image (C, H, W), with filters weight (O, C / groups, kH, kW), plus bias
/// (O) where defined: (N, O, oH, oW), which lies channels-last. Images that lie channels-last are taken as they are, others
/// are rearranged first. float32 and float64. Throws ShapeError, TypeError, ArgumentError.
Tensor conv2d(const Tensor& x, const Tensor& weight, const Tensor& bias = {}, const Conv2dOptions& options = {});

}  // namespace ts
