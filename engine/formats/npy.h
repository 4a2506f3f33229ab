#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "engine/formats/file_array.h"

namespace ts {

/// Most bytes of a file that parse_npy_header needs to see.
inline constexpr std::size_t kMaxNpyHeader = (1 << 16) + 16;

/// Reads the header of a NumPy .npy file, version 1 to 3, from the first bytes of it. Arrays of objects are refused, since
/// they can only be read by running code from the file; so are texts, dates, complex numbers and structures. Throws
/// FormatError that names `file` and what is wrong.
FileArrayHeader parse_npy_header(std::span<const std::byte> head, const std::filesystem::path& file);

/// The header of a row-major array, version 1.0, as NumPy writes it. Throws TypeError for bfloat16, which NumPy does not know.
std::string npy_header(DType dtype, const Shape& shape);

/// Opens an array for reading by rows; a .npy.gz file is inflated beside memory. Throws IoError or FormatError.
FileArray open_npy(const std::filesystem::path& file);

/// The whole array. Throws IoError or FormatError.
Tensor load_npy(const std::filesystem::path& file);

/// Writes version 1.0, row-major. Throws TypeError for bfloat16, which NumPy does not know, and IoError.
void save_npy(const std::filesystem::path& file, const Tensor& tensor);

}  // namespace ts
