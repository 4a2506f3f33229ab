#include <map>
#include <unordered_set>

#include "engine/graph/graph_edit.h"
#include "engine/graph/wire_index.h"

namespace ts {
namespace {

/// Ids for the nodes of `part` that are free in `graph` and differ from one another; the node's own where possible.
std::map<std::string, std::string, std::less<>> free_ids(const Graph& graph, const Graph& part)
{
    std::unordered_set<std::string> taken;
    for (const GraphNode& node : graph.nodes)
        taken.insert(node.id);
    std::map<std::string, std::string, std::less<>> ids;
    for (const GraphNode& node : part.nodes) {
        const std::string base = node.id.substr(0, node.id.find_last_not_of("0123456789") + 1);
        std::string id = node.id;
        for (int number = 2; !taken.insert(id).second; ++number)
            id = base + std::to_string(number);
        ids.emplace(node.id, std::move(id));
    }
    return ids;
}

bool touches(const GraphEdge& edge, const std::set<std::string>& ids)
{
    return ids.contains(edge.from.node) || ids.contains(edge.to.node);
}

bool lies_within(const GraphEdge& edge, const std::set<std::string>& ids)
{
    return ids.contains(edge.from.node) && ids.contains(edge.to.node);
}

}  // namespace

GraphEdit remove_nodes(const Graph& graph, const std::set<std::string>& ids)
{
    // Last first: nothing before an item moves, and taking the edit back appends in order.
    GraphEdit edit;
    for (auto edge = graph.edges.rbegin(); edge != graph.edges.rend(); ++edge)
        if (touches(*edge, ids))
            edit.changes.emplace_back(RemoveEdge{edge->from, edge->to});
    for (auto node = graph.nodes.rbegin(); node != graph.nodes.rend(); ++node)
        if (ids.contains(node->id))
            edit.changes.emplace_back(RemoveNode{node->id});
    return edit;
}

GraphEdit connect_ports(const Graph& graph, const PortRef& from, const PortRef& to)
{
    const GraphNode* target = graph.find(to.node);
    const bool replaces = target && !takes_many(*target, to.port);
    GraphEdit edit;
    for (const GraphEdge& edge : graph.edges) {
        if (edge.to != to)
            continue;
        if (edge.from == from)
            return {};
        if (replaces)
            edit.changes.emplace_back(RemoveEdge{edge.from, edge.to});
    }
    edit.changes.emplace_back(AddEdge{{from, to, {}}});
    return edit;
}

GraphEdit paste(const Graph& graph, const Graph& part, Position offset)
{
    const auto ids = free_ids(graph, part);
    GraphEdit edit;
    for (GraphNode node : part.nodes) {
        node.id = ids.at(node.id);
        node.position.x += offset.x;
        node.position.y += offset.y;
        edit.changes.emplace_back(AddNode{std::move(node)});
    }
    for (GraphEdge edge : part.edges) {
        if (!ids.contains(edge.from.node) || !ids.contains(edge.to.node))
            continue;
        edge.from.node = ids.at(edge.from.node);
        edge.to.node = ids.at(edge.to.node);
        edit.changes.emplace_back(AddEdge{std::move(edge)});
    }
    return edit;
}

Graph extract(const Graph& graph, const std::set<std::string>& ids)
{
    Graph part;
    for (const GraphNode& node : graph.nodes)
        if (ids.contains(node.id))
            part.nodes.push_back(node);
    for (const GraphEdge& edge : graph.edges)
        if (lies_within(edge, ids))
            part.edges.push_back(edge);
    return part;
}

}  // namespace ts
