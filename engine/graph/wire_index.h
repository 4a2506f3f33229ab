#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "engine/graph/graph_document.h"
#include "engine/tensor/error.h"

namespace ts {

/// Answers in constant time what a change to a graph must know of ids and wires; kept up to date by whoever changes them.
class WireIndex {
public:
    explicit WireIndex(const Graph& graph);

    void add_node(const GraphNode& node) { m_ids.insert(node.id); }
    void remove_node(const std::string& id) { m_ids.erase(id); }
    void add_edge(const GraphEdge& edge) { count(edge, 1); }
    void remove_edge(const GraphEdge& edge) { count(edge, -1); }

    [[nodiscard]] bool has_node(const std::string& id) const { return m_ids.contains(id); }
    /// Wires that start or end at the node.
    [[nodiscard]] int wires_at(const std::string& id) const;
    /// Wires that end in the input.
    [[nodiscard]] int wires_into(const PortRef& input) const;
    [[nodiscard]] int wires_between(const PortRef& from, const PortRef& to) const;

private:
    void count(const GraphEdge& edge, int step);

    std::unordered_set<std::string> m_ids;
    std::unordered_map<std::string, int> m_counts;  ///< keyed by node, by input and by wire
};

/// Why this node cannot be added: an id that is taken or no identifier.
std::optional<Message> refuse_node(const WireIndex& index, const GraphNode& node);

/// Why this wire cannot be added to `graph`: an end that does not exist, a single input that is taken, the same wire twice.
std::optional<Message> refuse_edge(const WireIndex& index, const Graph& graph, const GraphEdge& edge);

/// Takes this input of the node any number of wires? True where its type is unknown.
bool takes_many(const GraphNode& node, std::string_view input);

}  // namespace ts
