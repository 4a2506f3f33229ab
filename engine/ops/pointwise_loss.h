#pragma once

#include "engine/ops/pointwise_loss_kernels.h"
#include "engine/ops/reduction.h"

namespace ts {

/// f of every prediction and its target, recorded for gradients of any order in both; the shapes broadcast, integers are
/// taken as float32. `op` names the operation in errors.
Tensor pointwise_loss(const PointwiseLoss& f, const Tensor& input, const Tensor& target, Reduction reduction, const char* op);

/// The mean or the sum of losses, or the losses themselves; the mean of none is NaN.
Tensor reduced(const Tensor& losses, Reduction reduction);

}  // namespace ts
