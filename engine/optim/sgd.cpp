#include "engine/optim/optimizer.h"
#include "engine/registry/optimizer_type.h"

namespace ts {

namespace {

struct SgdSettings {
    double momentum = 0;
    double weight_decay = 0;
    double dampening = 0;
    bool nesterov = false;
};

class Sgd : public Optimizer {
public:
    Sgd(const SgdSettings& settings, const nn::ParameterArena& arena)
        : Optimizer(arena, settings.momentum != 0 ? std::vector<std::string>{"momentum_buffer"} : std::vector<std::string>{}),
          m_settings(settings)
    {
    }

private:
    void update(const ParameterRange& range, std::int64_t step, double lr) override
    {
        SgdUpdate update;
        update.lr = static_cast<float>(lr);
        update.momentum = static_cast<float>(m_settings.momentum);
        update.taken = step == 1 ? 1.0F : static_cast<float>(1 - m_settings.dampening);
        update.weight_decay = static_cast<float>(m_settings.weight_decay);
        update.nesterov = m_settings.nesterov;
        kernels().sgd(range, update);
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
        {.name = "lr",
         .type = ParamType::Float,
         .default_value = 0.001,
         .help = translatable("engine", "Learning rate: the size of each step"),
         .minimum = 0,
         .open_minimum = true},
        {.name = "momentum",
         .type = ParamType::Float,
         .default_value = 0.0,
         .help = translatable("engine", "Share of the last step that carries on into the next"),
         .minimum = 0},
        {.name = "weight_decay",
         .type = ParamType::Float,
         .default_value = 0.0,
         .help = translatable("engine", "L2 penalty: pulls weights towards zero through the gradient"),
         .minimum = 0},
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
