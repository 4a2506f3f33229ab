#pragma once

#include "engine/ops/reduce.h"

namespace ts {

/// Chosen entries and where they were; the values are recorded for gradients of any order, the int64 indices are not.
struct ValuesAndIndices {
    Tensor values, indices;
};

/// Largest and smallest entry along a dimension, the first of equal ones. NaN counts as the largest, and in min as the
/// smallest. Throws ArgumentError for no elements.
ValuesAndIndices max(const Tensor& a, std::int64_t dim, bool keepdim = false);
ValuesAndIndices min(const Tensor& a, std::int64_t dim, bool keepdim = false);
/// Index of the first smallest element along a dimension; int64, never recorded.
Tensor argmin(const Tensor& a, std::int64_t dim, bool keepdim = false);
/// Index in the flattened tensor.
Tensor argmax(const Tensor& a);
Tensor argmin(const Tensor& a);

/// Entries of a dimension in order; equal ones stay as they were. NaN counts as the largest.
ValuesAndIndices sort(const Tensor& a, std::int64_t dim = -1, bool descending = false);
Tensor argsort(const Tensor& a, std::int64_t dim = -1, bool descending = false);
/// The k largest (or smallest) entries of a dimension, in order. Throws ArgumentError where k is larger than it.
ValuesAndIndices topk(const Tensor& a, std::int64_t k, std::int64_t dim = -1, bool largest = true);

/// Bool results, never recorded: is every element, is any element not zero? Over `dims`, all where empty.
Tensor all(const Tensor& a, std::span<const std::int64_t> dims = {}, bool keepdim = false);
Tensor any(const Tensor& a, std::span<const std::int64_t> dims = {}, bool keepdim = false);

}  // namespace ts
