#include "widgets/properties/node_training_params.h"

#include "widgets/properties/initializer_params.h"

namespace ts {

namespace {

std::optional<double> numberIn(const ParamValue& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    const auto* real = std::get_if<double>(&value);
    return real ? std::optional(*real) : std::nullopt;
}

}  // namespace

std::vector<ParamSpec> nodeTrainingSpecs(const NodeTraining& training)
{
    std::vector<ParamSpec> specs{
        {.name = "frozen",
         .type = ParamType::Bool,
         .default_value = false,
         .help = translatable("engine", "Weights stay as they are; running statistics still follow the data")},
        {.name = "lr_scale",
         .type = ParamType::Float,
         .default_value = 1.0,
         .help = translatable("engine", "What the learning rate is multiplied by for this node"),
         .minimum = 0},
        {.name = "weight_decay",
         .type = ParamType::Float,
         .help = translatable("engine", "Weight decay of this node"),
         .minimum = 0,
         .allow_null = true,
         .null_text = translatable("engine", "as the optimizer")},
        initializerSpec("init", false, translatable("engine", "How the weights of this node begin")),
        initializerSpec("bias_init", true, translatable("engine", "How the biases of this node begin"))};
    appendInitializerParams(specs, training.init);
    return specs;
}

Params nodeTrainingParams(const NodeTraining& training)
{
    Params values{{"frozen", training.frozen}, {"lr_scale", training.lr_scale}};
    if (training.weight_decay)
        values.set("weight_decay", *training.weight_decay);
    addInitializers(values, training.init, training.bias_init);
    return values;
}

NodeTraining withNodeTrainingParam(NodeTraining training, std::string_view name, const ParamValue& value)
{
    if (name == "frozen")
        training.frozen = std::get<bool>(value);
    else if (name == "lr_scale")
        training.lr_scale = numberIn(value).value_or(1);
    else if (name == "weight_decay")
        training.weight_decay = numberIn(value);
    else
        setInitializerParam(training.init, training.bias_init, name, value);
    return training;
}

}  // namespace ts
