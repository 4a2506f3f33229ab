#pragma once

#include "engine/ops/conv_geometry.h"
#include "engine/tensor/tensor.h"

namespace ts::cuda {

/// Unrolled images (Chellapilla, Puri & Simard, 2006): for each group a row for each result pixel that holds the kH kW C /
/// groups numbers under its window, channels innermost, and zeros up to `columns`.
struct ImageRows {
    ConvGeometry geometry;
    std::int64_t columns;

    /// Rows (groups, images * oH * oW, columns) of the images from `first` on.
    void unroll(const Tensor& x, std::int64_t first, std::int64_t images, const Tensor& rows) const;
    /// The transpose: each pixel of those images becomes the sum of all numbers that unrolling it gives. Adds in a fixed order.
    void roll(const Tensor& rows, std::int64_t first, std::int64_t images, const Tensor& dx) const;
};

}  // namespace ts::cuda
