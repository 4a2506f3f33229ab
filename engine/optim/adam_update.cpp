#include "engine/optim/adam_update.h"

#include <cmath>

namespace ts {

AdamSettings AdamSettings::read(const ParamReader& params)
{
    return {params.number("beta1"), params.number("beta2"), params.number("eps"), params.number("weight_decay"),
            params.boolean("amsgrad")};
}

std::vector<std::string> AdamSettings::state_names() const
{
    if (amsgrad)
        return {"exp_avg", "exp_avg_sq", "max_exp_avg_sq"};
    return {"exp_avg", "exp_avg_sq"};
}

AdamUpdate AdamSettings::update(std::int64_t step, double lr) const
{
    const auto t = static_cast<double>(step);
    AdamUpdate update;
    update.beta1 = static_cast<float>(beta1);
    update.beta2 = static_cast<float>(beta2);
    update.step_size = static_cast<float>(lr / (1 - std::pow(beta1, t)));
    update.root_correction = static_cast<float>(1 / std::sqrt(1 - std::pow(beta2, t)));
    update.eps = static_cast<float>(eps);
    return update;
}

namespace {

class AdamFamily : public Optimizer {
public:
    AdamFamily(const AdamSettings& settings, WeightDecay decay, const nn::ParameterArena& arena)
        : Optimizer(arena, settings.state_names()), m_settings(settings), m_decay(decay)
    {
    }

private:
    void update(const ParameterRange& range, std::int64_t step, double lr) override
    {
        AdamUpdate update = m_settings.update(step, lr);
        if (m_decay == WeightDecay::IntoGradient)
            update.weight_decay = static_cast<float>(m_settings.weight_decay);
        else
            update.shrink = static_cast<float>(1 - lr * m_settings.weight_decay);
        kernels().adam(range, update);
    }

    AdamSettings m_settings;
    WeightDecay m_decay;
};

}  // namespace

std::vector<ParamSpec> adam_params(double weight_decay, const char* weight_decay_help)
{
    return {
        {.name = "lr",
         .type = ParamType::Float,
         .default_value = 0.001,
         .help = translatable("engine", "Learning rate: the size of each step"),
         .minimum = 0,
         .open_minimum = true},
        {.name = "weight_decay",
         .type = ParamType::Float,
         .default_value = weight_decay,
         .help = weight_decay_help,
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
    };
}

std::unique_ptr<Optimizer> make_adam(const ParamReader& params, const nn::ParameterArena& arena, WeightDecay decay)
{
    return std::make_unique<AdamFamily>(AdamSettings::read(params), decay, arena);
}

}  // namespace ts
