#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "engine/graph/graph_document.h"
#include "engine/tensor/error.h"

namespace ts {

/// Answers what a change to a graph must know of ids and wires. The first few questions are answered by looking through the
/// graph, more from tables; whoever changes the graph tells what was added or removed.
class WireIndex {
public:
    explicit WireIndex(const Graph& graph) : m_graph(&graph) { }

    void add_node(const GraphNode& node);
    void remove_node(const std::string& id);
    void add_edge(const GraphEdge& edge) { count(edge, 1); }
    void remove_edge(const GraphEdge& edge) { count(edge, -1); }
    /// Answers from tables from now on, which also know what was added but is not in the graph yet.
    void build() const;
    /// The graph was changed in another way.
    void reset() { m_tables.reset(); }

    [[nodiscard]] bool has_node(const std::string& id) const;
    /// Wires that start or end at the node.
    [[nodiscard]] int wires_at(const std::string& id) const;
    /// Wires that end in the input.
    [[nodiscard]] int wires_into(const PortRef& input) const;
    [[nodiscard]] int wires_between(const PortRef& from, const PortRef& to) const;

private:
    struct Tables {
        std::unordered_set<std::string> ids;
        std::unordered_map<std::string, int> wires;  ///< keyed by node, by input and by wire

        [[nodiscard]] int at(const std::string& key) const;
        void count(const GraphEdge& edge, int step);
    };

    void count(const GraphEdge& edge, int step);
    /// The tables, or null while there were only few questions.
    [[nodiscard]] const Tables* tables() const;

    const Graph* m_graph;
    mutable std::optional<Tables> m_tables;
    mutable int m_questions = 0;
};

/// One text for a wire, unlike that of any other.
std::string wire_key(const PortRef& from, const PortRef& to);

/// Why this node cannot be added: an id that is taken or no identifier.
std::optional<Message> refuse_node(const WireIndex& index, const GraphNode& node);

/// Why this wire cannot be added to `graph`: an end that does not exist, a single input that is taken, the same wire twice.
std::optional<Message> refuse_edge(const WireIndex& index, const Graph& graph, const GraphEdge& edge);

/// Takes this input of the node any number of wires? True where its type is unknown.
bool takes_many(const GraphNode& node, std::string_view input);

}  // namespace ts
