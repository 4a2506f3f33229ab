#include "app/document/repair.h"

#include <algorithm>
#include <cctype>

namespace ts {

namespace {

const GraphEdge* wireInto(const Graph& graph, const std::string& node, const std::string& port)
{
    const auto found = std::find_if(graph.edges.begin(), graph.edges.end(), [&](const GraphEdge& edge) {
        return edge.to.node == node && (port.empty() || edge.to.port == port);
    });
    return found == graph.edges.end() ? nullptr : &*found;
}

Position between(const Graph& graph, const GraphEdge& wire)
{
    const GraphNode* from = graph.find(wire.from.node);
    const GraphNode* to = graph.find(wire.to.node);
    return from && to ? Position{(from->position.x + to->position.x) / 2, (from->position.y + to->position.y) / 2 + 60}
                      : Position{};
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

}  // namespace

GraphEdit repairEdit(const Graph& graph, const Problem& problem)
{
    const NodeType* type = find_node_type(problem.fix);
    const GraphEdge* wire = wireInto(graph, problem.node, problem.port);
    if (!type || !wire || type->inputs.empty() || type->outputs.empty())
        return {};
    GraphNode node;
    node.id = graph.unused_id(lowered(type->name));
    node.type = type->name;
    node.position = between(graph, *wire);
    GraphEdit edit;
    edit.changes.push_back(RemoveEdge{wire->from, wire->to});
    edit.changes.push_back(AddNode{node});
    edit.changes.push_back(AddEdge{GraphEdge{wire->from, {node.id, type->inputs.front().name}, {}}});
    edit.changes.push_back(AddEdge{GraphEdge{{node.id, type->outputs.front().name}, wire->to, {}}});
    return edit;
}

}  // namespace ts
