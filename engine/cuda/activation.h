#pragma once

#include "engine/ops/activation_kernels.h"

namespace ts::cuda {

// The functions of ActivationKernels; halves are taken as well and computed in float32.

void activation_value(const ActivationFunction& f, const Tensor& x, const Tensor& y);
void activation_slope(const ActivationFunction& f, const Tensor& g, const Tensor& x, const Tensor& out);
void activation_curvature(const ActivationFunction& f, const Tensor& g, const Tensor& h, const Tensor& x, const Tensor& out);

}  // namespace ts::cuda
