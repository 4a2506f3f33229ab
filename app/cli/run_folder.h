#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/train/checkpoint.h"

namespace ts::cli {

/// The run named by --run, or the newest one under runs/ beside the project. Throws IoError where there is none.
std::filesystem::path find_run(const std::optional<std::string>& named, const std::filesystem::path& base_dir);

}  // namespace ts::cli
