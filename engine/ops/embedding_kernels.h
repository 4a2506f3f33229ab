#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// Tensors are contiguous: indices int64 of n numbers, table (rows, dim) and values of n times dim numbers, both float32 or
/// both float64. `skipped` is a row left out, -1 for none.
struct EmbeddingKernels {
    static constexpr const char* family = "Embedding";
    /// values[i] = table[indices[i]]; zeros for the skipped row. Throws ArgumentError for an index outside the table.
    void (*gather)(const Tensor& table, const Tensor& indices, const Tensor& values, std::int64_t skipped);
    /// table[indices[i]] += values[i] in the order of i; the table is set to zero first where `overwrite`.
    void (*scatter)(const Tensor& values, const Tensor& indices, const Tensor& table, std::int64_t skipped, bool overwrite);
};

}  // namespace ts
