#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

// Triangles and diagonals of matrices; recorded for gradients of any order. Diagonal 0 is the main one, positive ones lie
// above it.

/// (..., m, n) with zeros above diagonal `diagonal`.
Tensor tril(const Tensor& a, std::int64_t diagonal = 0);
/// (..., m, n) with zeros below diagonal `diagonal`.
Tensor triu(const Tensor& a, std::int64_t diagonal = 0);
/// A diagonal of a matrix (m, n), a view.
Tensor diagonal(const Tensor& a, std::int64_t diagonal = 0);
/// A vector becomes a square matrix with that diagonal, a matrix a vector with a copy of its diagonal.
Tensor diag(const Tensor& a, std::int64_t diagonal = 0);

}  // namespace ts
