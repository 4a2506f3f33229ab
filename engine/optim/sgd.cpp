#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

const RegisterOptimizerType sgd{{
    .name = "SGD",
    .title = "SGD",
    .help = translatable("engine", "Gradient descent on mini-batches, with optional momentum"),
    .params = {
        {.name = "lr",
         .type = ParamType::Float,
         .default_value = 0.001,
         .help = translatable("engine", "Learning rate: the size of each step"),
         .minimum = 0,
         .open_minimum = true},
        {.name = "momentum",
         .type = ParamType::Float,
         .default_value = 0.0,
         .help = translatable("engine", "Share of the last step that carries on into the next"),
         .minimum = 0},
        {.name = "weight_decay",
         .type = ParamType::Float,
         .default_value = 0.0,
         .help = translatable("engine", "L2 penalty: pulls weights towards zero through the gradient"),
         .minimum = 0},
        {.name = "dampening",
         .type = ParamType::Float,
         .default_value = 0.0,
         .help = translatable("engine", "Weakens what a new gradient adds to the momentum"),
         .advanced = true},
        {.name = "nesterov",
         .type = ParamType::Bool,
         .default_value = false,
         .help = translatable("engine", "Look ahead along the momentum; needs momentum and no dampening"),
         .advanced = true},
    },
}};

}  // namespace

}  // namespace ts
