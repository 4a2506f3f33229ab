#pragma once

#include <string>
#include <vector>

#include "engine/registry/param_value.h"

namespace ts::golden {

/// One line of a model as PyTorch prints it: "(0): Conv2d(1, 8, kernel_size=(3, 3), padding=(1, 1))".
struct ListedModule {
    std::string name;  ///< "0"
    std::string type;  ///< "Conv2d"
    Params params;     ///< those our node type has; positional ones in the order of its parameters
};

/// Reads the modules of a flat model. Throws FormatError or ArgumentError for what it does not know.
std::vector<ListedModule> read_listing(const std::string& text);

}  // namespace ts::golden
