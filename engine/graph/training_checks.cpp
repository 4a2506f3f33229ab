#include "engine/graph/training_checks.h"

#include <algorithm>

#include "engine/registry/initializer_type.h"
#include "engine/registry/optimizer_type.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

/// Gathers what is wrong with the settings of the project, or of one node.
class SettingsCheck {
public:
    SettingsCheck(std::vector<Problem>& problems, std::string node) : m_problems(problems), m_node(std::move(node)) { }

    void add(Severity severity, Message message)
    {
        Problem problem;
        problem.severity = severity;
        problem.node = m_node;
        problem.message = std::move(message);
        m_problems.push_back(std::move(problem));
    }

    void at_least(const char* name, std::int64_t value, std::int64_t least)
    {
        if (value < least)
            add(Severity::Error,
                {translatable("engine", "%1 must be at least %2, not %3."),
                 {name, std::to_string(least), std::to_string(value)}});
    }

    void above_zero(const char* name, const std::optional<double>& value)
    {
        if (value && !(*value > 0))
            add(Severity::Error, {translatable("engine", "%1 must be greater than %2."), {name, "0"}});
    }

    void not_negative(const char* name, const std::optional<double>& value)
    {
        if (value && !(*value >= 0))
            add(Severity::Error, {translatable("engine", "%1 must be at least %2, not %3."), {name, "0", to_text(*value)}});
    }

    template <class Type> void parameters(const Type& type, const Params& params)
    {
        for (const auto& [name, value] : params) {
            const ParamSpec* spec = type.param(name);
            if (!spec)
                add(Severity::Warning,
                    {translatable("engine", "%1 has no parameter called \"%2\"; it is ignored."), {type.title, name}});
            else if (auto message = check_value(*spec, value))
                add(Severity::Error, std::move(*message));
        }
    }

    void optimizer(const OptimizerSettings& settings)
    {
        if (const OptimizerType* type = find_optimizer_type(settings.type))
            parameters(*type, settings.params);
        else
            add(Severity::Error, {translatable("engine", "There is no optimizer called \"%1\"."), {settings.type}});
    }

    void schedule(const ScheduleSettings& settings)
    {
        at_least("warmup_steps", settings.warmup_steps, 0);
        if (const ScheduleType* type = find_schedule_type(settings.type))
            parameters(*type, settings.params);
        else
            add(Severity::Error, {translatable("engine", "There is no schedule called \"%1\"."), {settings.type}});
    }

    void initializer(const std::optional<InitializerSettings>& settings, bool of_biases)
    {
        if (!settings)
            return;
        const InitializerType* type = find_initializer_type(settings->type);
        if (!type)
            add(Severity::Error, {translatable("engine", "There is no weight initialiser called \"%1\"."), {settings->type}});
        else if (of_biases && type->needs_matrix)
            add(Severity::Error,
                {translatable("engine", "%1 needs weights of two or more dimensions and cannot set biases."), {type->name}});
        else
            parameters(*type, settings->params);
    }

private:
    std::vector<Problem>& m_problems;
    std::string m_node;
};

void check_project(const TrainingSettings& training, SettingsCheck check)
{
    check.at_least("batch_size", training.batch_size, 1);
    check.at_least("epochs", training.epochs, 1);
    check.above_zero("clip_grad_norm", training.clip_grad_norm);
    check.above_zero("clip_grad_value", training.clip_grad_value);
    check.at_least("accumulate_steps", training.accumulate_steps, 1);
    if (training.ema_decay && !(*training.ema_decay >= 0 && *training.ema_decay < 1))
        check.add(Severity::Error, {translatable("engine", "%1 must be at least 0 and less than 1."), {"ema_decay"}});
    if (training.workers && (*training.workers < 0 || *training.workers > 64))
        check.add(Severity::Error,
                  {translatable("engine", "%1 must be from %2 to %3, not %4."),
                   {"workers", "0", "64", std::to_string(*training.workers)}});
    if (training.balance != "none" && training.balance != "classes")
        check.add(
            Severity::Error,
            {translatable("engine", "%1 must be %2 or %3, not \"%4\"."), {"balance", "none", "classes", training.balance}});
    if (std::ranges::find(kPrecisions, training.precision) == std::end(kPrecisions))
        check.add(Severity::Error,
                  {translatable("engine", "precision must be float32, tf32, bfloat16 or float16, not \"%1\"."),
                   {training.precision}});
    check.optimizer(training.optimizer);
    if (training.schedule)
        check.schedule(*training.schedule);
    check.initializer(training.init, false);
    check.initializer(training.bias_init, true);
}

void check_node(const NodeTraining& training, SettingsCheck check)
{
    check.not_negative("lr_scale", training.lr_scale);
    check.not_negative("weight_decay", training.weight_decay);
    check.initializer(training.init, false);
    check.initializer(training.bias_init, true);
}

}  // namespace

std::vector<Problem> check_training(const GraphDocument& document)
{
    std::vector<Problem> problems;
    check_project(document.training, {problems, {}});
    for (const GraphNode& node : document.graph.nodes)
        if (node.training != NodeTraining())
            check_node(node.training, {problems, node.id});
    return problems;
}

}  // namespace ts
