#include "engine/graph/graph_executor.h"

#include <algorithm>

#include "engine/autograd/backward.h"
#include "engine/graph/node_inputs.h"
#include "engine/ops/autocast.h"
#include "engine/ops/elementwise.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

[[noreturn]] void throw_problem(const Problem& problem)
{
    ArgumentError error(problem.message);
    error.set_node(problem.node);
    throw error;
}

void refuse_errors(const ShapeReport& report)
{
    for (const Problem& problem : report.problems)
        if (problem.severity == Severity::Error)
            throw_problem(problem);
}

/// Parts that nothing depends on may be unfinished; they are left out, as are datasets that nothing reads.
bool left_out(const GraphNode& node, const ShapeReport& report)
{
    const auto found = report.nodes.find(node.id);
    const NodeType* type = find_node_type(node.type);
    if (!type || found == report.nodes.end() || found->second.outputs.empty())
        return true;
    return type->dataset && !found->second.trained;
}

}  // namespace

GraphExecutor::GraphExecutor(const GraphDocument& document, const ShapeReport& report)
{
    refuse_errors(report);
    for (const std::string& id : topological_order(document.graph))
        if (const GraphNode& node = *document.graph.find(id); !left_out(node, report))
            add_node(node, report, document.graph);
    if (m_losses.empty())
        throw ArgumentError(translatable("engine", "Nothing can be trained: the graph has no loss node."), {});
    std::size_t widest = 0;
    for (const NodeInfo& node : m_nodes)
        widest = std::max(widest, node.inputs.size());
    m_arena = std::make_unique<nn::ParameterArena>(members());
    m_arguments.resize(widest);
    m_gradients.resize(m_nodes.size());
    std::vector<std::uint32_t> read = m_losses;
    read.insert(read.end(), m_metrics.begin(), m_metrics.end());
    m_training_plan = plan_to(read);
    for (std::uint32_t i = 0; i < m_nodes.size(); ++i)
        if (m_nodes[i].module)
            m_full_plan.push_back(i);
    fuse_activations();
}

std::vector<nn::ParameterArena::Member> GraphExecutor::members() const
{
    std::vector<nn::ParameterArena::Member> all;
    for (const NodeInfo& node : m_nodes)
        if (node.module)
            all.push_back({node.id, node.module.get()});
    return all;
}

void GraphExecutor::move_to(Device device)
{
    if (device == m_device)
        return;
    m_arena = std::make_unique<nn::ParameterArena>(members(), device);
    m_device = device;
    m_inputs.reset();
    if (device.type != DeviceType::Cpu)
        m_inputs.emplace(device);
}

void GraphExecutor::fuse_activations()
{
    std::vector<int> readers(m_values.size(), 0);
    for (const std::uint32_t node : m_training_plan)
        for (const std::int32_t input : m_nodes[node].inputs)
            if (input >= 0)
                ++readers[static_cast<std::size_t>(input)];
    m_computed_before.assign(m_nodes.size(), false);
    for (const std::uint32_t index : m_training_plan) {
        const NodeInfo& node = m_nodes[index];
        if (node.module->activation() == Activation::None || node.inputs.size() != 1 || node.inputs[0] < 0)
            continue;
        const auto value = static_cast<std::size_t>(node.inputs[0]);
        NodeInfo& source = m_nodes[m_owners[value]];
        if (readers[value] != 1 || source.output_count != 1 || !source.module
            || !source.module->fuses(node.module->activation()))
            continue;
        source.fused_with = static_cast<std::int32_t>(index);
        m_computed_before[index] = true;
    }
}

void GraphExecutor::add_node(const GraphNode& node, const ShapeReport& report, const Graph& graph)
{
    NodeInfo info;
    info.id = node.id;
    info.type = find_node_type(node.type);
    info.number = nn::node_number(node.id);
    info.first_output = m_values.size();
    info.output_count = info.type->outputs.size();
    for (const std::optional<PortRef>& source : input_sources(graph, node)) {
        const std::optional<std::size_t> from = source ? find(source->node) : std::nullopt;
        info.inputs.push_back(
            from ? static_cast<std::int32_t>(m_nodes[*from].first_output + *m_nodes[*from].type->output_index(source->port))
                 : -1);
    }
    const auto index = static_cast<std::uint32_t>(m_nodes.size());
    if (info.type->dataset)
        m_data.push_back(index);
    else
        build_module(info, node, report, graph);
    if (info.type->category == Category::Loss)
        m_losses.push_back(index);
    if (info.type->category == Category::Metric)
        m_metrics.push_back(index);
    m_values.resize(m_values.size() + info.output_count);
    m_owners.resize(m_values.size(), index);
    m_nodes.push_back(std::move(info));
}

void GraphExecutor::build_module(NodeInfo& info, const GraphNode& node, const ShapeReport& report, const Graph& graph)
{
    std::vector<std::optional<TensorSpec>> specs;
    for (const std::optional<PortRef>& source : input_sources(graph, node)) {
        const TensorSpec* spec = source ? report.output(*source) : nullptr;
        specs.push_back(spec ? std::optional(*spec) : std::nullopt);
    }
    Params params = node.params;
    if (const auto found = report.nodes.find(node.id); found != report.nodes.end())
        for (const auto& [name, value] : found->second.resolved)
            params.set(name, value);
    try {
        if (!info.type->module)
            throw ArgumentError(translatable("engine", "Nodes of type %1 cannot run yet."), {info.type->name});
        info.module = info.type->module({ParamReader(info.type->params, params), specs});
    } catch (Error& error) {
        error.set_node(info.id);
        throw;
    }
}

