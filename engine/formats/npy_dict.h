#pragma once

#include <filesystem>
#include <string_view>

#include "engine/formats/file_array.h"

namespace ts {

/// Reads the dictionary in the header of a .npy file, such as
///     {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }
/// by a grammar of exactly these three keys; no Python is evaluated. Throws FormatError that names `file`.
FileArrayHeader parse_npy_dict(std::string_view text, const std::filesystem::path& file);

}  // namespace ts
