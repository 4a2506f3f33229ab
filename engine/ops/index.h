#pragma once

#include <span>

#include "engine/tensor/tensor.h"

namespace ts {

// Reading and writing at places given by whole-number tensors (int64 or int32) or bool masks; recorded for gradients of any
// order. Indices out of range throw ArgumentError.

/// Entries index[i] of a dimension; `index` is a vector.
Tensor index_select(const Tensor& a, std::int64_t dim, const Tensor& index);
/// `a` with source[.., i, ..] added at entry index[i] of a dimension.
Tensor index_add(const Tensor& a, std::int64_t dim, const Tensor& index, const Tensor& source);
/// out[.., i, ..] = a[.., index[.., i, ..], ..]; `index` has as many dimensions as `a`, and other sizes at most as large.
Tensor gather(const Tensor& a, std::int64_t dim, const Tensor& index);
/// As gather, with `index` broadcast to `a` outside `dim` (NumPy's take_along_axis).
Tensor take_along_dim(const Tensor& a, const Tensor& index, std::int64_t dim);
/// `a` with source[.., i, ..] written at index[.., i, ..] of a dimension.
Tensor scatter(const Tensor& a, std::int64_t dim, const Tensor& index, const Tensor& source);
Tensor scatter(const Tensor& a, std::int64_t dim, const Tensor& index, double value);
/// The same, added.
Tensor scatter_add(const Tensor& a, std::int64_t dim, const Tensor& index, const Tensor& source);

/// `value` where the mask holds, else `a`. The mask broadcasts.
Tensor masked_fill(const Tensor& a, const Tensor& mask, double value);
/// A vector of the elements where the mask holds; both broadcast.
Tensor masked_select(const Tensor& a, const Tensor& mask);
/// Coordinates of the elements that are not zero: (count, dimensions), int64.
Tensor nonzero(const Tensor& a);

/// a[i0, i1, ...] as in NumPy: whole-number tensors broadcast together and may count from the end, a bool tensor stands for
/// the places where it holds, an undefined tensor for the whole dimension. Neighbouring indices leave their dimensions in
/// place, others in front.
Tensor index(const Tensor& a, std::span<const Tensor> indices);
/// `a` with `values`, broadcast, written at those places, or added to them.
Tensor index_put(const Tensor& a, std::span<const Tensor> indices, const Tensor& values, bool accumulate = false);

/// (..., num_classes) with 1 at the class and 0 elsewhere, int64; -1 classes: one more than the largest.
Tensor one_hot(const Tensor& classes, std::int64_t num_classes = -1);

}  // namespace ts
