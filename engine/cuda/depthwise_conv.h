#pragma once

#include "engine/ops/conv_geometry.h"
#include "engine/tensor/tensor.h"

namespace ts::cuda {

// Convolutions in which each filter sees one channel (groups == channels), float32, float64 and halves. They move far more
// memory than they compute, so each result is a short sum of its own.

bool is_depthwise(const ConvGeometry& geometry);

/// `relu` is applied to the result.
void depthwise_forward(const ConvGeometry& geometry, const Tensor& x, const Tensor& weight, const Tensor& bias, const Tensor& y,
                       bool relu);
void depthwise_backward_data(const ConvGeometry& geometry, const Tensor& dy, const Tensor& weight, const Tensor& dx);
/// `db` may be undefined. Adds in an order that depends on the sizes alone.
void depthwise_backward_weights(const ConvGeometry& geometry, const Tensor& x, const Tensor& dy, const Tensor& dw,
                                const Tensor& db);

}  // namespace ts::cuda
