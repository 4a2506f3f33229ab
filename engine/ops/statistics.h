#pragma once

#include <span>

#include "engine/tensor/tensor.h"

namespace ts {

// Over some dimensions, all where `dims` is empty; recorded for gradients of any order. Throw TypeError for integers.

/// log(sum(exp(a))) without overflow.
Tensor logsumexp(const Tensor& a, std::span<const std::int64_t> dims = {}, bool keepdim = false);
/// Mean square distance from the mean, divided by n - 1 where unbiased, else by n.
Tensor var(const Tensor& a, std::span<const std::int64_t> dims = {}, bool unbiased = true, bool keepdim = false);
/// Its square root (PyTorch calls it std); the gradient of constant numbers is 0.
Tensor standard_deviation(const Tensor& a, std::span<const std::int64_t> dims = {}, bool unbiased = true, bool keepdim = false);
/// (sum |a|^p)^(1/p); p = 0 counts what is not zero, infinities give the largest and smallest |a|. The gradient at 0 is 0.
Tensor norm(const Tensor& a, double p, std::span<const std::int64_t> dims = {}, bool keepdim = false);

}  // namespace ts
