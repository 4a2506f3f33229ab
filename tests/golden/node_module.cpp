#include "node_module.h"

#include <algorithm>

#include "compute_device.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/to_device.h"
#include "engine/tensor/copy.h"

namespace ts::golden {

namespace {

/// What the shape rule is told: sizes as they are, but for the batch.
TensorSpec spec_of(const Tensor& tensor, int batch_dim)
{
    TensorSpec spec{tensor.dtype(), {}};
    for (int d = 0; d < tensor.dim(); ++d)
        spec.shape.push_back(d == batch_dim ? kBatch : Dim(tensor.sizes()[d]));
    return spec;
}

std::vector<std::optional<TensorSpec>> specs_of(const NodeType& type, std::span<const Tensor> inputs, int batch_dim)
{
    std::vector<std::optional<TensorSpec>> specs(std::max(type.inputs.size(), inputs.size()));
    for (std::size_t i = 0; i < inputs.size(); ++i)
        specs[i] = spec_of(inputs[i], batch_dim);
    return specs;
}

int batch_dim_of(const NodeType& type, const Params& params, const Tensor& input)
{
    return type.param("batch_first") && input.dim() > 2 && !ParamReader(type.params, params).boolean("batch_first") ? 1 : 0;
}

std::unique_ptr<nn::Module> build(const NodeType& type, Params params, std::span<const Tensor> inputs)
{
    const auto specs = specs_of(type, inputs, batch_dim_of(type, params, inputs[0]));
    const NodeShapes shapes = type.shapes({ParamReader(type.params, params), specs, {}});
    for (const auto& [name, value] : shapes.resolved)
        params.set(name, value);
    return type.module({ParamReader(type.params, params), specs});
}

const Tensor& state_entry(const std::map<std::string, Tensor>& state, const std::string& name)
{
    const auto found = state.find(name);
    if (found == state.end())
        throw ArgumentError("%1 is not in PyTorch's state", {name});
    return found->second;
}

}  // namespace

const NodeType& node_type(const std::string& name)
{
    const NodeType* type = find_node_type(name);
    if (!type)
        throw ArgumentError("there is no node type %1", {name});
    return *type;
}

NodeModule::NodeModule(const std::string& type, const Params& params, std::span<const Tensor> inputs)
    : m_type(node_type(type)), m_module(build(m_type, params, inputs))
{
    m_module->move_to(compute_device());
}

void NodeModule::load(const std::map<std::string, Tensor>& state, DType dtype) const
{
    for (std::size_t i = 0; i < m_module->parameters().size(); ++i) {
        const Tensor value = clone(to(to(state_entry(state, m_module->parameters()[i].name), dtype), compute_device()));
        m_module->set_parameter(i, value.set_requires_grad());
    }
    for (const nn::NamedTensor& buffer : m_module->buffers())
        copy_elements(state_entry(state, buffer.name), buffer.value);
    if (state.size() != m_module->parameters().size() + m_module->buffers().size())
        throw ArgumentError("%1 has %2 entries of state instead of PyTorch's %3",
                            {m_type.name, std::to_string(m_module->parameters().size() + m_module->buffers().size()),
                             std::to_string(state.size())});
}

std::vector<Tensor> NodeModule::run(std::span<const Tensor> inputs, bool training) const
{
    std::vector<Tensor> arguments(std::max(inputs.size(), m_type.inputs.size()));
    std::ranges::copy(inputs, arguments.begin());
    std::vector<Tensor> outputs(m_type.outputs.size());
    m_module->run(arguments, outputs, {.training = training});
    return outputs;
}

}  // namespace ts::golden
