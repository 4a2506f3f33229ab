#pragma once

#include <cstdint>

namespace ts {

/// Products with a matrix that is packed once and used many times: its columns lie in panels of `width`, each panel row by
/// row, the last one padded with zeros.
template <class T> struct PanelGemmOf {
    std::int64_t width;  ///< columns of a panel
    /// Packs B (k, n), whose element (p, j) lies at b[p * row_step + j * column_step]; one of the steps must be 1.
    /// `packed` takes k * n rounded up to whole panels.
    void (*pack)(std::int64_t k, std::int64_t n, const T* b, std::int64_t row_step, std::int64_t column_step, T* packed);
    /// C (m, n) = or += A (m, k) B; rows of A and C are contiguous, lda and ldc apart. An element of C is the same bits
    /// whatever the other rows and columns are.
    void (*multiply)(std::int64_t m, std::int64_t n, std::int64_t k, const T* a, std::int64_t lda, const T* packed, T* c,
                     std::int64_t ldc, bool add);
};

struct PanelGemmLoops {
    PanelGemmOf<float> f32;
    PanelGemmOf<double> f64;
};

namespace baseline {
PanelGemmLoops panel_gemm_loops();
}
namespace avx2 {
PanelGemmLoops panel_gemm_loops();
}
namespace avx512 {
PanelGemmLoops panel_gemm_loops();
}

}  // namespace ts
