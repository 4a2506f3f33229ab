#include "widgets/canvas/node_edits.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "widgets/canvas/node_look.h"

namespace ts {

namespace {

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

GraphNode newNode(const Graph& graph, const NodeType& type, Position position)
{
    GraphNode node;
    node.id = graph.unused_id(lowerCase(type.name));
    node.type = type.name;
    node.position = position;
    return node;
}

bool isSame(const GraphEdge& a, const GraphEdge& b)
{
    return a.from == b.from && a.to == b.to;
}

std::size_t indexOf(const Graph& graph, const GraphEdge& edge)
{
    const auto found
        = std::find_if(graph.edges.begin(), graph.edges.end(), [&edge](const GraphEdge& e) { return isSame(e, edge); });
    return static_cast<std::size_t>(found - graph.edges.begin());
}

void append(GraphEdit& edit, GraphEdit more)
{
    std::move(more.changes.begin(), more.changes.end(), std::back_inserter(edit.changes));
}

}  // namespace

bool kindsFit(PortKind a, PortKind b)
{
    return a == b || a == PortKind::Any || b == PortKind::Any;
}

const PortSpec* fittingPort(const NodeType& type, PortKind kind, bool input)
{
    const std::vector<PortSpec>& ports = input ? type.inputs : type.outputs;
    const auto found = std::find_if(ports.begin(), ports.end(), [kind](const PortSpec& p) { return kindsFit(p.kind, kind); });
    return found == ports.end() ? nullptr : &*found;
}

bool fitsIntoWire(const NodeType& type, PortKind kind)
{
    return fittingPort(type, kind, true) != nullptr && fittingPort(type, kind, false) != nullptr;
}

Position snapped(QPointF point)
{
    const auto snap = [](double at) { return std::round(at / NodeMeasures::grid) * NodeMeasures::grid; };
    return {snap(point.x()), snap(point.y())};
}

std::vector<GraphEdge> edgesAt(const Graph& graph, const PortRef& port, bool input)
{
    std::vector<GraphEdge> found;
    for (const GraphEdge& edge : graph.edges)
        if ((input ? edge.to : edge.from) == port)
            found.push_back(edge);
    return found;
}

Graph without(Graph graph, const std::vector<GraphEdge>& edges)
{
    std::erase_if(graph.edges, [&edges](const GraphEdge& edge) {
        return std::any_of(edges.begin(), edges.end(), [&edge](const GraphEdge& gone) { return isSame(edge, gone); });
    });
    return graph;
}

GraphEdit addNodeEdit(const Graph& graph, const NodeType& type, Position position)
{
    return {{AddNode{newNode(graph, type, position)}}};
}

GraphEdit addConnectedEdit(const Graph& graph, const NodeType& type, Position position, const OpenWires& wires)
{
    const GraphNode node = newNode(graph, type, position);
    GraphEdit edit{{AddNode{node}}};
    const PortSpec* port = fittingPort(type, wires.kind, wires.fixedAreOutputs);
    if (port == nullptr)
        return edit;
    Graph grown = graph;
    grown.nodes.push_back(node);
    append(edit, connectEdit(grown, wires, {node.id, port->name}));
    return edit;
}

GraphEdit addIntoWireEdit(const Graph& graph, const NodeType& type, Position position, const GraphEdge& edge, PortKind kind)
{
    const GraphNode node = newNode(graph, type, position);
    GraphEdit edit{{AddNode{node}}};
    append(edit, intoWireEdit(graph, node.id, type, edge, kind));
    return edit;
}

GraphEdit connectEdit(const Graph& graph, const OpenWires& wires, const PortRef& target)
{
    const Graph base = without(graph, wires.detached);
    GraphEdit edit = removeEdgesEdit(wires.detached);
    for (const PortRef& fixed : wires.fixed) {
        const PortRef& from = wires.fixedAreOutputs ? fixed : target;
        const PortRef& to = wires.fixedAreOutputs ? target : fixed;
        if (std::any_of(wires.detached.begin(), wires.detached.end(),
                        [&](const GraphEdge& edge) { return edge.from == from && edge.to == to; }))
            return {};
        append(edit, connect_ports(base, from, to));
    }
    return edit;
}

GraphEdit intoWireEdit(const Graph& graph, const std::string& node, const NodeType& type, const GraphEdge& edge, PortKind kind)
{
    const PortSpec* input = fittingPort(type, kind, true);
    const PortSpec* output = fittingPort(type, kind, false);
    if (input == nullptr || output == nullptr)
        return {};
    // The new last piece takes the old wire's place: order matters where an input takes several.
    const GraphEdge last{{node, output->name}, edge.to, edge.extra};
    return {
        {RemoveEdge{edge.from, edge.to}, AddEdge{last, indexOf(graph, edge)}, AddEdge{{edge.from, {node, input->name}, {}}}}};
}

GraphEdit removeEdgesEdit(const std::vector<GraphEdge>& edges)
{
    GraphEdit edit;
    for (const GraphEdge& edge : edges)
        edit.changes.push_back(RemoveEdge{edge.from, edge.to});
    return edit;
}

std::vector<std::string> addedNodes(const GraphEdit& edit)
{
    std::vector<std::string> ids;
    for (const Change& change : edit.changes)
        if (const auto* add = std::get_if<AddNode>(&change))
            ids.push_back(add->node.id);
    return ids;
}

}  // namespace ts
