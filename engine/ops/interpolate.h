#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/tensor/tensor.h"

namespace ts {

enum class Interpolation : std::uint8_t { Nearest, NearestExact, Linear, Cubic, Area };

/// "nearest", "nearest-exact", "linear", "bilinear", "trilinear", "bicubic" or "area". Throws ArgumentError for anything else.
Interpolation interpolation_from_name(std::string_view name);

struct InterpolateOptions {
    Interpolation mode = Interpolation::Nearest;
    bool align_corners = false;  ///< Linear and Cubic: the outermost elements fall on each other
};

/// x (N, C, d1, ...) with the dimensions behind the channels brought to `sizes`, one for each. Recorded for gradients of any
/// order; images that lie channels-last stay so. float32 and float64. Throws ShapeError, TypeError.
Tensor interpolate(const Tensor& x, std::span<const std::int64_t> sizes, const InterpolateOptions& options = {});
/// The same with sizes multiplied by `factors` and rounded down, as PyTorch's scale_factor.
Tensor interpolate_by(const Tensor& x, std::span<const double> factors, const InterpolateOptions& options = {});

}  // namespace ts