std::optional<std::size_t> GraphExecutor::find(std::string_view id) const
{
    const auto found = std::ranges::find(m_nodes, id, &NodeInfo::id);
    if (found == m_nodes.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_nodes.begin());
}

void GraphExecutor::initialize(std::uint64_t seed)
{
    for (const NodeInfo& node : m_nodes)
        if (node.module)
            node.module->initialize(seed, node.number);
}

std::vector<nn::NamedTensor> GraphExecutor::state() const
{
    std::vector<nn::NamedTensor> all;
    for (const NodeInfo& node : m_nodes) {
        if (!node.module)
            continue;
        for (const nn::NamedTensor& parameter : node.module->parameters())
            all.push_back({node.id + "." + parameter.name, parameter.value});
        for (const nn::NamedTensor& buffer : node.module->buffers())
            all.push_back({node.id + "." + buffer.name, buffer.value});
    }
    return all;
}

std::size_t GraphExecutor::load_state(std::span<const nn::NamedTensor> tensors)
{
    std::size_t taken = 0;
    for (const nn::NamedTensor& own : state()) {
        const auto found = std::ranges::find(tensors, own.name, &nn::NamedTensor::name);
        if (found == tensors.end() || found->value.sizes() != own.value.sizes() || found->value.dtype() != own.value.dtype())
            continue;
        copy_elements(found->value, own.value);
        own.value.bump_version("load_state");
        ++taken;
    }
    return taken;
}

GraphExecutor::Plan GraphExecutor::plan_to(std::span<const std::uint32_t> targets) const
{
    std::vector<bool> needed(m_nodes.size(), false);
    for (const std::uint32_t target : targets)
        needed[target] = true;
    Plan plan;
    for (auto i = static_cast<std::uint32_t>(m_nodes.size()); i-- > 0;) {
        if (!needed[i] || !m_nodes[i].module)
            continue;
        plan.push_back(i);
        for (const std::int32_t input : m_nodes[i].inputs)
            if (input >= 0)
                needed[m_owners[static_cast<std::size_t>(input)]] = true;
    }
    std::ranges::reverse(plan);
    return plan;
}

void GraphExecutor::feed(std::uint32_t data_node, std::span<const Tensor> outputs)
{
    for (std::size_t i = 0; i < outputs.size(); ++i)
        feed(data_node, i, outputs[i]);
}

void GraphExecutor::feed(std::uint32_t data_node, std::size_t output, const Tensor& value)
{
    const std::size_t index = m_nodes[data_node].first_output + output;
    m_values[index] = m_inputs ? m_inputs->hold(index, value) : value;
}

void GraphExecutor::run(const Plan& plan, nn::RunContext context)
{
    const bool fused = &plan == &m_training_plan && !m_watching;
    std::optional<AutocastGuard> mixed;
    if (m_low)
        mixed.emplace(*m_low);
    for (const std::uint32_t node : plan) {
        if (fused && m_computed_before[node])
            continue;
        context.node = m_nodes[node].number;
        try {
            run_node(node, context, fused);
        } catch (Error& error) {
            error.set_node(m_nodes[node].id);
            throw;
        }
    }
}

void GraphExecutor::run_node(std::uint32_t index, nn::RunContext& context, bool fused)
{
    const NodeInfo& node = m_nodes[index];
    const NodeInfo* after = fused && node.fused_with >= 0 ? &m_nodes[static_cast<std::size_t>(node.fused_with)] : nullptr;
    context.activation = after ? after->module->activation() : Activation::None;
    const std::size_t first_output = after ? after->first_output : node.first_output;
    const std::size_t count = node.inputs.size();
    for (std::size_t i = 0; i < count; ++i)
        m_arguments[i] = node.inputs[i] < 0 ? Tensor() : m_values[static_cast<std::size_t>(node.inputs[i])];
    if (m_times)
        m_times->begin(index);
    node.module->run({m_arguments.data(), count}, {m_values.data() + first_output, node.output_count}, context);
    if (m_times)
        m_times->end(index);
    for (std::size_t i = 0; i < count; ++i)
        m_arguments[i] = Tensor();
    if (m_watching)
        watch(index);
}

Tensor GraphExecutor::loss() const
{
    Tensor sum = m_values[m_nodes[m_losses.front()].first_output];
    for (std::size_t i = 1; i < m_losses.size(); ++i)
        sum = add(sum, m_values[m_nodes[m_losses[i]].first_output]);
    return sum;
}

void GraphExecutor::clear()
{
    std::ranges::fill(m_values, Tensor());
}

void GraphExecutor::watch_gradients(bool on)
{
    m_watching = on;
    if (!on)
        std::ranges::fill(m_gradients, Tensor());
}

void GraphExecutor::watch(std::uint32_t node)
{
    const Tensor& output = m_values[m_nodes[node].first_output];
    if (output.is_leaf())
        return;
    register_hook(output, [this, node](const Tensor& gradient) {
        m_gradients[node] = gradient.detach();
        if (m_times)
            m_times->gradient_arrived(node);
        return Tensor();
    });
}

}  // namespace ts
