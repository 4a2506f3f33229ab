#pragma once

#include <array>
#include <span>

#include "engine/tensor/tensor.h"

namespace ts {

/// The dimensions a reduction runs over.
using DimSet = std::array<bool, kMaxDims>;

/// All where `dims` is empty. Throws ArgumentError naming `op` for a dimension that is out of range or named twice.
DimSet chosen_dims(const Tensor& a, std::span<const std::int64_t> dims, const char* op);

/// What a reduction leaves, and the input arranged so that a kernel sees a matrix; without history.
struct ReductionPlan {
    Shape kept_sizes;   ///< reduced dimensions left out
    Shape with_ones;    ///< reduced dimensions of size 1
    Tensor matrix;      ///< (rows, columns), contiguous
    bool over_columns;  ///< each column is reduced, else each row
};
ReductionPlan plan_reduction(const Tensor& a, const DimSet& set, bool allow_columns = false);

/// Throws ArgumentError naming `op` where a row of the plan is empty.
void require_elements(const ReductionPlan& plan, const Tensor& a, const char* op);

/// (rows, columns) with the reduced dimensions last; recorded.
Tensor as_rows(const Tensor& a, const DimSet& set);
/// The inverse: a tensor of `sizes` from such a matrix; recorded.
Tensor from_rows(const Tensor& rows, const Shape& sizes, const DimSet& set);

}  // namespace ts
