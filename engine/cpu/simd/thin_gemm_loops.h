#pragma once

#include <cstdint>

namespace ts {

/// Products whose left matrix has few rows, as single examples give them: each matrix is read once, as it lies.
template <class T> struct ThinGemmOf {
    /// C (m, n) = or += A B^T: rows of A (m, k), B (n, k) and C are contiguous, lda, ldb and ldc apart.
    void (*dots)(std::int64_t m, std::int64_t n, std::int64_t k, const T* a, std::int64_t lda, const T* b, std::int64_t ldb,
                 T* c, std::int64_t ldc, bool add);
    /// c (n) = or += a B: element p of a lies at a[p * a_step], B (k, n) has contiguous rows ldb apart.
    void (*row)(std::int64_t n, std::int64_t k, const T* a, std::int64_t a_step, const T* b, std::int64_t ldb, T* c, bool add);
};

struct ThinGemmLoops {
    ThinGemmOf<float> f32;
    ThinGemmOf<double> f64;
};

namespace baseline {
ThinGemmLoops thin_gemm_loops();
}
namespace avx2 {
ThinGemmLoops thin_gemm_loops();
}
namespace avx512 {
ThinGemmLoops thin_gemm_loops();
}

}  // namespace ts
