#pragma once

#include <filesystem>

#include "engine/graph/shape_report.h"
#include "engine/graph/wiring.h"

namespace ts {

using InputSpecs = std::vector<std::optional<TensorSpec>>;

/// What the wires bring to a node.
struct Arrivals {
    std::optional<InputSpecs> specs;  ///< as a shape rule wants them; nothing where one of them is missing or not known
    std::vector<Problem> problems;
};

/// Gathers the inputs of node number `node`, whose type is `type`, from the reports of the nodes before it.
Arrivals gather_inputs(const Graph& graph, const Wiring& wiring, std::size_t node, const NodeType& type,
                       const ShapeReport& report);

/// Checks the parameters and, where they are fine and the inputs are known, asks the shape rule. What goes wrong is appended
/// to `problems`.
NodeReport infer_node(const GraphNode& node, const NodeType& type, const std::optional<InputSpecs>& specs,
                      const std::filesystem::path& base_dir, std::vector<Problem>& problems);

/// When the files named by the node's parameters were last written.
std::vector<std::filesystem::file_time_type> file_times(const GraphNode& node, const NodeType& type,
                                                        const std::filesystem::path& base_dir);

}  // namespace ts
