#pragma once

#include "engine/tensor/tensor.h"

namespace ts::cuda {

/// See CumulativeKernels.
void product_gradient(const Tensor& in, const Tensor& result, const Tensor& gradient, int dim, const Tensor& out);
void row_product_gradient(const Tensor& in, const Tensor& gradient, const Tensor& out);

}  // namespace ts::cuda
