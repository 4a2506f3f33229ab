#pragma once

#include "engine/ops/conv_geometry.h"
#include "engine/ops/fused_activation.h"
#include "engine/tensor/tensor.h"

namespace ts {

// The three products of a convolution with images x (N, C, H, W), filters w (O, C / groups, kH, kW) and results
// y (N, O, oH, oW). Each is linear in either operand, and the derivatives of each are the other two, so that gradients of any
// order exist. Sizes and types fit the geometry; float32 or float64; results that are images lie channels-last.

/// y from x and w, plus bias (O) where defined, with the activation applied to it.
Tensor conv_images(const Tensor& x, const Tensor& w, const Tensor& bias, const ConvGeometry& geometry,
                   Activation activation = Activation::None);
/// x from y and w: the gradient of the images, and the transposed convolution.
Tensor conv_transposed(const Tensor& y, const Tensor& w, const ConvGeometry& geometry);
/// w from x and y: the gradient of the filters.
Tensor conv_filters(const Tensor& x, const Tensor& y, const ConvGeometry& geometry);

}  // namespace ts
