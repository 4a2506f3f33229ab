#include "engine/graph/node_inference.h"

#include <algorithm>

#include "engine/graph/conversion_fix.h"

namespace ts {
namespace {

Problem problem_at(const std::string& node, const std::string& port, Message message)
{
    Problem problem;
    problem.node = node;
    problem.port = port;
    problem.message = std::move(message);
    return problem;
}

bool fits(PortKind kind, DType dtype)
{
    return kind == PortKind::Any || (kind == PortKind::Float) == is_floating(dtype);
}

Message wrong_kind(const NodeType& type, const PortSpec& port, DType dtype)
{
    return {port.kind == PortKind::Float
                ? translatable("engine", "%1 takes floating-point numbers at %2 but gets %3.")
                : translatable("engine", "%1 takes whole numbers at %2, such as class numbers, but gets %3."),
            {type.title, port.name, std::string(name(dtype))}};
}

/// Collects the specs of one node port by port.
class Gathering {
public:
    Gathering(const Graph& graph, const Wiring& wiring, std::size_t node, const NodeType& type, const ShapeReport& report)
        : m_graph(graph), m_wires(wiring.incoming[node]), m_id(graph.nodes[node].id), m_type(type), m_report(report)
    {
    }

    Arrivals run()
    {
        for (const Wiring::End& wire : m_wires)
            if (!m_type.input_index(to(wire).port))
                complain(to(wire).port,
                         Message(translatable("engine", "%1 has no input called \"%2\"."), {m_type.title, to(wire).port}));
        for (const PortSpec& port : m_type.inputs)
            gather(port);
        return {m_known ? std::optional(std::move(m_specs)) : std::nullopt, std::move(m_problems)};
    }

private:
    [[nodiscard]] const PortRef& from(const Wiring::End& wire) const { return m_graph.edges[wire.edge].from; }
    [[nodiscard]] const PortRef& to(const Wiring::End& wire) const { return m_graph.edges[wire.edge].to; }

    void complain(const std::string& port, Message message)
    {
        m_known = false;
        m_problems.push_back(problem_at(m_id, port, std::move(message)));
    }

    void gather(const PortSpec& port)
    {
        std::size_t count = 0;
        for (const Wiring::End& wire : m_wires)
            if (to(wire).port == port.name) {
                read(port, from(wire));
                ++count;
            }
        if (count > 1 && !port.multiple)
            complain(port.name,
                     Message(translatable("engine", "The input \"%1\" takes one wire but has %2."),
                             {port.name, std::to_string(count)}));
        if (count == 0 && port.optional)
            m_specs.emplace_back();
        else if (count == 0)
            complain(port.name, Message(translatable("engine", "Nothing is connected to the input \"%1\"."), {port.name}));
    }

    void read(const PortSpec& port, const PortRef& source)
    {
        const auto before = m_report.nodes.find(source.node);
        const NodeType* type = before == m_report.nodes.end() ? nullptr : before->second.type;
        if (type && !type->output_index(source.port))
            return complain(port.name,
                            Message(translatable("engine", "%1 has no output called \"%2\"."), {type->title, source.port}));
        const TensorSpec* spec = m_report.output(source);
        if (!spec)
            m_known = false;
        else if (!fits(port.kind, spec->dtype))
            complain(port.name, wrong_kind(m_type, port, spec->dtype));
        else
            m_specs.emplace_back(*spec);
    }

    const Graph& m_graph;
    const std::vector<Wiring::End>& m_wires;
    const std::string& m_id;
    const NodeType& m_type;
    const ShapeReport& m_report;
    InputSpecs m_specs;
    std::vector<Problem> m_problems;
    bool m_known = true;
};

/// True where no parameter keeps the rule from being asked.
bool check_params(const GraphNode& node, const NodeType& type, std::vector<Problem>& problems)
{
    bool usable = true;
    for (const auto& [name, value] : node.params) {
        const ParamSpec* spec = type.param(name);
        if (!spec) {
            problems.push_back(problem_at(
                node.id, "",
                Message(translatable("engine", "%1 has no parameter called \"%2\"; it is ignored."), {type.title, name})));
            problems.back().severity = Severity::Warning;
        } else if (auto message = check_value(*spec, value)) {
            problems.push_back(problem_at(node.id, "", std::move(*message)));
            usable = false;
        }
    }
    return usable;
}

/// The port that input number `index` of a rule comes from, where there is no more than one wire a port.
std::string port_of(const NodeType& type, std::size_t index)
{
    return type.inputs[std::min(index, type.inputs.size() - 1)].name;
}

Problem explain(const GraphNode& node, const NodeType& type, const InputSpecs& specs, const std::filesystem::path& base_dir,
                Message message)
{
    Problem problem = problem_at(node.id, type.inputs.size() == 1 ? type.inputs.front().name : "", std::move(message));
    if (auto fix = find_conversion(node, type, specs, base_dir)) {
        problem.port = port_of(type, fix->input);
        problem.fix = fix->type;
        problem.fix_params = std::move(fix->params);
    }
    return problem;
}

}  // namespace

Arrivals gather_inputs(const Graph& graph, const Wiring& wiring, std::size_t node, const NodeType& type,
                       const ShapeReport& report)
{
    return Gathering(graph, wiring, node, type, report).run();
}

NodeReport infer_node(const GraphNode& node, const NodeType& type, const std::optional<InputSpecs>& specs,
                      const std::filesystem::path& base_dir, std::vector<Problem>& problems)
{
    NodeReport report;
    report.type = &type;
    if (!check_params(node, type, problems) || !specs || !type.shapes)
        return report;
    try {
        NodeShapes shapes = type.shapes({ParamReader(type.params, node.params), *specs, base_dir});
        report.outputs = std::move(shapes.outputs);
        report.parameter_count = shapes.parameter_count;
        report.flops_per_sample = shapes.flops_per_sample;
        report.resolved = std::move(shapes.resolved);
        report.row_count = shapes.row_count;
    } catch (const Error& error) {
        problems.push_back(explain(node, type, *specs, base_dir, error.message()));
    } catch (const std::exception& error) {
        problems.push_back(problem_at(node.id, "", Message(error.what())));
    }
    return report;
}

std::vector<std::filesystem::file_time_type> file_times(const GraphNode& node, const NodeType& type,
                                                        const std::filesystem::path& base_dir)
{
    std::vector<std::filesystem::file_time_type> times;
    for (const ParamSpec& spec : type.params) {
        const ParamValue* value = spec.type == ParamType::Path ? node.params.find(spec.name) : nullptr;
        std::error_code missing;
        if (value && std::holds_alternative<std::string>(*value))
            times.push_back(std::filesystem::last_write_time(base_dir / std::get<std::string>(*value), missing));
    }
    return times;
}

}  // namespace ts
