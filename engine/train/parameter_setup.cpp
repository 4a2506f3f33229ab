#include "engine/train/parameter_setup.h"

#include "engine/registry/initializer_type.h"
#include "engine/tensor/random.h"

namespace ts {

namespace {

bool is_bias(const nn::NamedTensor& parameter)
{
    return parameter.value.dim() < 2 && parameter.name.find("bias") != std::string::npos;
}

void fill(const InitializerSettings& settings, const Tensor& out, const Philox& random)
{
    const InitializerType* type = find_initializer_type(settings.type);
    if (!type)
        throw ArgumentError(translatable("engine", "There is no weight initialiser called \"%1\"."), {settings.type});
    type->fill(ParamReader(type->params, settings.params), out, random);
}

/// What sets this parameter, or null where the layer's own way stays.
const InitializerSettings* chosen(const nn::NamedTensor& parameter, const NodeTraining& own, const TrainingSettings& all,
                                  Category category)
{
    const auto first = [](const auto& a, const auto& b) { return a ? &*a : b ? &*b : nullptr; };
    if (is_bias(parameter))
        return first(own.bias_init, all.bias_init);
    const bool norm = category == Category::Normalization;
    return parameter.value.dim() < 2 || norm ? nullptr : first(own.init, all.init);
}

}  // namespace

void initialize_parameters(const GraphDocument& document, GraphExecutor& executor, std::uint64_t seed)
{
    executor.initialize(seed);
    for (const GraphExecutor::NodeInfo& node : executor.nodes()) {
        if (!node.module)
            continue;
        const NodeTraining& own = document.graph.find(node.id)->training;
        for (const nn::NamedTensor& parameter : node.module->parameters())
            if (const auto* settings = chosen(parameter, own, document.training, node.type->category)) {
                try {
                    fill(*settings, parameter.value, Philox(seed, nn::node_number(node.id + "." + parameter.name)));
                } catch (Error& error) {
                    error.set_node(node.id);
                    throw;
                }
            }
    }
}

void freeze_parameters(const GraphDocument& document, const GraphExecutor& executor)
{
    for (const GraphExecutor::NodeInfo& node : executor.nodes())
        if (node.module && document.graph.find(node.id)->training.frozen)
            for (const nn::NamedTensor& parameter : node.module->parameters())
                parameter.value.set_requires_grad(false);
}

std::vector<ParameterSettings> parameter_settings(const GraphDocument& document, const GraphExecutor& executor)
{
    std::vector<ParameterSettings> all;
    for (const GraphExecutor::NodeInfo& node : executor.nodes()) {
        if (!node.module)
            continue;
        const NodeTraining& own = document.graph.find(node.id)->training;
        const bool norm = node.type->category == Category::Normalization;
        for (const nn::NamedTensor& parameter : node.module->parameters()) {
            ParameterSettings settings{own.lr_scale, own.weight_decay};
            if (!document.training.decay_biases && (norm || parameter.value.dim() < 2))
                settings.weight_decay = 0;
            all.push_back(settings);
        }
    }
    return all;
}

}  // namespace ts
