#pragma once

#include <array>

#include "engine/ops/fused_activation.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// Pairs are (height, width).
struct Conv2dOptions {
    std::array<std::int64_t, 2> stride{1, 1};
    std::array<std::int64_t, 2> padding{0, 0};  ///< zeros on both sides
    std::array<std::int64_t, 2> dilation{1, 1};
    std::int64_t groups = 1;
    Activation activation = Activation::None;  ///< applied to the result in the same operation
};

struct Conv1dOptions {
    std::int64_t stride = 1, padding = 0, dilation = 1, groups = 1;
};

/// Triples are (depth, height, width).
struct Conv3dOptions {
    std::array<std::int64_t, 3> stride{1, 1, 1};
    std::array<std::int64_t, 3> padding{0, 0, 0};
    std::array<std::int64_t, 3> dilation{1, 1, 1};
    std::int64_t groups = 1;
};

struct ConvTranspose2dOptions {
    std::array<std::int64_t, 2> stride{1, 1};
    std::array<std::int64_t, 2> padding{0, 0};         ///< taken off both sides of the result
    std::array<std::int64_t, 2> output_padding{0, 0};  ///< added to one side; below stride or dilation
    std::array<std::int64_t, 2> dilation{1, 1};
    std::int64_t groups = 1;
};

struct ConvTranspose1dOptions {
    std::int64_t stride = 1, padding = 0, output_padding = 0, dilation = 1, groups = 1;
};

// All are recorded for gradients of any order, take float32 and float64, and throw ShapeError, TypeError, ArgumentError.

/// Cross-correlation of images x (N, C, H, W), or one image (C, H, W), with filters weight (O, C / groups, kH, kW), plus bias
/// (O) where defined: (N, O, oH, oW), which lies channels-last. Images that lie channels-last are taken as they are, others
/// are rearranged first.
Tensor conv2d(const Tensor& x, const Tensor& weight, const Tensor& bias = {}, const Conv2dOptions& options = {});

/// The same along one dimension: x (N, C, L) or (C, L), weight (O, C / groups, k); channels lie innermost in the result.
Tensor conv1d(const Tensor& x, const Tensor& weight, const Tensor& bias = {}, const Conv1dOptions& options = {});

/// The same along three: x (N, C, D, H, W), weight (O, C / groups, kD, kH, kW).
Tensor conv3d(const Tensor& x, const Tensor& weight, const Tensor& bias = {}, const Conv3dOptions& options = {});

/// The transpose of conv2d, which enlarges images: x (N, C, H, W) or (C, H, W), weight (C, O / groups, kH, kW), result
/// (N, O, (H - 1) stride - 2 padding + dilation (kH - 1) + output_padding + 1, ...), which lies channels-last.
Tensor conv_transpose2d(const Tensor& x, const Tensor& weight, const Tensor& bias = {},
                        const ConvTranspose2dOptions& options = {});

/// The same along one dimension: x (N, C, L) or (C, L), weight (C, O / groups, k).
Tensor conv_transpose1d(const Tensor& x, const Tensor& weight, const Tensor& bias = {},
                        const ConvTranspose1dOptions& options = {});

}  // namespace ts
