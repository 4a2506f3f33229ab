#pragma once

#include <optional>
#include <vector>

#include "engine/graph/graph_document.h"

namespace ts {

/// What arrives at a node: one entry for each wire in port order, as ShapeQuery::inputs lists them; an unconnected port has
/// one entry without value. The node's type must be registered.
std::vector<std::optional<PortRef>> input_sources(const Graph& graph, const GraphNode& node);

}  // namespace ts
