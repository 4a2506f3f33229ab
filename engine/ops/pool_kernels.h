#pragma once

#include "engine/ops/pool_geometry.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// Images lie channels-last, float32 or float64. `index` holds the place of the largest value in its window, row by row:
/// uint8 for small windows, else int32. CUDA also takes images of float16 and bfloat16, averaged in float32.
struct PoolKernels {
    static constexpr const char* family = "Pooling";
    void (*max_forward)(const PoolGeometry& geometry, const Tensor& x, const Tensor& y, const Tensor& index);
    void (*max_backward)(const PoolGeometry& geometry, const Tensor& g, const Tensor& index, const Tensor& dx);
    /// The transpose of max_backward: y holds the elements of x that `index` names.
    void (*max_gather)(const PoolGeometry& geometry, const Tensor& x, const Tensor& index, const Tensor& y);
    void (*avg_forward)(const PoolGeometry& geometry, const Tensor& x, const Tensor& y);
    void (*avg_backward)(const PoolGeometry& geometry, const Tensor& g, const Tensor& dx);
};

}  // namespace ts
