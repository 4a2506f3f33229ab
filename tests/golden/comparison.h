#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/tensor/tensor.h"

namespace ts::golden {

/// How far a value may be from PyTorch's: |ours - theirs| <= absolute + relative * |theirs|.
struct Tolerance {
    double relative = 1e-5;
    double absolute = 1e-6;
};

/// Names what differs and by how much, or nothing. Values may differ in floating type, not in shape or in kind of number.
std::optional<std::string> difference(std::string_view what, const Tensor& ours, const Tensor& theirs, Tolerance tolerance);
std::optional<std::string> difference(std::string_view what, double ours, double theirs, Tolerance tolerance);

}  // namespace ts::golden
