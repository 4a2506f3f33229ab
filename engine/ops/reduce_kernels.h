#pragma once

#include <cstdint>

#include "engine/tensor/tensor.h"

namespace ts {

enum class ReduceOp : std::uint8_t { Sum, Max, Min, Product, SumSquares };

/// Reductions add in an order that depends on the sizes alone, never on the number of threads.
struct ReduceKernels {
    static constexpr const char* family = "Reduction";
    /// `in` (rows, columns) contiguous to `out` (rows): over each row.
    void (*rows)(ReduceOp op, const Tensor& in, const Tensor& out);
    /// `in` (rows, columns) contiguous to `out` (columns): over each column. Sum only.
    void (*columns)(const Tensor& in, const Tensor& out);
    /// The same for Max and Min. rows > 0.
    void (*extreme_columns)(ReduceOp op, const Tensor& in, const Tensor& out);
};

}  // namespace ts
