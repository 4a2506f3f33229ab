#include <cmath>

#include "engine/optim/adam_update.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

/// Rectified Adam (Liu et al., 2020): the early steps, whose mean of squares is still uncertain, are plain momentum.
class RAdam : public KernelOptimizer<AdamUpdate> {
public:
    RAdam(const AdamSettings& settings, const nn::ParameterArena& arena)
        : KernelOptimizer(&OptimizerKernels::adam, arena, settings.state_names(), settings.weight_decay), m_settings(settings)
    {
    }

private:
    /// Factor of the adaptive step; 0 where there are too few steps for one.
    [[nodiscard]] double rectification(double t) const
    {
        const double power = std::pow(m_settings.beta2, t);
        const double longest = 2 / (1 - m_settings.beta2) - 1;
        const double length = longest - 2 * t * power / (1 - power);
        if (length <= 5)
            return 0;
        return std::sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
    }

    AdamUpdate constants(const Turn& turn) override
    {
        const auto t = static_cast<double>(turn.step);
        AdamUpdate update = m_settings.update(turn.step, turn.lr);
        if (const double factor = rectification(t); factor > 0) {
            const double correction = factor * std::sqrt(1 - std::pow(m_settings.beta2, t));
            update.step_size = static_cast<float>(turn.lr / (1 - std::pow(m_settings.beta1, t)) * correction);
            update.root_correction = 1;
        } else {
            update.root_correction = 0;
            update.eps = 1;
        }
        update.weight_decay = static_cast<float>(turn.weight_decay);
        return update;
    }

    AdamSettings m_settings;
};

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    return std::make_unique<RAdam>(AdamSettings::read(params), arena);
}

const RegisterOptimizerType radam{{
    .name = "RAdam",
    .title = "RAdam",
    .help = translatable("engine", "Adam whose first steps are rectified, so that it needs no warm-up"),
    .params = adam_params(0.001),
    .make = make,
}};

}  // namespace

}  // namespace ts
