#pragma once

#include "engine/ops/gemm_kernels.h"
#include "engine/tensor/tensor.h"

namespace ts::cuda {

/// Products of a matrix with a vector (m or n is 1) of float32, float64, float16 or bfloat16, bias and ReLU included; they read
/// the matrix once, coalesced. Sums have an order that depends on the sizes alone.
void vector_product(const Gemm& g);

/// Gemm::sums_a alone: the sums of A over k.
void sums_over_k(const Gemm& g);

/// sums[j] = the sum of column j of contiguous rows (rows, columns).
void sum_rows(const Tensor& from, std::int64_t rows, std::int64_t columns, const Tensor& sums);

}  // namespace ts::cuda
