#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/graph/graph_document.h"

namespace ts {

/// The wires of a graph by node number (its place in graph.nodes). Valid while the graph is not changed.
struct Wiring {
    /// A wire as seen from one of its nodes.
    struct End {
        std::size_t node;  ///< at the other end
        std::size_t edge;  ///< place in graph.edges
    };

    explicit Wiring(const Graph& graph);

    [[nodiscard]] std::optional<std::size_t> number(std::string_view id) const;

    std::vector<std::vector<End>> incoming;  ///< per node, in the order the wires were drawn
    std::vector<std::vector<End>> outgoing;
    std::vector<std::size_t> dangling;  ///< edges with an end at no node
    std::unordered_map<std::string_view, std::size_t> numbers;
};

struct NodeOrder {
    std::vector<std::size_t> order;   ///< every node after those it reads from; nodes on a cycle are left out
    std::vector<std::size_t> cyclic;  ///< nodes on a cycle
};

NodeOrder order_nodes(const Wiring& wiring);

/// Marks every node from which one of `ends` can be reached along wires, `ends` included.
std::vector<bool> nodes_leading_to(const Wiring& wiring, const std::vector<std::size_t>& ends);

}  // namespace ts
