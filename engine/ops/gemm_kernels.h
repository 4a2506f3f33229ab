#pragma once

#include <cstdint>

#include "engine/tensor/device.h"
#include "engine/tensor/dtype.h"

namespace ts {

/// C (m, n) = A (m, k) B (k, n) + beta C, all row-major. A transposed operand is stored as (k, m) or (n, k); leading
/// dimensions count the elements from one stored row to the next.
struct Gemm {
    DType dtype;
    bool transpose_a, transpose_b;
    std::int64_t m, n, k;
    const void* a;
    std::int64_t lda;
    const void* b;
    std::int64_t ldb;
    void* c;
    std::int64_t ldc;
    double beta;                 ///< 0 overwrites, 1 adds
    const void* bias = nullptr;  ///< n numbers added to every row; only where beta is 0
};

struct GemmKernels {
    static constexpr const char* family = "Matrix";
    void (*gemm)(const Gemm& g);
    /// rows times: out[r, :] = bias.
    void (*fill_rows)(DType dtype, const void* bias, void* out, std::int64_t rows, std::int64_t columns);
};

}  // namespace ts
