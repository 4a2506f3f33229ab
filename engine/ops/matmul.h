#pragma once

#include "engine/ops/fused_activation.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// (m, k) times (k, n); no broadcasting. Throws ShapeError where the inner sizes differ.
Tensor mm(const Tensor& a, const Tensor& b);

/// NumPy's matmul: vectors are treated as a row or a column, leading dimensions broadcast as batches.
Tensor matmul(const Tensor& a, const Tensor& b);

/// (m, k) times (k): (m).
Tensor mv(const Tensor& a, const Tensor& vector);
/// Sum of the products of two vectors of equal size.
Tensor dot(const Tensor& a, const Tensor& b);
/// All products of the entries of two vectors: (n) and (m) give (n, m).
Tensor outer(const Tensor& a, const Tensor& b);
/// Batches of matrices, (b, m, k) times (b, k, n); no broadcasting.
Tensor bmm(const Tensor& a, const Tensor& b);
/// beta * input + alpha * mm(a, b); `input` broadcasts to (m, n).
Tensor addmm(const Tensor& input, const Tensor& a, const Tensor& b, double beta = 1, double alpha = 1);

/// x (..., in) times weight (out, in) transposed, plus bias (out) where defined: (..., out). One operation with its own
/// backward pass, which writes into gradient buffers directly; an activation is applied to the result in the same operation.
Tensor linear(const Tensor& x, const Tensor& weight, const Tensor& bias = {}, Activation activation = Activation::None);

}  // namespace ts
