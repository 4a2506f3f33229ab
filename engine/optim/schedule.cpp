#include "engine/optim/schedule.h"

namespace ts {

void Schedule::step(std::optional<double> /*metric*/)
{
    ++m_count;
}

Schedule::State Schedule::state() const
{
    return {{"count", static_cast<double>(m_count)}};
}

void Schedule::load_state(const State& state)
{
    for (const auto& [name, value] : state)
        if (name == "count")
            m_count = static_cast<std::int64_t>(value);
}

ParamSpec count_param(const char* name, ParamValue standard, const char* help, double minimum)
{
    const bool automatic = std::holds_alternative<std::monostate>(standard);
    ParamSpec spec{
        .name = name, .type = ParamType::Int, .default_value = std::move(standard), .help = help, .minimum = minimum};
    spec.allow_null = automatic;
    if (automatic)
        spec.null_text = translatable("engine", "whole run");
    return spec;
}

ParamSpec amount_param(const char* name, double standard, const char* help, double minimum)
{
    return {.name = name, .type = ParamType::Float, .default_value = standard, .help = help, .minimum = minimum};
}

std::int64_t needed_length(const ParamReader& params, const char* name)
{
    if (params.is_null(name))
        throw ArgumentError(translatable("engine", "%1 must be set: the schedule does not know how long the run is."), {name});
    return params.integer(name);
}

}  // namespace ts
