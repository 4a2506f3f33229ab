#include "engine/graph/wire_index.h"

#include "engine/registry/node_type.h"

namespace ts {
namespace {

std::string wire_key(const PortRef& from, const PortRef& to)
{
    return from.text() + ">" + to.text();
}

int value_at(const std::unordered_map<std::string, int>& counts, const std::string& key)
{
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
}

}  // namespace

WireIndex::WireIndex(const Graph& graph)
{
    for (const GraphNode& node : graph.nodes)
        add_node(node);
    for (const GraphEdge& edge : graph.edges)
        add_edge(edge);
}

int WireIndex::wires_at(const std::string& id) const
{
    return value_at(m_counts, id);
}

int WireIndex::wires_into(const PortRef& input) const
{
    return value_at(m_counts, input.text());
}

int WireIndex::wires_between(const PortRef& from, const PortRef& to) const
{
    return value_at(m_counts, wire_key(from, to));
}

void WireIndex::count(const GraphEdge& edge, int step)
{
    m_counts[edge.from.node] += step;
    m_counts[edge.to.node] += step;
    m_counts[edge.to.text()] += step;
    m_counts[wire_key(edge.from, edge.to)] += step;
}

std::optional<Message> refuse_node(const WireIndex& index, const GraphNode& node)
{
    if (!is_identifier(node.id))
        return Message(
            translatable("engine", "\"%1\" cannot be the id of a node: use letters, digits and _, not starting with a digit."),
            {node.id});
    if (index.has_node(node.id))
        return Message(translatable("engine", "There is already a node with the id \"%1\"."), {node.id});
    return std::nullopt;
}

std::optional<Message> refuse_edge(const WireIndex& index, const Graph& graph, const GraphEdge& edge)
{
    for (const PortRef* end : {&edge.from, &edge.to})
        if (!index.has_node(end->node))
            return Message(translatable("engine", "The wire from %1 to %2 needs a node \"%3\", which does not exist."),
                           {edge.from.text(), edge.to.text(), end->node});
    if (index.wires_between(edge.from, edge.to) > 0)
        return Message(translatable("engine", "%1 and %2 are connected already."), {edge.from.text(), edge.to.text()});
    if (index.wires_into(edge.to) > 0 && !takes_many(*graph.find(edge.to.node), edge.to.port))
        return Message(translatable("engine", "The input %1 has a wire already and takes only one."), {edge.to.text()});
    return std::nullopt;
}

bool takes_many(const GraphNode& node, std::string_view input)
{
    const NodeType* type = find_node_type(node.type);
    if (!type)
        return true;
    const auto index = type->input_index(input);
    return !index || type->inputs[*index].multiple;
}

}  // namespace ts
