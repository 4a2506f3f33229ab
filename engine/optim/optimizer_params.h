#pragma once

#include "engine/registry/param_spec.h"

namespace ts {

/// "lr", above 0.
ParamSpec learning_rate_param(double standard);
/// "weight_decay", an L2 penalty that acts through the gradient; 0 by default.
ParamSpec weight_decay_param();
/// "eps", at least 0; folded away.
ParamSpec eps_param(double standard);
/// A share in [0, 1) called `name`; folded away.
ParamSpec decay_param(const char* name, double standard, const char* help);

}  // namespace ts
