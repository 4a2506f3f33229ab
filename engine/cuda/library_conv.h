#pragma once

#include "engine/ops/conv_geometry.h"
#include "engine/tensor/tensor.h"

namespace ts::cuda {

// Convolutions by cuDNN, of float32 and halves, by algorithms that give the same bits each time. False, and nothing done, where
// the settings ask for our own, where there is no cuDNN, or where it has no such algorithm for these sizes.

/// `relu` is applied to the result.
bool library_forward(const ConvGeometry& geometry, const Tensor& x, const Tensor& weight, const Tensor& bias, const Tensor& y,
                     bool relu);
bool library_backward_data(const ConvGeometry& geometry, const Tensor& dy, const Tensor& weight, const Tensor& dx);
/// `db` may be undefined.
bool library_backward_weights(const ConvGeometry& geometry, const Tensor& x, const Tensor& dy, const Tensor& dw,
                              const Tensor& db);

}  // namespace ts::cuda
