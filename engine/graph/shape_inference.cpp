#include <algorithm>

#include "engine/graph/node_inference.h"
#include "engine/graph/project_checks.h"

namespace ts {
namespace {

Problem node_problem(const GraphNode& node, Message message)
{
    Problem problem;
    problem.node = node.id;
    problem.message = std::move(message);
    return problem;
}

void append(std::vector<Problem>& all, const std::vector<Problem>& some)
{
    all.insert(all.end(), some.begin(), some.end());
}

/// Forgets what is kept of ids that are no longer in the graph.
template <typename Map> void keep_only(Map& map, const Wiring& wiring)
{
    std::erase_if(map, [&](const auto& item) { return !wiring.number(item.first); });
}

}  // namespace

const TensorSpec* ShapeReport::output(const PortRef& port) const
{
    const auto node = nodes.find(port.node);
    if (node == nodes.end() || !node->second.type)
        return nullptr;
    const auto index = node->second.type->output_index(port.port);
    return index && *index < node->second.outputs.size() ? &node->second.outputs[*index] : nullptr;
}

bool ShapeReport::has_errors() const
{
    return std::ranges::find(problems, Severity::Error, &Problem::severity) != problems.end();
}

const ShapeReport& IncrementalShapes::update(const GraphDocument& document, const std::filesystem::path& base_dir)
{
    const Graph& graph = document.graph;
    const Wiring wiring(graph);
    const NodeOrder order = order_nodes(wiring);
    if (base_dir != m_base_dir)
        m_entries.clear();
    m_base_dir = base_dir;
    keep_only(m_entries, wiring);
    keep_only(m_report.nodes, wiring);

    std::vector<std::vector<Problem>> problems(graph.nodes.size());
    for (const std::size_t node : order.order)
        problems[node] = update_node(graph, wiring, node);
    for (const std::size_t node : order.cyclic)
        problems[node] = {forget(graph.nodes[node])};

    m_report.problems.clear();
    for (const auto& of_node : problems)
        append(m_report.problems, of_node);
    finish_report(document, wiring, m_report);
    return m_report;
}

std::vector<Problem> IncrementalShapes::update_node(const Graph& graph, const Wiring& wiring, std::size_t number)
{
    const GraphNode& node = graph.nodes[number];
    const NodeType* type = find_node_type(node.type);
    NodeReport& report = m_report.nodes[node.id];
    if (!type) {
        m_entries.erase(node.id);
        report = {};
        return {node_problem(node, Message(translatable("engine", "There is no type of node called \"%1\"."), {node.type}))};
    }
    Arrivals arrivals = gather_inputs(graph, wiring, number, *type, m_report);
    auto times = file_times(node, *type, m_base_dir);
    Entry& entry = m_entries[node.id];
    if (report.type != type || entry.params != node.params || entry.inputs != arrivals.specs || entry.file_times != times) {
        entry = {node.params, std::move(arrivals.specs), std::move(times), {}};
        report = infer_node(node, *type, entry.inputs, m_base_dir, entry.problems);
    }
    append(arrivals.problems, entry.problems);
    return std::move(arrivals.problems);
}

Problem IncrementalShapes::forget(const GraphNode& node)
{
    m_entries.erase(node.id);
    m_report.nodes[node.id] = {};
    return node_problem(node, Message(translatable("engine", "This node is part of a loop of wires. Remove one of them.")));
}

ShapeReport infer_shapes(const GraphDocument& document, const std::filesystem::path& base_dir)
{
    return IncrementalShapes().update(document, base_dir);
}

}  // namespace ts
