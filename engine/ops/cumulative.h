#pragma once

#include <span>

#include "engine/tensor/tensor.h"

namespace ts {

// Products, and running sums and products; recorded for gradients of any order. Integers and bool give int64.

/// Product over some dimensions, all where `dims` is empty.
Tensor prod(const Tensor& a, std::span<const std::int64_t> dims = {}, bool keepdim = false);
/// out[i] = a[0] + ... + a[i] along a dimension.
Tensor cumsum(const Tensor& a, std::int64_t dim);
/// out[i] = a[0] ... a[i] along a dimension.
Tensor cumprod(const Tensor& a, std::int64_t dim);

}  // namespace ts
