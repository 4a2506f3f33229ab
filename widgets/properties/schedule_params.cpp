#include "widgets/properties/schedule_params.h"

#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

const ScheduleType* typeOf(const std::optional<ScheduleSettings>& schedule)
{
    return schedule ? find_schedule_type(schedule->type) : nullptr;
}

ParamSpec choiceOfSchedule()
{
    ParamSpec spec{.name = "schedule",
                   .type = ParamType::Choice,
                   .help = translatable("engine", "How the learning rate changes while training")};
    for (const ScheduleType* type : schedule_types())
        spec.choices.push_back(type->name);
    spec.allow_null = true;
    spec.null_text = translatable("engine", "none");
    return spec;
}

std::string unitName(ScheduleUnit unit)
{
    return unit == ScheduleUnit::Step ? translatable("engine", "step") : translatable("engine", "epoch");
}

ScheduleUnit usualUnit(const std::string& type)
{
    const ScheduleType* known = find_schedule_type(type);
    return known && known->each_step ? ScheduleUnit::Step : ScheduleUnit::Epoch;
}

std::optional<ScheduleSettings> withSchedule(const std::optional<ScheduleSettings>& before, const ParamValue& value)
{
    const auto* name = std::get_if<std::string>(&value);
    if (!name)
        return std::nullopt;
    ScheduleSettings next{*name, usualUnit(*name), before ? before->warmup_steps : 0, {}};
    const ScheduleType* type = find_schedule_type(*name);
    if (before && type)
        for (const auto& [param, set] : before->params)
            if (const ParamSpec* spec = type->param(param); spec && !check_value(*spec, set))
                next.params.set(param, set);
    return next;
}

}  // namespace

std::vector<ParamSpec> scheduleSpecs(const std::optional<ScheduleSettings>& schedule)
{
    std::vector<ParamSpec> specs{choiceOfSchedule()};
    if (!schedule)
        return specs;
    specs.push_back({.name = "every",
                     .type = ParamType::Choice,
                     .default_value = unitName(usualUnit(schedule->type)),
                     .help = translatable("engine", "What the schedule counts: epochs, or optimizer steps"),
                     .choices = {unitName(ScheduleUnit::Epoch), unitName(ScheduleUnit::Step)}});
    if (const ScheduleType* type = typeOf(schedule))
        specs.insert(specs.end(), type->params.begin(), type->params.end());
    specs.push_back(
        {.name = "warmup_steps",
         .type = ParamType::Int,
         .default_value = std::int64_t{0},
         .help = translatable("engine", "Optimizer steps in which the rate rises in a straight line to what the schedule says"),
         .minimum = 0});
    return specs;
}

Params scheduleParams(const std::optional<ScheduleSettings>& schedule)
{
    if (!schedule)
        return {};
    Params values = schedule->params;
    values.set("schedule", schedule->type);
    values.set("every", unitName(schedule->every));
    values.set("warmup_steps", schedule->warmup_steps);
    return values;
}

std::optional<ScheduleSettings> withScheduleParam(std::optional<ScheduleSettings> schedule, std::string_view name,
                                                  const ParamValue& value)
{
    if (name == "schedule")
        return withSchedule(schedule, value);
    if (!schedule)
        return schedule;
    const ScheduleType* type = typeOf(schedule);
    const ParamSpec* spec = type ? type->param(name) : nullptr;
    if (name == "every")
        schedule->every
            = std::get<std::string>(value) == unitName(ScheduleUnit::Step) ? ScheduleUnit::Step : ScheduleUnit::Epoch;
    else if (name == "warmup_steps")
        schedule->warmup_steps = std::get<std::int64_t>(value);
    else if (spec && value == spec->default_value)
        schedule->params.erase(name);
    else
        schedule->params.set(name, value);
    return schedule;
}

}  // namespace ts
