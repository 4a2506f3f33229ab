#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// (m, k) times (k, n); no broadcasting. Throws ShapeError where the inner sizes differ.
Tensor mm(const Tensor& a, const Tensor& b);

/// NumPy's matmul: vectors are treated as a row or a column, leading dimensions broadcast as batches.
Tensor matmul(const Tensor& a, const Tensor& b);

/// x (..., in) times weight (out, in) transposed, plus bias (out) where defined: (..., out). One operation with its own
/// backward pass, which writes into gradient buffers directly.
Tensor linear(const Tensor& x, const Tensor& weight, const Tensor& bias = {});

}  // namespace ts
