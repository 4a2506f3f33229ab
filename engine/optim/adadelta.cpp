#include "engine/optim/optimizer.h"
#include "engine/optim/optimizer_params.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

class Adadelta : public KernelOptimizer<AdadeltaUpdate> {
public:
    Adadelta(const ParamReader& params, const nn::ParameterArena& arena)
        : KernelOptimizer(&OptimizerKernels::adadelta, arena, {"square_avg", "acc_delta"}, params.number("weight_decay")),
          m_rho(params.number("rho")),
          m_eps(params.number("eps"))
    {
    }

private:
    AdadeltaUpdate constants(const Turn& turn) override
    {
        AdadeltaUpdate update;
        update.lr = static_cast<float>(turn.lr);
        update.rho = static_cast<float>(m_rho);
        update.eps = static_cast<float>(m_eps);
        update.weight_decay = static_cast<float>(turn.weight_decay);
        return update;
    }

    double m_rho;
    double m_eps;
};

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    return std::make_unique<Adadelta>(params, arena);
}

const RegisterOptimizerType adadelta{{
    .name = "Adadelta",
    .title = "Adadelta",
    .help = translatable("engine", "Steps sized by the steps before them; needs no learning rate beyond 1"),
    .params = {learning_rate_param(1.0),
               {.name = "rho",
                .type = ParamType::Float,
                .default_value = 0.9,
                .help = translatable("engine", "Decay of the running means of squared gradients and squared steps"),
                .minimum = 0,
                .maximum = 1,
                .open_maximum = true},
               weight_decay_param(),
               eps_param(1e-6)},
    .make = make,
}};

}  // namespace

}  // namespace ts
