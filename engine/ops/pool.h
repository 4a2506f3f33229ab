#pragma once

#include <array>
#include <span>

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

struct Pool1dOptions {
    std::int64_t kernel = 2, stride = 0, padding = 0, dilation = 1;
    bool ceil_mode = false, count_include_pad = true;
};

// All are recorded for gradients of any order. Over images (N, C, H, W) or one image (C, H, W), float32 or float64; the result
// lies channels-last. Throw ShapeError, TypeError, ArgumentError.

/// Largest value of each window; NaN where there is one. The gradient goes to the first largest.
Tensor max_pool2d(const Tensor& x, const Pool2dOptions& options);
/// Mean of each window.
Tensor avg_pool2d(const Tensor& x, const Pool2dOptions& options);

/// The same of sequences (N, C, L) or (C, L).
Tensor max_pool1d(const Tensor& x, const Pool1dOptions& options);
Tensor avg_pool1d(const Tensor& x, const Pool1dOptions& options);

// The last dimensions are cut into as many pieces as the result has; pieces may overlap by one element where the sizes do not
// divide.

/// Mean of each piece of x (N, C, d1, ...) or (C, d1, ...), one size for each of d1, ...
Tensor adaptive_avg_pool(const Tensor& x, std::span<const std::int64_t> sizes);
/// Mean or largest element of each piece of images (N, C, H, W) or (C, H, W); sizes are (height, width).
Tensor adaptive_avg_pool2d(const Tensor& x, std::array<std::int64_t, 2> sizes);
Tensor adaptive_max_pool2d(const Tensor& x, std::array<std::int64_t, 2> sizes);
/// Of sequences (N, C, L) or (C, L).
Tensor adaptive_avg_pool1d(const Tensor& x, std::int64_t size);
Tensor adaptive_max_pool1d(const Tensor& x, std::int64_t size);

}  // namespace ts
