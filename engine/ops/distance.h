#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

// Recorded for gradients of any order; p may be infinite. Gradients are finite where a norm is 0.

/// x divided by its p-norm along `dim`, or by eps where that is larger.
Tensor normalize(const Tensor& x, double p = 2, std::int64_t dim = 1, double eps = 1e-12);
/// Cosine of the angle between a and b along `dim`, which disappears; norms below eps count as eps.
Tensor cosine_similarity(const Tensor& a, const Tensor& b, std::int64_t dim = 1, double eps = 1e-8);
/// p-norm of a - b + eps along the last dimension.
Tensor pairwise_distance(const Tensor& a, const Tensor& b, double p = 2, double eps = 1e-6, bool keepdim = false);

}  // namespace ts
