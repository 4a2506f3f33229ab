#pragma once

#include <filesystem>
#include <vector>

#include "app/cli/arguments.h"
#include "engine/graph/graph_document.h"

namespace ts::cli {

/// Options that change a project before it is used: --epochs, --seed, --device, --set.
std::vector<OptionSpec> project_options();

/// Applies them. Throws UsageError for unknown names and values that do not fit.
void apply_project_options(const Arguments& arguments, GraphDocument& document);

/// Folder that the paths in a project are relative to.
std::filesystem::path base_dir_of(const std::filesystem::path& project);

}  // namespace ts::cli
