#pragma once

#include <filesystem>
#include <span>

#include "engine/formats/input_file.h"

namespace ts {

/// A nameless file in TMPDIR (or /tmp) that holds what a compressed file unpacks to, so that it may be larger than memory; it
/// vanishes when closed. `source` is the name used in messages. Throws IoError.
InputFile make_temporary_file(const std::filesystem::path& source);

/// Appends to such a file. Throws IoError, for a full disk with what to do.
void append_to_temporary(const InputFile& file, std::span<const char> bytes);

}  // namespace ts
