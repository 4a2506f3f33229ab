#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/optim/optimizer.h"
#include "engine/registry/param_spec.h"

namespace ts {

/// Constants of Adam (Kingma & Ba, 2015) with PyTorch's names.
struct AdamSettings {
    double beta1 = 0.9;
    double beta2 = 0.999;
    double eps = 1e-8;
    double weight_decay = 0;
    bool amsgrad = false;  ///< Reddi, Kale & Kumar, 2018

    /// All but amsgrad, which not every optimizer of the family has.
    static AdamSettings read(const ParamReader& params);
    /// Names of the state tensors in PyTorch.
    [[nodiscard]] std::vector<std::string> state_names() const;
    /// The constants of update number `step`, from 1, without weight decay.
    [[nodiscard]] AdamUpdate update(std::int64_t step, double lr) const;
};

/// Where weight decay acts: added to the gradient (Adam), or on the weights beside the step (AdamW; Loshchilov & Hutter, 2019).
enum class WeightDecay : std::uint8_t { IntoGradient, IntoWeights };

/// What every optimizer of this family has: lr, weight_decay, beta1, beta2 and eps.
std::vector<ParamSpec> adam_params(double lr);
/// "amsgrad", off; folded away.
ParamSpec amsgrad_param();

/// Adam or AdamW with the constants that `params` holds. `arena` must outlive it.
std::unique_ptr<Optimizer> make_adam(const ParamReader& params, const nn::ParameterArena& arena, WeightDecay decay);

}  // namespace ts
