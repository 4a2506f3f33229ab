#pragma once

#include <span>
#include <vector>

#include "engine/tensor/tensor.h"

namespace ts {

// Views share storage with their input; all are recorded for gradients of any order. Dimensions may count from the end.

/// The same elements with other sizes; one size may be -1 and is found. Never copies: throws ShapeError with the reason
/// where the strides do not allow a view.
Tensor view(const Tensor& a, std::span<const std::int64_t> sizes);
Tensor view(const Tensor& a, const Shape& sizes);
/// As view, but copies where a view is impossible.
Tensor reshape(const Tensor& a, std::span<const std::int64_t> sizes);
Tensor reshape(const Tensor& a, const Shape& sizes);
/// Joins dimensions start_dim..end_dim into one.
Tensor flatten(const Tensor& a, std::int64_t start_dim = 0, std::int64_t end_dim = -1);
Tensor transpose(const Tensor& a, std::int64_t dim0, std::int64_t dim1);
/// Dimension i of the result is dimension dims[i] of `a`.
Tensor permute(const Tensor& a, std::span<const std::int64_t> dims);
Tensor unsqueeze(const Tensor& a, std::int64_t dim);
/// Removes dimension `dim` where its size is 1.
Tensor squeeze(const Tensor& a, std::int64_t dim);
/// Repeats dimensions of size 1 without copying; -1 keeps a size.
Tensor expand(const Tensor& a, std::span<const std::int64_t> sizes);
/// Elements start, start + step, ... of a dimension, at most `length` of them. step >= 1.
Tensor slice(const Tensor& a, std::int64_t dim, std::int64_t start, std::int64_t end, std::int64_t step = 1);
Tensor narrow(const Tensor& a, std::int64_t dim, std::int64_t start, std::int64_t length);
/// Entry `index` of a dimension, which disappears.
Tensor select(const Tensor& a, std::int64_t dim, std::int64_t index);
/// Row-major copy; itself where it is already.
Tensor contiguous(const Tensor& a);
/// A dense copy with the same memory order.
Tensor clone(const Tensor& a);
/// Joins tensors along an existing dimension; types are promoted.
Tensor cat(std::span<const Tensor> tensors, std::int64_t dim = 0);
/// Joins tensors of equal shape along a new dimension.
Tensor stack(std::span<const Tensor> tensors, std::int64_t dim = 0);

/// Broadcast view to `sizes`, without history.
Tensor expand_view(const Tensor& a, const Shape& sizes);

}  // namespace ts
