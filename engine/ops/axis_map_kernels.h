#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// A sparse matrix in compressed rows: row i holds weights[offsets[i] .. offsets[i + 1]) of the elements columns[...].
struct SparseRows {
    const Tensor& offsets;  ///< int64
    const Tensor& columns;  ///< int64
    const Tensor& weights;  ///< float64
};

struct AxisMapKernels {
    static constexpr const char* family = "Resampling";
    /// x (outer, in, inner) to y (outer, rows, inner), both contiguous: y[o, i] = sum of weight * x[o, column] over row i, or
    /// `fill` where row i is empty.
    void (*apply)(const SparseRows& map, const Tensor& x, const Tensor& y, double fill);
};

}  // namespace ts
