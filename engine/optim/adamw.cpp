#include "engine/optim/adam_update.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    return make_adam(params, arena, WeightDecay::IntoWeights);
}

const RegisterOptimizerType adamw{{
    .name = "AdamW",
    .title = "AdamW",
    .help = translatable("engine", "Adam with weight decay applied to the weights themselves"),
    .params = adam_params(0.01, translatable("engine", "Shrinks every weight by this share of the learning rate at each step")),
    .make = make,
}};

}  // namespace

}  // namespace ts
