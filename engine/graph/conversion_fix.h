#pragma once

#include <filesystem>

#include "engine/graph/graph_document.h"
#include "engine/registry/node_type.h"

namespace ts {

/// A node that makes an input fit when put into its wire.
struct ConversionFix {
    std::size_t input = 0;  ///< number of the input spec it converts
    std::string type;
    Params params;
};

/// Looks for a conversion after which the shape rule of `node`, which refused `specs`, accepts them.
std::optional<ConversionFix> find_conversion(const GraphNode& node, const NodeType& type,
                                             const std::vector<std::optional<TensorSpec>>& specs,
                                             const std::filesystem::path& base_dir);

}  // namespace ts
