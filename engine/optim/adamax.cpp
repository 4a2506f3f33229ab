#include <cmath>

#include "engine/optim/optimizer.h"
#include "engine/optim/optimizer_params.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

class Adamax : public KernelOptimizer<AdamaxUpdate> {
public:
    Adamax(const ParamReader& params, const nn::ParameterArena& arena)
        : KernelOptimizer(&OptimizerKernels::adamax, arena, {"exp_avg", "exp_inf"}, params.number("weight_decay")),
          m_beta1(params.number("beta1")),
          m_beta2(params.number("beta2")),
          m_eps(params.number("eps"))
    {
    }

private:
    AdamaxUpdate constants(const Turn& turn) override
    {
        AdamaxUpdate update;
        update.beta1 = static_cast<float>(m_beta1);
        update.beta2 = static_cast<float>(m_beta2);
        update.step_size = static_cast<float>(turn.lr / (1 - std::pow(m_beta1, static_cast<double>(turn.step))));
        update.eps = static_cast<float>(m_eps);
        update.weight_decay = static_cast<float>(turn.weight_decay);
        return update;
    }

    double m_beta1, m_beta2;
    double m_eps;
};

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    return std::make_unique<Adamax>(params, arena);
}

const RegisterOptimizerType adamax{{
    .name = "Adamax",
    .title = "Adamax",
    .help = translatable("engine", "Adam scaled by the largest recent gradient instead of the mean of squares"),
    .params
    = {learning_rate_param(0.002), weight_decay_param(),
       decay_param("beta1", 0.9, translatable("engine", "Decay of the running mean of gradients")),
       decay_param("beta2", 0.999, translatable("engine", "Decay of the largest gradient seen so far")), eps_param(1e-8)},
    .make = make,
}};

}  // namespace

}  // namespace ts
