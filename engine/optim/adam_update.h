#pragma once

#include <cstdint>

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

    static AdamSettings read(const ParamReader& params);
    /// Names of the state tensors in PyTorch.
    [[nodiscard]] std::vector<std::string> state_names() const;
    /// The constants of update number `step`, from 1, without weight decay.
    [[nodiscard]] AdamUpdate update(std::int64_t step, double lr) const;
};

}  // namespace ts
