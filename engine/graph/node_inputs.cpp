#include "engine/graph/node_inputs.h"

#include "engine/registry/node_type.h"

namespace ts {

std::vector<std::optional<PortRef>> input_sources(const Graph& graph, const GraphNode& node)
{
    std::vector<std::optional<PortRef>> sources;
    for (const PortSpec& port : find_node_type(node.type)->inputs) {
        const std::size_t before = sources.size();
        for (const GraphEdge& edge : graph.edges)
            if (edge.to.node == node.id && edge.to.port == port.name)
                sources.emplace_back(edge.from);
        if (sources.size() == before)
            sources.emplace_back(std::nullopt);
    }
    return sources;
}

}  // namespace ts
