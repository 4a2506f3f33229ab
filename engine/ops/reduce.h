#pragma once

#include <span>

#include "engine/tensor/tensor.h"

namespace ts {

// Reductions over some dimensions (all where `dims` is empty); with keepdim they stay with size 1. Recorded for gradients of
// any order. Integers and bool sum to int64.

Tensor sum(const Tensor& a);
Tensor sum(const Tensor& a, std::span<const std::int64_t> dims, bool keepdim = false);
Tensor mean(const Tensor& a);
Tensor mean(const Tensor& a, std::span<const std::int64_t> dims, bool keepdim = false);
/// Largest value; where several are equal the gradient is shared among them. Throws ArgumentError for no elements.
Tensor amax(const Tensor& a, std::span<const std::int64_t> dims = {}, bool keepdim = false);
Tensor amin(const Tensor& a, std::span<const std::int64_t> dims = {}, bool keepdim = false);
/// Index of the first largest element along a dimension; int64, never recorded.
Tensor argmax(const Tensor& a, std::int64_t dim, bool keepdim = false);
/// Euclidean norm of all elements, added in float64.
double norm(const Tensor& a);

}  // namespace ts
