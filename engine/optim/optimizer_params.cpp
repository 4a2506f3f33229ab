#include "engine/optim/optimizer_params.h"

namespace ts {

ParamSpec learning_rate_param(double standard)
{
    return {.name = "lr",
            .type = ParamType::Float,
            .default_value = standard,
            .help = translatable("engine", "Learning rate: the size of each step"),
            .minimum = 0,
            .open_minimum = true};
}

ParamSpec weight_decay_param()
{
    return {.name = "weight_decay",
            .type = ParamType::Float,
            .default_value = 0.0,
            .help = translatable("engine", "L2 penalty: pulls weights towards zero through the gradient"),
            .minimum = 0};
}

ParamSpec eps_param(double standard)
{
    return {.name = "eps",
            .type = ParamType::Float,
            .default_value = standard,
            .help = translatable("engine", "Added to the denominator so that it is never zero"),
            .minimum = 0,
            .advanced = true};
}

ParamSpec decay_param(const char* name, double standard, const char* help)
{
    return {.name = name,
            .type = ParamType::Float,
            .default_value = standard,
            .help = help,
            .minimum = 0,
            .maximum = 1,
            .open_maximum = true,
            .advanced = true};
}

}  // namespace ts
