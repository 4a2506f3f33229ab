#include "engine/optim/adam_update.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    return make_adam(params, arena, WeightDecay::IntoWeights);
}

std::vector<ParamSpec> params()
{
    std::vector<ParamSpec> specs = adam_params(0.001);
    specs[1].default_value = 0.01;
    specs[1].help = translatable("engine", "Shrinks every weight by this share of the learning rate at each step");
    specs.push_back(amsgrad_param());
    return specs;
}

const RegisterOptimizerType adamw{{
    .name = "AdamW",
    .title = "AdamW",
    .help = translatable("engine", "Adam with weight decay applied to the weights themselves"),
    .params = params(),
    .make = make,
}};

}  // namespace

}  // namespace ts
