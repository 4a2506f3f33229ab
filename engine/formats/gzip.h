#pragma once

#include <filesystem>
#include <string>

#include "engine/formats/mapped_file.h"

namespace ts {

/// Does the file begin like a gzip file?
bool is_gzip(const InputFile& file);

/// Maps a file; a gzip file is first inflated into a nameless temporary file, so that it may be larger than memory. The
/// temporary file lies in TMPDIR (or /tmp) and vanishes with the mapping. Throws IoError, or FormatError where the
/// compressed data is damaged or ends early.
MappedFile map_decompressed(const std::filesystem::path& file);

/// The first `limit` bytes of a file, inflated where it is compressed.
struct FileHead {
    std::string bytes;
    bool whole = false;  ///< there is nothing behind them
};

/// Throws IoError, or FormatError where the compressed data is damaged.
FileHead read_head(const std::filesystem::path& file, std::size_t limit);

}  // namespace ts
