#include "widgets/properties/training_params.h"

#include "engine/registry/optimizer_type.h"
#include "widgets/properties/initializer_params.h"

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

/// A number above 0, or off.
ParamSpec limit(const char* name, const char* help)
{
    return {.name = name,
            .type = ParamType::Float,
            .help = help,
            .minimum = 0,
            .open_minimum = true,
            .allow_null = true,
            .null_text = translatable("engine", "off")};
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
        {.name = "precision",
         .type = ParamType::Choice,
         .default_value = standard.precision,
         .help
         = translatable("engine", "How numbers are computed: in full, or shorter where it does little harm (faster on a GPU)"),
         .choices = {"float32", "tf32", "bfloat16", "float16"},
         .advanced = true},
        {.name = "balance",
         .type = ParamType::Choice,
         .default_value = standard.balance,
         .help = translatable("engine", "Draw examples as they are, or of all classes equally often"),
         .choices = {"none", "classes"},
         .advanced = true},
        {.name = "workers",
         .type = ParamType::Int,
         .help = translatable("engine", "Threads that read data from files ahead of training"),
         .minimum = 0,
         .maximum = 64,
         .allow_null = true,
         .null_text = translatable("engine", "auto"),
         .advanced = true},
        {.name = "optimizer",
         .type = ParamType::Choice,
         .default_value = standard.optimizer.type,
         .help = translatable("engine", "How gradients become steps"),
         .choices = optimizerNames()},
    };
}

std::vector<ParamSpec> gradientSpecs(const TrainingSettings& training)
{
    ParamSpec average = limit("ema_decay",
                              translatable("engine",
                                           "Evaluate a moving average of the weights that keeps this share "
                                           "of itself at each step; 0.999 is usual"));
    average.open_minimum = false;
    average.maximum = 1;
    average.open_maximum = true;
    std::vector<ParamSpec> specs{
        limit("clip_grad_norm", translatable("engine", "Longest gradient allowed; longer ones are scaled down to it")),
        limit("clip_grad_value", translatable("engine", "Largest element of a gradient; larger ones are cut off")),
        count("accumulate_steps", 1, 1, translatable("engine", "Batches whose gradients are averaged for one step")),
        average,
        {.name = "decay_biases",
         .type = ParamType::Bool,
         .default_value = true,
         .help = translatable("engine", "Off: weight decay leaves biases and the weights of norms alone")},
        initializerSpec("init", false, translatable("engine", "How weights begin; a node may choose its own way")),
        initializerSpec("bias_init", true, translatable("engine", "How biases begin"))};
    appendInitializerParams(specs, training.init);
    return specs;
}

Params gradientParams(const TrainingSettings& training)
{
    Params values{{"accumulate_steps", training.accumulate_steps}, {"decay_biases", training.decay_biases}};
    for (const auto& [name, value] :
         {std::pair("clip_grad_norm", training.clip_grad_norm), std::pair("clip_grad_value", training.clip_grad_value),
          std::pair("ema_decay", training.ema_decay)})
        if (value)
            values.set(name, *value);
    addInitializers(values, training.init, training.bias_init);
    return values;
}

Params trainingParams(const GraphDocument& document)
{
    const TrainingSettings& training = document.training;
    Params values{{"name", document.name},       {"batch_size", training.batch_size},   {"epochs", training.epochs},
                  {"seed", training.seed},       {"device", training.device},           {"precision", training.precision},
                  {"balance", training.balance}, {"optimizer", training.optimizer.type}};
    if (training.workers)
        values.set("workers", *training.workers);
    return values;
}

TrainingSettings withTrainingParam(TrainingSettings training, std::string_view name, const ParamValue& value)
{
    const auto number = [&value]() -> std::optional<double> {
        if (const auto* whole = std::get_if<std::int64_t>(&value))
            return static_cast<double>(*whole);
        const auto* real = std::get_if<double>(&value);
        return real ? std::optional(*real) : std::nullopt;
    };
    const auto whole = [&value](std::int64_t& target) { target = std::get<std::int64_t>(value); };
    if (name == "batch_size")
        whole(training.batch_size);
    else if (name == "epochs")
        whole(training.epochs);
    else if (name == "seed")
        whole(training.seed);
    else if (name == "device")
        training.device = std::get<std::string>(value);
    else if (name == "precision")
        training.precision = std::get<std::string>(value);
    else if (name == "balance")
        training.balance = std::get<std::string>(value);
    else if (const auto* workers = std::get_if<std::int64_t>(&value); name == "workers")
        training.workers = workers ? std::optional(*workers) : std::nullopt;
    else if (name == "optimizer")
        return withOptimizer(std::move(training), std::get<std::string>(value));
    else if (name == "accumulate_steps")
        whole(training.accumulate_steps);
    else if (name == "decay_biases")
        training.decay_biases = std::get<bool>(value);
    else if (name == "clip_grad_norm")
        training.clip_grad_norm = number();
    else if (name == "clip_grad_value")
        training.clip_grad_value = number();
    else if (name == "ema_decay")
        training.ema_decay = number();
    else
        setInitializerParam(training.init, training.bias_init, name, value);
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
