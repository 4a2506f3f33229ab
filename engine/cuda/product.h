#pragma once

#include "engine/ops/gemm_kernels.h"
#include "engine/tensor/tensor.h"

namespace ts::cuda {

// The matrix kernels of this backend for its other kernels.

/// Any Gemm of numbers, on the current device.
void multiply(const Gemm& g);
/// out[r, :] = bias, `rows` times.
void fill_rows(DType dtype, const void* bias, void* out, std::int64_t rows, std::int64_t columns);

/// Adds a bias, where defined, to every row of contiguous rows (rows, columns), then applies ReLU where asked for.
void finish_rows(const Tensor& out, std::int64_t rows, std::int64_t columns, const Tensor& bias, bool relu);

}  // namespace ts::cuda
