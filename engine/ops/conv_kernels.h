#pragma once

#include "engine/ops/conv_geometry.h"
#include "engine/ops/fused_activation.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// Images lie channels-last, weights row-major (O, C / groups, kH, kW); float32 or float64, on devices other than
/// the host also halves.
struct ConvKernels {
    static constexpr const char* family = "Convolution";
    void (*forward)(const ConvGeometry& geometry, const Tensor& x, const Tensor& weight, const Tensor& bias, const Tensor& y,
                    Activation activation);
    void (*backward_data)(const ConvGeometry& geometry, const Tensor& g, const Tensor& weight, const Tensor& dx);
    /// `db` may be undefined.
    void (*backward_weights)(const ConvGeometry& geometry, const Tensor& x, const Tensor& g, const Tensor& dw,
                             const Tensor& db);
};

}  // namespace ts
