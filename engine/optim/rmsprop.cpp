#include "engine/optim/optimizer.h"
#include "engine/optim/optimizer_params.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

struct RmspropSettings {
    double alpha = 0.99;
    double eps = 1e-8;
    double weight_decay = 0;
    double momentum = 0;
    bool centered = false;

    [[nodiscard]] std::vector<std::string> state_names() const
    {
        std::vector<std::string> names{"square_avg"};
        if (momentum > 0)
            names.emplace_back("momentum_buffer");
        if (centered)
            names.emplace_back("grad_avg");
        return names;
    }
};

class Rmsprop : public KernelOptimizer<RmspropUpdate> {
public:
    Rmsprop(const RmspropSettings& settings, const nn::ParameterArena& arena)
        : KernelOptimizer(&OptimizerKernels::rmsprop, arena, settings.state_names(), settings.weight_decay),
          m_settings(settings)
    {
    }

private:
    RmspropUpdate constants(const Turn& turn) override
    {
        RmspropUpdate update;
        update.lr = static_cast<float>(turn.lr);
        update.alpha = static_cast<float>(m_settings.alpha);
        update.eps = static_cast<float>(m_settings.eps);
        update.weight_decay = static_cast<float>(turn.weight_decay);
        update.momentum = static_cast<float>(m_settings.momentum);
        return update;
    }

    ParameterRange placed(const ParameterRange& range) const override
    {
        ParameterRange own = range;
        if (!(m_settings.momentum > 0))
            own.state = {range.state[0], nullptr, range.state[1]};
        return own;
    }

    RmspropSettings m_settings;
};

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    const RmspropSettings settings{params.number("alpha"), params.number("eps"), params.number("weight_decay"),
                                   params.number("momentum"), params.boolean("centered")};
    return std::make_unique<Rmsprop>(settings, arena);
}

const RegisterOptimizerType rmsprop{{
    .name = "RMSprop",
    .title = "RMSprop",
    .help
    = translatable("engine", "Steps scaled by a running mean of squared gradients; long the choice for recurrent networks"),
    .params = {learning_rate_param(0.01),
               {.name = "momentum",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "Share of the last step that carries on into the next"),
                .minimum = 0},
               weight_decay_param(),
               decay_param("alpha", 0.99, translatable("engine", "Decay of the running mean of squared gradients")),
               eps_param(1e-8),
               {.name = "centered",
                .type = ParamType::Bool,
                .default_value = false,
                .help = translatable("engine", "Scale by the variance of gradients instead of their squares"),
                .advanced = true}},
    .make = make,
}};

}  // namespace

}  // namespace ts
