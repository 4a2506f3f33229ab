#include "engine/optim/adam_update.h"

#include <cmath>

namespace ts {

AdamSettings AdamSettings::read(const ParamReader& params)
{
    return {params.number("beta1"), params.number("beta2"), params.number("eps"), params.number("weight_decay"),
            params.boolean("amsgrad")};
}

std::vector<std::string> AdamSettings::state_names() const
{
    if (amsgrad)
        return {"exp_avg", "exp_avg_sq", "max_exp_avg_sq"};
    return {"exp_avg", "exp_avg_sq"};
}

AdamUpdate AdamSettings::update(std::int64_t step, double lr) const
{
    const auto t = static_cast<double>(step);
    AdamUpdate update;
    update.beta1 = static_cast<float>(beta1);
    update.beta2 = static_cast<float>(beta2);
    update.step_size = static_cast<float>(lr / (1 - std::pow(beta1, t)));
    update.root_correction = static_cast<float>(1 / std::sqrt(1 - std::pow(beta2, t)));
    update.eps = static_cast<float>(eps);
    return update;
}

}  // namespace ts
