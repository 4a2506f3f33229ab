#include "engine/graph/wire_index.h"

#include <algorithm>

#include "engine/registry/node_type.h"

namespace ts {
namespace {

bool touches(const GraphEdge& edge, const std::string& id)
{
    return edge.from.node == id || edge.to.node == id;
}

}  // namespace

int WireIndex::Tables::at(const std::string& key) const
{
    const auto found = wires.find(key);
    return found == wires.end() ? 0 : found->second;
}

void WireIndex::Tables::count(const GraphEdge& edge, int step)
{
    wires[edge.from.node] += step;
    wires[edge.to.node] += step;
    wires[edge.to.text()] += step;
    wires[wire_key(edge.from, edge.to)] += step;
}

const WireIndex::Tables* WireIndex::tables() const
{
    constexpr int few = 16;
    if (++m_questions > few)
        build();
    return m_tables ? &*m_tables : nullptr;
}

void WireIndex::build() const
{
    if (m_tables)
        return;
    m_tables.emplace();
    for (const GraphNode& node : m_graph->nodes)
        m_tables->ids.insert(node.id);
    for (const GraphEdge& edge : m_graph->edges)
        m_tables->count(edge, 1);
}

void WireIndex::add_node(const GraphNode& node)
{
    if (m_tables)
        m_tables->ids.insert(node.id);
}

void WireIndex::remove_node(const std::string& id)
{
    if (m_tables)
        m_tables->ids.erase(id);
}

void WireIndex::count(const GraphEdge& edge, int step)
{
    if (m_tables)
        m_tables->count(edge, step);
}

bool WireIndex::has_node(const std::string& id) const
{
    const Tables* known = tables();
    return known ? known->ids.contains(id) : m_graph->find(id) != nullptr;
}

int WireIndex::wires_at(const std::string& id) const
{
    const Tables* known = tables();
    return known ? known->at(id)
                 : static_cast<int>(std::ranges::count_if(m_graph->edges, [&](const auto& edge) { return touches(edge, id); }));
}

int WireIndex::wires_into(const PortRef& input) const
{
    const Tables* known = tables();
    return known ? known->at(input.text()) : static_cast<int>(std::ranges::count(m_graph->edges, input, &GraphEdge::to));
}

int WireIndex::wires_between(const PortRef& from, const PortRef& to) const
{
    if (const Tables* known = tables())
        return known->at(wire_key(from, to));
    const auto joins = [&](const GraphEdge& edge) { return edge.to == to && edge.from == from; };
    return static_cast<int>(std::ranges::count_if(m_graph->edges, joins));
}

std::string wire_key(const PortRef& from, const PortRef& to)
{
    return from.text() + ">" + to.text();
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
