#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QPointF>

#include "engine/graph/graph_edit.h"
#include "engine/registry/node_type.h"

namespace ts {

/// Wires held by the mouse: one end each stays, the other looks for a port.
struct OpenWires {
    std::vector<PortRef> fixed;
    bool fixedAreOutputs = true;
    PortKind kind = PortKind::Any;
    std::vector<GraphEdge> detached;  ///< wires that are taken off first
};

/// May a wire join ports of these kinds?
bool kindsFit(PortKind a, PortKind b);

/// The first port on one side of the type that takes a wire of this kind, or null.
const PortSpec* fittingPort(const NodeType& type, PortKind kind, bool input);

/// Can a node of this type sit in a wire of this kind?
bool fitsIntoWire(const NodeType& type, PortKind kind);

/// A point moved to the grid nodes stand on.
Position snapped(QPointF point);

/// The wires at one port.
std::vector<GraphEdge> edgesAt(const Graph& graph, const PortRef& port, bool input);

/// The graph without these wires.
Graph without(Graph graph, const std::vector<GraphEdge>& edges);

GraphEdit addNodeEdit(const Graph& graph, const NodeType& type, Position position);
/// A new node that takes the wires; where no port fits it stays alone.
GraphEdit addConnectedEdit(const Graph& graph, const NodeType& type, Position position, const OpenWires& wires);
/// A new node in the middle of a wire of this kind.
GraphEdit addIntoWireEdit(const Graph& graph, const NodeType& type, Position position, const GraphEdge& edge, PortKind kind);
/// Ends the wires at `target`; empty where nothing would change.
GraphEdit connectEdit(const Graph& graph, const OpenWires& wires, const PortRef& target);
/// Puts a node of the graph into a wire.
GraphEdit intoWireEdit(const Graph& graph, const std::string& node, const NodeType& type, const GraphEdge& edge, PortKind kind);
GraphEdit removeEdgesEdit(const std::vector<GraphEdge>& edges);

/// Ids of the nodes an edit adds.
std::vector<std::string> addedNodes(const GraphEdit& edit);

}  // namespace ts
