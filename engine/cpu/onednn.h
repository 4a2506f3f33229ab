#pragma once

#include <cstdint>

// Everything that calls oneDNN (2.6 and 3.x) stays behind this header.
namespace ts::onednn {

/// Row-major float32 C = op(A) op(B) + beta C.
void sgemm(bool transpose_a, bool transpose_b, std::int64_t m, std::int64_t n, std::int64_t k, const float* a, std::int64_t lda,
           const float* b, std::int64_t ldb, float beta, float* c, std::int64_t ldc);

}  // namespace ts::onednn
