#include <cmath>

#include "engine/optim/adam_update.h"
#include "engine/optim/optimizer_params.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

/// The momentum of every step, and the product of those up to a step.
class MomentumSchedule {
public:
    MomentumSchedule(double beta1, double decay) : m_beta1(beta1), m_decay(decay) { }

    [[nodiscard]] double at(std::int64_t step) const
    {
        return m_beta1 * (1 - 0.5 * std::pow(0.96, static_cast<double>(step) * m_decay));
    }

    /// The product of at(1) ... at(step). Goes on from the last one asked for, and from the start where that was later.
    double product(std::int64_t step)
    {
        if (step < m_step) {
            m_step = 0;
            m_product = 1;
        }
        while (m_step < step)
            m_product *= at(++m_step);
        return m_product;
    }

private:
    double m_beta1;
    double m_decay;
    std::int64_t m_step = 0;
    double m_product = 1;
};

class NAdam : public KernelOptimizer<AdamUpdate> {
public:
    NAdam(const AdamSettings& settings, double momentum_decay, const nn::ParameterArena& arena)
        : KernelOptimizer(&OptimizerKernels::adam, arena, settings.state_names(), settings.weight_decay),
          m_settings(settings),
          m_momentum(settings.beta1, momentum_decay)
    {
    }

private:
    AdamUpdate constants(const Turn& turn) override
    {
        const double now = m_momentum.at(turn.step);
        const double next = m_momentum.at(turn.step + 1);
        const double product = m_momentum.product(turn.step);
        AdamUpdate update = m_settings.update(turn.step, turn.lr);
        update.step_size = static_cast<float>(turn.lr * next / (1 - product * next));
        update.look_ahead = static_cast<float>(turn.lr * (1 - now) / (1 - product));
        update.weight_decay = static_cast<float>(turn.weight_decay);
        return update;
    }

    AdamSettings m_settings;
    MomentumSchedule m_momentum;
};

std::vector<ParamSpec> params()
{
    std::vector<ParamSpec> specs = adam_params(0.002);
    specs.push_back({.name = "momentum_decay",
                     .type = ParamType::Float,
                     .default_value = 0.004,
                     .help = translatable("engine", "How fast the momentum grows to beta1"),
                     .minimum = 0,
                     .advanced = true});
    return specs;
}

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    return std::make_unique<NAdam>(AdamSettings::read(params), params.number("momentum_decay"), arena);
}

const RegisterOptimizerType nadam{{
    .name = "NAdam",
    .title = "NAdam",
    .help = translatable("engine", "Adam that looks ahead along its momentum"),
    .params = params(),
    .make = make,
}};

}  // namespace

}  // namespace ts
