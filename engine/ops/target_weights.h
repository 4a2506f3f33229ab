#pragma once

#include "engine/ops/loss.h"

namespace ts {

/// The weight of the right class of each row at the place of that class, 0 elsewhere and in rows that are ignored; of the shape
/// and type of `scores` (float32 or float64). Without history.
Tensor target_weights(const Tensor& scores, const Tensor& target, const CrossEntropyOptions& options);

}  // namespace ts
