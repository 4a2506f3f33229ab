#include "app/cli/project_options.h"

#include "engine/registry/node_type.h"
#include "engine/registry/optimizer_type.h"
#include "engine/registry/schedule_type.h"

namespace ts::cli {

namespace {

ParamValue parse(const ParamSpec& spec, std::string_view text)
{
    try {
        return parse_value(spec, text);
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
}

std::int64_t whole_number(const std::string& key, std::string_view text, double minimum)
{
    const ParamSpec spec{.name = key, .type = ParamType::Int, .default_value = std::int64_t{0}, .minimum = minimum};
    return std::get<std::int64_t>(parse(spec, text));
}

std::optional<double> number_or_none(const std::string& key, std::string_view text)
{
    const ParamValue value
        = parse({.name = key, .type = ParamType::Float, .minimum = 0, .allow_null = true, .null_text = "none"}, text);
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*integer);
    const auto* number = std::get_if<double>(&value);
    return number ? std::optional(*number) : std::nullopt;
}

/// Sets "type", which drops the other parameters, or a parameter. `noun` is what the type is: "optimizer", "schedule".
template <class Type, class Settings>
void set_typed(Settings& settings, const std::string& noun, const Type* (*find)(std::string_view), const std::string& name,
               std::string_view text)
{
    const Type* type = find(name == "type" ? text : settings.type);
    if (name == "type" && !type)
        throw UsageError("there is no " + noun + " called \"" + std::string(text) + "\"");
    if (name == "type") {
        settings.type = text;
        settings.params = {};
        return;
    }
    const ParamSpec* spec = type ? type->param(name) : nullptr;
    if (!spec)
        throw UsageError("the " + noun + " " + settings.type + " has no parameter \"" + name + "\"");
    settings.params.set(name, parse(*spec, text));
}

void set_schedule(std::optional<ScheduleSettings>& schedule, const std::string& name, std::string_view text)
{
    if (!schedule && name != "type")
        throw UsageError("training.schedule.type must be set before training.schedule." + name);
    if (!schedule)
        schedule.emplace();
    if (name == "every" && (text == "epoch" || text == "step"))
        schedule->every = text == "step" ? ScheduleUnit::Step : ScheduleUnit::Epoch;
    else if (name == "warmup_steps")
        schedule->warmup_steps = whole_number(name, text, 0);
    else
        set_typed(*schedule, "schedule", find_schedule_type, name, text);
    if (name == "type")
        schedule->every = find_schedule_type(text)->each_step ? ScheduleUnit::Step : ScheduleUnit::Epoch;
}

/// A setting that is not the name of a group; false where there is none of this name.
bool set_plain(TrainingSettings& training, const std::string& name, std::string_view text)
{
    if (name == "batch_size")
        training.batch_size = whole_number(name, text, 1);
    else if (name == "epochs")
        training.epochs = whole_number(name, text, 0);
    else if (name == "seed")
        training.seed = whole_number(name, text, 0);
    else if (name == "device")
        training.device = text;
    else if (name == "precision")
        training.precision = text;
    else if (name == "workers")
        training.workers = whole_number(name, text, 0);
    else if (name == "balance")
        training.balance = text;
    else if (name == "clip_grad_norm")
        training.clip_grad_norm = number_or_none(name, text);
    else if (name == "clip_grad_value")
        training.clip_grad_value = number_or_none(name, text);
    else if (name == "ema_decay")
        training.ema_decay = number_or_none(name, text);
    else if (name == "accumulate_steps")
        training.accumulate_steps = whole_number(name, text, 1);
    else if (name == "decay_biases")
        training.decay_biases = std::get<bool>(parse({.name = name, .type = ParamType::Bool, .default_value = true}, text));
    else
        return false;
    return true;
}

void set_training(TrainingSettings& training, const std::string& name, std::string_view text)
{
    static constexpr std::string_view kOptimizer = "optimizer.";
    static constexpr std::string_view kSchedule = "schedule.";
    if (name.starts_with(kOptimizer))
        set_typed(training.optimizer, "optimizer", find_optimizer_type, name.substr(kOptimizer.size()), text);
    else if (name == "schedule" && text == "none")
        training.schedule.reset();
    else if (name.starts_with(kSchedule))
        set_schedule(training.schedule, name.substr(kSchedule.size()), text);
    else if (!set_plain(training, name, text))
        throw UsageError(
            "training has no setting \"" + name
            + "\"; it has batch_size, epochs, seed, device, precision, clip_grad_norm, clip_grad_value, accumulate_steps, "
              "ema_decay, decay_biases, workers, balance, optimizer.type, optimizer.lr, schedule.type ...");
}

void set_node(Graph& graph, const std::string& id, const std::string& name, std::string_view text)
{
    GraphNode* node = graph.find(id);
    if (!node)
        throw UsageError("the project has no node \"" + id + "\"");
    const NodeType* type = find_node_type(node->type);
    const ParamSpec* spec = type ? type->param(name) : nullptr;
    if (!spec)
        throw UsageError("the node " + id + " (" + node->type + ") has no parameter \"" + name + "\"");
    node->params.set(name, parse(*spec, text));
}

void set(GraphDocument& document, const std::string& assignment)
{
    const std::size_t equals = assignment.find('=');
    const std::size_t dot = assignment.find('.');
    if (equals == std::string::npos || dot == std::string::npos || dot > equals)
        throw UsageError("--set takes NODE.PARAMETER=VALUE or training.SETTING=VALUE, not \"" + assignment + "\"");
    const std::string owner = assignment.substr(0, dot);
    const std::string name = assignment.substr(dot + 1, equals - dot - 1);
    const std::string_view text = std::string_view(assignment).substr(equals + 1);
    if (owner == "training")
        set_training(document.training, name, text);
    else
        set_node(document.graph, owner, name, text);
}

}  // namespace

std::vector<OptionSpec> project_options()
{
    return {{"--epochs", "N", "train this many epochs instead of the project's"},
            {"--seed", "N", "start the random numbers from N"},
            {"--device", "NAME", "auto, cpu, cuda or cuda:1"},
            {"--set", "KEY=VALUE", "change a parameter: fc1.out_features=64, training.optimizer.lr=0.01; repeatable"}};
}

void apply_project_options(const Arguments& arguments, GraphDocument& document)
{
    for (const std::string& assignment : arguments.all("--set"))
        set(document, assignment);
    document.training.epochs = arguments.integer("--epochs", 0).value_or(document.training.epochs);
    document.training.seed = arguments.integer("--seed", 0).value_or(document.training.seed);
    document.training.device = arguments.text("--device").value_or(document.training.device);
}

std::filesystem::path base_dir_of(const std::filesystem::path& project)
{
    const std::filesystem::path folder = project.parent_path();
    return folder.empty() ? std::filesystem::path(".") : folder;
}

}  // namespace ts::cli
