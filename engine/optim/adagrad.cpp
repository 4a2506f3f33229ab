#include "engine/optim/optimizer.h"
#include "engine/optim/optimizer_params.h"
#include "engine/registry/optimizer_type.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

class Adagrad : public KernelOptimizer<AdagradUpdate> {
public:
    Adagrad(const ParamReader& params, const nn::ParameterArena& arena)
        : KernelOptimizer(&OptimizerKernels::adagrad, arena, {"sum"}, params.number("weight_decay")),
          m_lr_decay(params.number("lr_decay")),
          m_eps(params.number("eps"))
    {
        fill_elements(flat_state(0), params.number("initial_accumulator_value"));
    }

private:
    AdagradUpdate constants(const Turn& turn) override
    {
        AdagradUpdate update;
        update.step_size = static_cast<float>(turn.lr / (1 + static_cast<double>(turn.step - 1) * m_lr_decay));
        update.eps = static_cast<float>(m_eps);
        update.weight_decay = static_cast<float>(turn.weight_decay);
        return update;
    }

    double m_lr_decay;
    double m_eps;
};

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    return std::make_unique<Adagrad>(params, arena);
}

const RegisterOptimizerType adagrad{{
    .name = "Adagrad",
    .title = "Adagrad",
    .help = translatable("engine", "Steps that shrink where gradients have been large; good for rare features"),
    .params = {learning_rate_param(0.01),
               {.name = "lr_decay",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "How fast the learning rate falls: it is divided by 1 + (steps - 1) times this"),
                .minimum = 0},
               weight_decay_param(),
               {.name = "initial_accumulator_value",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "What the sum of squared gradients begins with"),
                .minimum = 0,
                .advanced = true},
               eps_param(1e-10)},
    .make = make,
}};

}  // namespace

}  // namespace ts
