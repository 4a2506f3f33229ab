#include "engine/graph/project_checks.h"

#include <algorithm>

#include "engine/graph/training_checks.h"

namespace ts {
namespace {

Problem make_problem(Severity severity, Message message, std::string node = {})
{
    Problem problem;
    problem.severity = severity;
    problem.node = std::move(node);
    problem.message = std::move(message);
    return problem;
}

/// The nodes of a graph with what the report says of their types.
class ProjectChecks {
public:
    ProjectChecks(const Graph& graph, const Wiring& wiring, ShapeReport& report)
        : m_graph(graph), m_wiring(wiring), m_report(report)
    {
        for (const GraphNode& node : graph.nodes)
            m_types.push_back(find_node_type(node.type));
        m_trained = nodes_leading_to(wiring, of(Category::Loss));
        m_measured = nodes_leading_to(wiring, of(Category::Metric));
    }

    void sum_up()
    {
        m_report.parameter_count = 0;
        m_report.flops_per_sample = 0;
        for (std::size_t i = 0; i < m_types.size(); ++i) {
            NodeReport& node = m_report.nodes[m_graph.nodes[i].id];
            node.trained = m_trained[i];
            m_report.parameter_count += node.parameter_count;
            m_report.flops_per_sample += node.flops_per_sample;
        }
    }

    void find_dangling_wires()
    {
        for (const std::size_t edge : m_wiring.dangling) {
            const GraphEdge& wire = m_graph.edges[edge];
            const std::string& node = m_graph.find(wire.to.node) ? wire.to.node : wire.from.node;
            add(Severity::Error,
                {translatable("engine", "The wire from %1 to %2 has an end at no node."), {wire.from.text(), wire.to.text()}},
                m_graph.find(node) ? node : "");
        }
    }

    void find_missing_parts()
    {
        if (std::ranges::find(m_types, nullptr) != m_types.end())
            return;
        if (std::ranges::none_of(m_types, [](const NodeType* type) { return type->dataset != nullptr; }))
            add(Severity::Error,
                {translatable("engine", "There is no data. Add a dataset and connect it to the first layer.")});
        if (of(Category::Loss).empty())
            add(Severity::Error,
                {translatable("engine", "There is no loss, so nothing can be trained. Add one behind the last layer.")});
        else if (!m_report.has_errors() && trained_parameters() == 0)
            add(Severity::Error,
                {translatable("engine", "No layer that learns leads to a loss, so there is nothing to train.")});
    }

    /// What nothing depends on cannot keep the rest from being trained: half-built parts are left out of runs.
    void excuse_unused_nodes()
    {
        if (of(Category::Loss).empty())
            return;
        for (Problem& problem : m_report.problems)
            for (std::size_t i = 0; i < m_types.size(); ++i)
                if (m_graph.nodes[i].id == problem.node && !m_trained[i] && !m_measured[i])
                    problem.severity = Severity::Warning;
    }

    void find_untrained_nodes()
    {
        if (of(Category::Loss).empty())
            return;
        for (std::size_t i = 0; i < m_types.size(); ++i) {
            const std::string& id = m_graph.nodes[i].id;
            const bool learns = m_report.nodes[id].parameter_count > 0;
            if (m_trained[i] || (m_measured[i] && !learns))
                continue;
            add(Severity::Warning,
                {learns ? translatable("engine", "This node leads to no loss, so it is not trained.")
                        : translatable("engine", "This node leads to no loss, so nothing that is trained uses it.")},
                id);
        }
    }

private:
    [[nodiscard]] std::vector<std::size_t> of(Category category) const
    {
        std::vector<std::size_t> nodes;
        for (std::size_t i = 0; i < m_types.size(); ++i)
            if (m_types[i] && m_types[i]->category == category)
                nodes.push_back(i);
        return nodes;
    }

    [[nodiscard]] std::int64_t trained_parameters() const
    {
        std::int64_t count = 0;
        for (const GraphNode& graph_node : m_graph.nodes)
            if (const NodeReport& node = m_report.nodes[graph_node.id]; node.trained && !graph_node.training.frozen)
                count += node.parameter_count;
        return count;
    }

    void add(Severity severity, Message message, std::string node = {})
    {
        m_report.problems.push_back(make_problem(severity, std::move(message), std::move(node)));
    }

    const Graph& m_graph;
    const Wiring& m_wiring;
    ShapeReport& m_report;
    std::vector<const NodeType*> m_types;
    std::vector<bool> m_trained, m_measured;
};

}  // namespace

void finish_report(const GraphDocument& document, const Wiring& wiring, ShapeReport& report)
{
    ProjectChecks checks(document.graph, wiring, report);
    checks.sum_up();
    checks.find_dangling_wires();
    checks.excuse_unused_nodes();
    checks.find_missing_parts();
    checks.find_untrained_nodes();
    const std::vector<Problem> training = check_training(document);
    report.problems.insert(report.problems.end(), training.begin(), training.end());
}

}  // namespace ts
