#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "engine/formats/zip_archive.h"

namespace ts {

/// Reads and checks the directory at the end of a zip archive. Throws FormatError that names `file`.
std::vector<ZipEntry> parse_zip_directory(std::span<const std::byte> bytes, const std::filesystem::path& file);

}  // namespace ts
