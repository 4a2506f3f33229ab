#include "engine/graph/shape_report.h"
#include "engine/graph/wiring.h"

namespace ts {
namespace {

struct FoundPort {
    const PortSpec* spec = nullptr;
    std::optional<Message> problem;
};

FoundPort find_port(const Graph& graph, const PortRef& port, bool output)
{
    const GraphNode* node = graph.find(port.node);
    if (!node)
        return {nullptr, Message(translatable("engine", "There is no node with the id \"%1\"."), {port.node})};
    const NodeType* type = find_node_type(node->type);
    if (!type)
        return {nullptr, Message(translatable("engine", "The type %1 is unknown, so its ports are too."), {node->type})};
    const auto index = output ? type->output_index(port.port) : type->input_index(port.port);
    if (!index)
        return {nullptr,
                Message(output ? translatable("engine", "%1 has no output called \"%2\".")
                               : translatable("engine", "%1 has no input called \"%2\"."),
                        {type->title, port.port})};
    return {output ? &type->outputs[*index] : &type->inputs[*index], std::nullopt};
}

bool kinds_match(PortKind a, PortKind b)
{
    return a == b || a == PortKind::Any || b == PortKind::Any;
}

Message kinds_differ(const PortRef& from, const PortRef& to, PortKind given)
{
    return {given == PortKind::Integer
                ? translatable("engine", "%1 gives whole numbers, but %2 takes floating-point numbers.")
                : translatable("engine", "%1 gives floating-point numbers, but %2 takes whole numbers, such as class numbers."),
            {from.text(), to.text()}};
}

bool would_close_cycle(const Graph& graph, const PortRef& from, const PortRef& to)
{
    const Wiring wiring(graph);
    return nodes_leading_to(wiring, {*wiring.number(from.node)})[*wiring.number(to.node)];
}

}  // namespace

std::optional<Message> refuse_connection(const Graph& graph, const PortRef& from, const PortRef& to)
{
    const FoundPort output = find_port(graph, from, true);
    if (output.problem)
        return output.problem;
    const FoundPort input = find_port(graph, to, false);
    if (input.problem)
        return input.problem;
    if (from.node == to.node)
        return Message(translatable("engine", "A node cannot be connected to itself."));
    if (!kinds_match(output.spec->kind, input.spec->kind))
        return kinds_differ(from, to, output.spec->kind);
    if (would_close_cycle(graph, from, to))
        return Message(translatable("engine", "This wire would close a loop: %1 already depends on %2."), {from.node, to.node});
    return std::nullopt;
}

std::vector<std::string> topological_order(const Graph& graph)
{
    std::vector<std::string> ids;
    for (const std::size_t node : order_nodes(Wiring(graph)).order)
        ids.push_back(graph.nodes[node].id);
    return ids;
}

}  // namespace ts
