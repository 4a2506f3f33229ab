#pragma once

#include <span>
#include <string_view>

#include "engine/tensor/tensor.h"

namespace ts {

/// Sums of products written with letters, as NumPy and PyTorch read them: "bij,bjk->bik". A letter twice in one operand takes
/// a diagonal, "..." stands for dimensions that broadcast; without "->" the letters that occur once are kept, in alphabetical
/// order. Recorded for gradients of any order. Throws ArgumentError for an equation that does not fit the operands and
/// ShapeError for sizes that differ.
Tensor einsum(std::string_view equation, std::span<const Tensor> operands);

}  // namespace ts
