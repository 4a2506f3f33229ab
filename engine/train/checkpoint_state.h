#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/train/checkpoint.h"

namespace ts {

/// JSON text of state.json.
std::string write_position(const RunPosition& position);
/// Throws FormatError that names `file`.
RunPosition read_position(std::string_view text, const std::filesystem::path& file);

}  // namespace ts
