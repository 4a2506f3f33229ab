#pragma once

#include <filesystem>
#include <span>
#include <string_view>

namespace ts {

/// Replaces the content of `file` so that a reader, a crash or a power cut sees either the old content or the new, whole:
/// a temporary file in the same folder is written, flushed to the disk and renamed. A link is followed, permission bits are
/// kept. Throws IoError that names the file and the reason; the old content then stands and no temporary file is left.
void write_file_atomically(const std::filesystem::path& file, std::string_view bytes);
/// The same with the content in parts, written one behind the other.
void write_file_atomically(const std::filesystem::path& file, std::span<const std::string_view> parts);

}  // namespace ts
