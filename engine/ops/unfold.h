#pragma once

#include <array>

#include "engine/tensor/tensor.h"

namespace ts {

/// Pairs are (height, width).
struct UnfoldOptions {
    std::array<std::int64_t, 2> kernel{1, 1};
    std::array<std::int64_t, 2> dilation{1, 1};
    std::array<std::int64_t, 2> padding{0, 0};
    std::array<std::int64_t, 2> stride{1, 1};
};

// Recorded for gradients of any order; float32 and float64. Throw ShapeError, TypeError, ArgumentError.

/// The windows that slide over images (N, C, H, W), as columns (N, C kH kW, L); zeros beyond the edge.
Tensor unfold(const Tensor& x, const UnfoldOptions& options);
/// Columns (N, C kH kW, L) added up to images (N, C, H, W) of the given (height, width).
Tensor fold(const Tensor& columns, std::array<std::int64_t, 2> size, const UnfoldOptions& options);

}  // namespace ts
