#pragma once

#include "engine/ops/activation_kernels.h"

namespace ts {

/// f of every element, recorded; integers give float32.
Tensor activate(const ActivationFunction& f, const Tensor& x);

}  // namespace ts
