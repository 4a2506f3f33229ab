#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "engine/graph/graph_document.h"

namespace ts {

/// Inserts a node at `index` of the node list (npos: at the end).
struct AddNode {
    GraphNode node;
    std::size_t index = static_cast<std::size_t>(-1);
};
/// Removes a node; its edges must be gone already.
struct RemoveNode {
    std::string id;
};
struct AddEdge {
    GraphEdge edge;
    std::size_t index = static_cast<std::size_t>(-1);
};
struct RemoveEdge {
    PortRef from;
    PortRef to;
};
/// Sets one parameter; without value the parameter goes back to its default. One that was not set is inserted at `index` of
/// the parameters (npos: at the end).
struct SetParam {
    std::string node;
    std::string name;
    std::optional<ParamValue> value;
    std::size_t index = static_cast<std::size_t>(-1);
};
struct SetLabel {
    std::string node;
    std::string label;
};
/// Gives a node another id and rewrites its edges.
struct RenameNode {
    std::string from;
    std::string to;
};
struct MoveNodes {
    std::vector<std::pair<std::string, Position>> positions;  ///< absolute
};
/// Sets how one node is trained.
struct SetNodeTraining {
    std::string node;
    NodeTraining training;
};
struct SetTraining {
    TrainingSettings training;
};
struct SetName {
    std::string name;
};

using Change = std::variant<AddNode, RemoveNode, AddEdge, RemoveEdge, SetParam, SetLabel, RenameNode, MoveNodes, SetTraining,
                            SetName, SetNodeTraining>;

/// What one gesture of the user does: changes made in order, all or none.
struct GraphEdit {
    std::vector<Change> changes;

    [[nodiscard]] bool empty() const { return changes.empty(); }
};

/// Names the items an edit touched, so that views update only those. An id both in `removed` and `added` is another node
/// now; ids are those after the edit, except in `removed` and the first of each pair in `renamed`.
struct GraphDelta {
    std::set<std::string> added, removed, changed;  ///< node ids; `changed`: parameters, label or training
    std::set<std::string> moved;
    std::set<std::string> rewired;  ///< nodes whose incoming wires changed
    std::vector<std::pair<std::string, std::string>> renamed;
    bool edges = false;  ///< the edge list changed
    bool training = false;
};

struct AppliedEdit {
    GraphEdit inverse;
    GraphDelta delta;
};

/// Applies the edit to the document; applying `inverse` restores it exactly. Throws ArgumentError and leaves the document
/// as it was where a change does not fit (unknown node, id taken, port taken, edge missing).
AppliedEdit apply(GraphDocument& document, const GraphEdit& edit);

/// Edit that removes these nodes and every wire that touches them.
GraphEdit remove_nodes(const Graph& graph, const std::set<std::string>& ids);

/// Edit that draws a wire; a wire that ends in the same single input is removed first.
GraphEdit connect_ports(const Graph& graph, const PortRef& from, const PortRef& to);

/// Edit that adds a copy of `part` (nodes and the wires between them) moved by `offset`, with new ids where taken.
GraphEdit paste(const Graph& graph, const Graph& part, Position offset);

/// The nodes of these ids and the wires between them.
Graph extract(const Graph& graph, const std::set<std::string>& ids);

}  // namespace ts
