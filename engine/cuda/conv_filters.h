#pragma once

#include "engine/ops/conv_geometry.h"
#include "engine/tensor/tensor.h"

namespace ts::cuda {

/// Filters with channels innermost: from (O, C / groups, kH, kW) to (O, kH kW C / groups), each row followed by zeros up to
/// `columns` numbers. The same memory where nothing moves.
Tensor filters_channels_inner(const ConvGeometry& geometry, const Tensor& weight, std::int64_t columns);

/// The way back, without the zeros.
void filters_channels_outer(const ConvGeometry& geometry, const Tensor& inner, const Tensor& weight);

/// Do both orders lie alike in rows of `columns` numbers?
bool filters_lie_alike(const ConvGeometry& geometry, std::int64_t columns);

}  // namespace ts::cuda
