#include "engine/optim/adam_update.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    return make_adam(params, arena, WeightDecay::IntoGradient);
}

const RegisterOptimizerType adam{{
    .name = "Adam",
    .title = "Adam",
    .help = translatable("engine", "Steps scaled by running means of gradients and their squares; a good first choice"),
    .params = adam_params(0.0, translatable("engine", "L2 penalty: pulls weights towards zero through the gradient")),
    .make = make,
}};

}  // namespace

}  // namespace ts
