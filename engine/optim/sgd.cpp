#include "engine/optim/optimizer.h"
#include "engine/optim/optimizer_params.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

struct SgdSettings {
    double momentum = 0;
    double weight_decay = 0;
    double dampening = 0;
    bool nesterov = false;
};

class Sgd : public KernelOptimizer<SgdUpdate> {
public:
    Sgd(const SgdSettings& settings, const nn::ParameterArena& arena)
        : KernelOptimizer(&OptimizerKernels::sgd, arena,
                          settings.momentum != 0 ? std::vector<std::string>{"momentum_buffer"} : std::vector<std::string>{},
                          settings.weight_decay),
          m_settings(settings)
    {
    }

private:
    SgdUpdate constants(const Turn& turn) override
    {
        SgdUpdate update;
        update.lr = static_cast<float>(turn.lr);
        update.momentum = static_cast<float>(m_settings.momentum);
        update.taken = turn.step == 1 ? 1.0F : static_cast<float>(1 - m_settings.dampening);
        update.weight_decay = static_cast<float>(turn.weight_decay);
        update.nesterov = m_settings.nesterov;
        return update;
    }

    SgdSettings m_settings;
};

std::unique_ptr<Optimizer> make(const ParamReader& params, const nn::ParameterArena& arena)
{
    const SgdSettings settings{params.number("momentum"), params.number("weight_decay"), params.number("dampening"),
                               params.boolean("nesterov")};
    if (settings.nesterov && (settings.momentum <= 0 || settings.dampening != 0))
        throw ArgumentError(
            translatable("engine", "SGD: nesterov needs a momentum above 0 and a dampening of 0; they are %1 and %2."),
            {to_text(settings.momentum), to_text(settings.dampening)});
    return std::make_unique<Sgd>(settings, arena);
}

const RegisterOptimizerType sgd{{
    .name = "SGD",
    .title = "SGD",
    .help = translatable("engine", "Gradient descent on mini-batches, with optional momentum"),
    .params = {
        learning_rate_param(0.001),
        {.name = "momentum",
         .type = ParamType::Float,
         .default_value = 0.0,
         .help = translatable("engine", "Share of the last step that carries on into the next"),
         .minimum = 0},
        weight_decay_param(),
        {.name = "dampening",
         .type = ParamType::Float,
         .default_value = 0.0,
         .help = translatable("engine", "Weakens what a new gradient adds to the momentum"),
         .advanced = true},
        {.name = "nesterov",
         .type = ParamType::Bool,
         .default_value = false,
         .help = translatable("engine", "Look ahead along the momentum; needs momentum and no dampening"),
         .advanced = true},
    },
    .make = make,
}};

}  // namespace

}  // namespace ts
