#include "engine/optim/adam_update.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

class AdamW : public Optimizer {
public:
    AdamW(const AdamSettings& settings, const nn::ParameterArena& arena)
        : Optimizer(arena, settings.state_names()), m_settings(settings)
    {
    }

private:
    void update(const ParameterRange& range, std::int64_t step, double lr) override
    {
        AdamUpdate update = m_settings.update(step, lr);
        update.shrink = static_cast<float>(1 - lr * m_settings.weight_decay);
        kernels().adam(range, update);
    }

    AdamSettings m_settings;
};

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    return std::make_unique<AdamW>(AdamSettings::read(params), arena);
}

const RegisterOptimizerType adamw{{
    .name = "AdamW",
    .title = "AdamW",
    .help = translatable("engine", "Adam with weight decay applied to the weights themselves"),
    .params = {
        {.name = "lr",
         .type = ParamType::Float,
         .default_value = 0.001,
         .help = translatable("engine", "Learning rate: the size of each step"),
         .minimum = 0,
         .open_minimum = true},
        {.name = "weight_decay",
         .type = ParamType::Float,
         .default_value = 0.01,
         .help = translatable("engine", "Shrinks every weight by this share of the learning rate at each step"),
         .minimum = 0},
        {.name = "beta1",
         .type = ParamType::Float,
         .default_value = 0.9,
         .help = translatable("engine", "Decay of the running mean of gradients"),
         .minimum = 0,
         .maximum = 1,
         .open_maximum = true,
         .advanced = true},
        {.name = "beta2",
         .type = ParamType::Float,
         .default_value = 0.999,
         .help = translatable("engine", "Decay of the running mean of squared gradients"),
         .minimum = 0,
         .maximum = 1,
         .open_maximum = true,
         .advanced = true},
        {.name = "eps",
         .type = ParamType::Float,
         .default_value = 1e-8,
         .help = translatable("engine", "Added to the denominator so that it is never zero"),
         .minimum = 0,
         .advanced = true},
        {.name = "amsgrad",
         .type = ParamType::Bool,
         .default_value = false,
         .help = translatable("engine", "Divide by the largest mean of squared gradients seen so far (AMSGrad)"),
         .advanced = true},
    },
    .make = make,
}};

}  // namespace

}  // namespace ts
