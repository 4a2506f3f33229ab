#pragma once

#include <cstdint>

namespace ts {

/// C (m, n) = or += A B for small matrices: element (i, p) of A lies at a[i * a_row + p * a_column], B (k, n) has contiguous
/// rows ldb apart.
template <class T>
using SmallGemm = void (*)(std::int64_t m, std::int64_t n, std::int64_t k, const T* a, std::int64_t a_row,
                           std::int64_t a_column, const T* b, std::int64_t ldb, T* c, std::int64_t ldc, bool add);

struct GemmLoops {
    SmallGemm<float> f32;
    SmallGemm<double> f64;
};

namespace baseline {
GemmLoops gemm_loops();
}
namespace avx2 {
GemmLoops gemm_loops();
}
namespace avx512 {
GemmLoops gemm_loops();
}

}  // namespace ts
