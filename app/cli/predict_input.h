#pragma once

#include <filesystem>

#include "engine/tensor/tensor.h"

namespace ts::cli {

/// Examples from a .csv or .npy file as float32 (N, numbers). In a table with one column more than `numbers`, the last is
/// taken for the target and left out. Throws IoError, FormatError or ShapeError.
Tensor read_examples(const std::filesystem::path& file, const Shape& example);

}  // namespace ts::cli
