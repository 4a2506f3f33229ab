#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// What the order of numbers tells, row by row of contiguous matrices. NaN counts as the largest of all.
struct OrderKernels {
    static constexpr const char* family = "Ordering";
    /// `in` (rows, columns) to int64 `out` (rows): index of the first largest or smallest element of each row; a NaN wins
    /// either way. columns > 0.
    void (*arg_extreme)(const Tensor& in, bool largest, const Tensor& out);
    /// To int64 `out` (rows, k): indices of the first k elements in order; equal ones stay as they were. k <= columns.
    void (*first_in_order)(const Tensor& in, bool descending, const Tensor& out);
};

}  // namespace ts
