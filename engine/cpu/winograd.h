#pragma once

#include "engine/ops/conv_geometry.h"

// Convolutions with 3 x 3 filters and stride 1 by Winograd's minimal filtering (Lavin & Gray, 2015): tiles of 2 x 2 results
// take 16 products for each pair of channels instead of 36. float32, images channels-last, weights row-major (O, C, 3, 3).
namespace ts::winograd {

/// Is this a convolution that gains by it?
bool fits(const ConvGeometry& geometry);

/// `bias` may be null; with relu, results below 0 become 0.
void forward(const ConvGeometry& geometry, const float* x, const float* weight, const float* bias, bool relu, float* y);
void backward_data(const ConvGeometry& geometry, const float* dy, const float* weight, float* dx);
void backward_weights(const ConvGeometry& geometry, const float* x, const float* dy, float* dw);

}  // namespace ts::winograd
