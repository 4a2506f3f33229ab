#include "widgets/properties/training_params.h"

#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

std::vector<std::string> deviceNames(const QStringList& devices)
{
    std::vector<std::string> names{"auto"};
    for (const QString& device : devices)
        names.push_back(device.toStdString());
    return names;
}

std::vector<std::string> optimizerNames()
{
    std::vector<std::string> names;
    for (const OptimizerType* type : optimizer_types())
        names.push_back(type->name);
    return names;
}

ParamSpec count(const char* name, std::int64_t standard, double minimum, const char* help)
{
    return {.name = name, .type = ParamType::Int, .default_value = standard, .help = help, .minimum = minimum};
}

}  // namespace

std::vector<ParamSpec> trainingSpecs(const QStringList& devices)
{
    const TrainingSettings standard;
    return {
        {.name = "name",
         .type = ParamType::String,
         .help = translatable("engine", "Name of the project; runs are named after it")},
        count("batch_size", standard.batch_size, 1, translatable("engine", "Examples that make up one step")),
        count("epochs", standard.epochs, 1, translatable("engine", "How often the training data is gone through")),
        count("seed", standard.seed, 0,
              translatable("engine", "Start of all random numbers: the same seed gives the same run")),
        {.name = "device",
         .type = ParamType::Choice,
         .default_value = standard.device,
         .help = translatable("engine", "Where to train; auto takes the fastest there is"),
         .choices = deviceNames(devices)},
        {.name = "clip_grad_norm",
         .type = ParamType::Float,
         .help = translatable("engine", "Longest gradient allowed; longer ones are scaled down to it"),
         .minimum = 0,
         .open_minimum = true,
         .allow_null = true,
         .null_text = translatable("engine", "off")},
        {.name = "optimizer",
         .type = ParamType::Choice,
         .default_value = standard.optimizer.type,
         .help = translatable("engine", "How gradients become steps"),
         .choices = optimizerNames()},
    };
}

Params trainingParams(const GraphDocument& document)
{
    const TrainingSettings& training = document.training;
    Params values{{"name", document.name}, {"batch_size", training.batch_size}, {"epochs", training.epochs},
                  {"seed", training.seed}, {"device", training.device},         {"optimizer", training.optimizer.type}};
    if (training.clip_grad_norm)
        values.set("clip_grad_norm", *training.clip_grad_norm);
    return values;
}

TrainingSettings withTrainingParam(TrainingSettings training, std::string_view name, const ParamValue& value)
{
    const auto whole = [&value](std::int64_t& target) { target = std::get<std::int64_t>(value); };
    if (name == "batch_size")
        whole(training.batch_size);
    else if (name == "epochs")
        whole(training.epochs);
    else if (name == "seed")
        whole(training.seed);
    else if (name == "device")
        training.device = std::get<std::string>(value);
    else if (name == "optimizer")
        return withOptimizer(std::move(training), std::get<std::string>(value));
    else if (const auto* norm = std::get_if<double>(&value); name == "clip_grad_norm")
        training.clip_grad_norm = norm ? std::optional(*norm) : std::nullopt;
    return training;
}

TrainingSettings withOptimizer(TrainingSettings training, const std::string& type)
{
    const OptimizerType* next = find_optimizer_type(type);
    Params kept;
    for (const auto& [name, value] : training.optimizer.params)
        if (next && next->param(name))
            kept.set(name, value);
    training.optimizer = {type, kept};
    return training;
}

}  // namespace ts
