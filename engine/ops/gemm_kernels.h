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

    /// So many products; steps count the elements from one matrix to the next, 0 takes the same operand for all of them. The
    /// results do not overlap.
    std::int64_t batch = 1;
    std::int64_t step_a = 0, step_b = 0, step_c = 0;

    // Only where GemmKernels::fuses says so.
    bool relu = false;       ///< C = max(C, 0) at last; only where beta is 0
    void* sums_a = nullptr;  ///< m numbers that become the sums of A over k: the gradient of a bias; only for one product
};

/// The host takes float32, float64, int32 and int64; other devices take halves, too, and add them up in float32.
struct GemmKernels {
    static constexpr const char* family = "Matrix";
    void (*gemm)(const Gemm& g);
    /// rows times: out[r, :] = bias.
    void (*fill_rows)(DType dtype, const void* bias, void* out, std::int64_t rows, std::int64_t columns);
    /// Does gemm do what Gemm::relu and Gemm::sums_a ask for? Else callers do it in passes of their own.
    bool fuses = false;
};

}  // namespace ts
