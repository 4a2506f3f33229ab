#include "engine/optim/adam_update.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    return make_adam(params, arena, WeightDecay::IntoGradient);
}

std::vector<ParamSpec> params()
{
    std::vector<ParamSpec> specs = adam_params(0.001);
    specs.push_back(amsgrad_param());
    return specs;
}

const RegisterOptimizerType adam{{
    .name = "Adam",
    .title = "Adam",
    .help = translatable("engine", "Steps scaled by running means of gradients and their squares; a good first choice"),
    .params = params(),
    .make = make,
}};

}  // namespace

}  // namespace ts
