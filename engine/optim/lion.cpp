#include "engine/optim/optimizer.h"
#include "engine/optim/optimizer_params.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

/// Chen et al., "Symbolic discovery of optimization algorithms", 2023.
class Lion : public KernelOptimizer<LionUpdate> {
public:
    Lion(const ParamReader& params, const nn::ParameterArena& arena)
        : KernelOptimizer(&OptimizerKernels::lion, arena, {"exp_avg"}, params.number("weight_decay")),
          m_beta1(params.number("beta1")),
          m_beta2(params.number("beta2"))
    {
    }

private:
    LionUpdate constants(const Turn& turn) override
    {
        LionUpdate update;
        update.beta1 = static_cast<float>(m_beta1);
        update.beta2 = static_cast<float>(m_beta2);
        update.lr = static_cast<float>(turn.lr);
        update.shrink = static_cast<float>(1 - turn.lr * turn.weight_decay);
        return update;
    }

    double m_beta1, m_beta2;
};

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    return std::make_unique<Lion>(params, arena);
}

const RegisterOptimizerType lion{{
    .name = "Lion",
    .title = "Lion",
    .help = translatable("engine", "Steps of one size in the direction of the momentum's sign; half the memory of Adam"),
    .params = {learning_rate_param(0.0001),
               {.name = "weight_decay",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "Shrinks every weight by this share of the learning rate at each step"),
                .minimum = 0},
               decay_param("beta1", 0.9, translatable("engine", "Weight of the momentum in the direction of a step")),
               decay_param("beta2", 0.99, translatable("engine", "Decay of the running mean of gradients"))},
    .make = make,
}};

}  // namespace

}  // namespace ts
