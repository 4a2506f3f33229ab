#pragma once

#include <span>

#include "engine/tensor/tensor.h"

namespace ts {

// Operations that change their first argument, named as PyTorch names them. The target keeps its shape and type and takes over
// the history of the result, so that gradients flow through the change. Values saved for a backward pass before are guarded:
// that pass throws an ArgumentError that names the change. Each returns its target.
// Throw ShapeError where the result does not have the target's shape, and ArgumentError for a leaf that requires a gradient
// while recording, for an expanded target, and, where history would have to reach other tensors, for a view.

Tensor add_(const Tensor& target, const Tensor& other);
Tensor sub_(const Tensor& target, const Tensor& other);
Tensor mul_(const Tensor& target, const Tensor& other);
Tensor div_(const Tensor& target, const Tensor& other);
Tensor add_(const Tensor& target, double other);
Tensor mul_(const Tensor& target, double other);
/// To [min, max].
Tensor clamp_(const Tensor& target, double min, double max);

/// Broadcasts and converts `source`.
Tensor copy_(const Tensor& target, const Tensor& source);
Tensor fill_(const Tensor& target, double value);
Tensor zero_(const Tensor& target);

Tensor masked_fill_(const Tensor& target, const Tensor& mask, double value);
Tensor scatter_(const Tensor& target, std::int64_t dim, const Tensor& index, const Tensor& source);
Tensor scatter_add_(const Tensor& target, std::int64_t dim, const Tensor& index, const Tensor& source);
Tensor index_add_(const Tensor& target, std::int64_t dim, const Tensor& index, const Tensor& source);
/// target[i0, i1, ...] = values, with the indices of engine/ops/index.h, or += where `accumulate`.
Tensor index_put_(const Tensor& target, std::span<const Tensor> indices, const Tensor& values, bool accumulate = false);

}  // namespace ts
