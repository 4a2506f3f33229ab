#include "engine/optim/adam_update.h"

#include <cmath>

#include "engine/optim/optimizer_params.h"

namespace ts {

AdamSettings AdamSettings::read(const ParamReader& params)
{
    return {params.number("beta1"), params.number("beta2"), params.number("eps"), params.number("weight_decay")};
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

class AdamFamily : public KernelOptimizer<AdamUpdate> {
public:
    AdamFamily(const AdamSettings& settings, WeightDecay decay, const nn::ParameterArena& arena)
        : KernelOptimizer(&OptimizerKernels::adam, arena, settings.state_names(), settings.weight_decay),
          m_settings(settings),
          m_decay(decay)
    {
    }

private:
    AdamUpdate constants(const Turn& turn) override
    {
        AdamUpdate update = m_settings.update(turn.step, turn.lr);
        if (m_decay == WeightDecay::IntoGradient)
            update.weight_decay = static_cast<float>(turn.weight_decay);
        else
            update.shrink = static_cast<float>(1 - turn.lr * turn.weight_decay);
        return update;
    }

    AdamSettings m_settings;
    WeightDecay m_decay;
};

}  // namespace

std::vector<ParamSpec> adam_params(double lr)
{
    return {learning_rate_param(lr), weight_decay_param(),
            decay_param("beta1", 0.9, translatable("engine", "Decay of the running mean of gradients")),
            decay_param("beta2", 0.999, translatable("engine", "Decay of the running mean of squared gradients")),
            eps_param(1e-8)};
}

ParamSpec amsgrad_param()
{
    return {.name = "amsgrad",
            .type = ParamType::Bool,
            .default_value = false,
            .help = translatable("engine", "Divide by the largest mean of squared gradients seen so far (AMSGrad)"),
            .advanced = true};
}

std::unique_ptr<Optimizer> make_adam(const ParamReader& params, const nn::ParameterArena& arena, WeightDecay decay)
{
    AdamSettings settings = AdamSettings::read(params);
    settings.amsgrad = params.boolean("amsgrad");
    return std::make_unique<AdamFamily>(settings, decay, arena);
}

}  // namespace ts
