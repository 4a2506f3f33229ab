#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// Running sums and products along one dimension; floating numbers are gathered in double. Tensors are contiguous.
struct CumulativeKernels {
    static constexpr const char* family = "Cumulative";
    /// out[i] = in[0] + ... + in[i], or from the end where `reverse`.
    void (*sum)(const Tensor& in, int dim, bool reverse, const Tensor& out);
    void (*product)(const Tensor& in, int dim, const Tensor& out);
    /// Gradient of `product`, right where factors are zero.
    void (*product_gradient)(const Tensor& in, const Tensor& result, const Tensor& gradient, int dim, const Tensor& out);
    /// `in` and `out` (rows, n), `gradient` (rows): the gradient of each row's product, right where factors are zero.
    void (*row_product_gradient)(const Tensor& in, const Tensor& gradient, const Tensor& out);
};

}  // namespace ts
