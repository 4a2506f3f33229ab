#pragma once

#include "engine/ops/conv_geometry.h"
#include "engine/tensor/tensor.h"

namespace ts::cuda {

// Convolutions as products of unrolled images and filters, any groups, float32, float64 and halves. Images are unrolled a few
// at a time in bounded memory; windows of one pixel need no unrolling.

/// `relu` is applied to the result.
void unrolled_forward(const ConvGeometry& geometry, const Tensor& x, const Tensor& weight, const Tensor& bias, const Tensor& y,
                      bool relu);
void unrolled_backward_data(const ConvGeometry& geometry, const Tensor& dy, const Tensor& weight, const Tensor& dx);
/// `db` may be undefined.
void unrolled_backward_weights(const ConvGeometry& geometry, const Tensor& x, const Tensor& dy, const Tensor& dw,
                               const Tensor& db);

}  // namespace ts::cuda
