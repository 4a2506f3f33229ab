#pragma once

#include "engine/ops/gemm_kernels.h"

namespace ts::cuda {

// The matrix kernels of this backend for its other kernels.

/// Any Gemm of numbers, on the current device.
void multiply(const Gemm& g);
/// out[r, :] = bias, `rows` times.
void fill_rows(DType dtype, const void* bias, void* out, std::int64_t rows, std::int64_t columns);

}  // namespace ts::cuda
