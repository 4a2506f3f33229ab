#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/tensor/tensor.h"

namespace ts {

/// What lies beyond the edge: a value, the mirror image without or with the edge itself, or the other side.
enum class PadMode : std::uint8_t { Constant, Reflect, Replicate, Circular };

/// "constant" (or "zeros"), "reflect", "replicate" or "circular". Throws ArgumentError for anything else.
PadMode pad_mode_from_name(std::string_view name);

/// x with elements added before and after its last dimensions: pads[0] and pads[1] for the last, the next two for the one
/// before it, as PyTorch; negative numbers take elements away (Constant only). Recorded for gradients of any order. float32
/// and float64. Throws ShapeError where there are more pads than dimensions or a mirror is larger than the image.
Tensor pad(const Tensor& x, std::span<const std::int64_t> pads, PadMode mode = PadMode::Constant, double value = 0);

}  // namespace ts
