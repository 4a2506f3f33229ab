#pragma once

#include <array>

#include "engine/tensor/tensor.h"

namespace ts {

/// Pairs are (height, width).
struct Pool2dOptions {
    std::array<std::int64_t, 2> kernel{2, 2};
    std::array<std::int64_t, 2> stride{0, 0};    ///< 0: as the kernel
    std::array<std::int64_t, 2> padding{0, 0};   ///< at most half the kernel
    std::array<std::int64_t, 2> dilation{1, 1};  ///< max_pool2d only
    bool ceil_mode = false;                      ///< keep a last window that starts inside but ends outside
    bool count_include_pad = true;               ///< avg_pool2d: padding counts as zeros
};

// Over images (N, C, H, W) or one image (C, H, W), float32 or float64; the result lies channels-last. Throw ShapeError,
// TypeError, ArgumentError.

/// Largest value of each window; NaN where there is one. The gradient goes to the first largest.
Tensor max_pool2d(const Tensor& x, const Pool2dOptions& options);
/// Mean of each window.
Tensor avg_pool2d(const Tensor& x, const Pool2dOptions& options);

}  // namespace ts
