#pragma once

#include <filesystem>
#include <span>

#include "engine/formats/file_array.h"

namespace ts {

/// Most bytes of a file that parse_idx_header needs to see.
inline constexpr std::size_t kMaxIdxHeader = 4 + 4 * kMaxDims;

/// Reads the header of an IDX file (the format of MNIST): element type, number of dimensions, sizes; all big-endian.
/// Throws FormatError that names `file`.
FileArrayHeader parse_idx_header(std::span<const std::byte> head, const std::filesystem::path& file);

/// Opens an array for reading by rows; a .gz file is inflated beside memory. Throws IoError or FormatError.
FileArray open_idx(const std::filesystem::path& file);

}  // namespace ts
