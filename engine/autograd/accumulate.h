#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// a + b of equal shapes and types for gathering gradients. Defined by ops/elementwise, because addition is an operation.
Tensor add_gradients(const Tensor& a, const Tensor& b);
/// a += b without history.
void add_gradients_in_place(const Tensor& a, const Tensor& b);

}  // namespace ts
