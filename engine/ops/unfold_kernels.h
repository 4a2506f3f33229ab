#pragma once

#include "engine/ops/pool_geometry.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// Images (N, C, H, W) and columns (N, C kH kW, L) are contiguous, float32 or float64 (on other devices than the
/// host also halves); L counts windows row by row.
struct UnfoldKernels {
    static constexpr const char* family = "Unfold";
    void (*unfold)(const PoolGeometry& geometry, const Tensor& images, const Tensor& columns);
    /// The transpose: pixels are the sums of what the windows hold of them.
    void (*fold)(const PoolGeometry& geometry, const Tensor& columns, const Tensor& images);
};

}  // namespace ts
