#pragma once

#include <cstdint>

namespace ts {

/// Sums and extremes of contiguous numbers, for one floating type.
template <class T> struct RealReduceLoops {
    double (*sum)(const T* x, std::int64_t n);
    double (*sum_squares)(const T* x, std::int64_t n);
    T (*max)(const T* x, std::int64_t n);
    T (*min)(const T* x, std::int64_t n);
    /// out[c] = sum over rows of x[r * stride + c], for c in [0, columns).
    void (*columns)(const T* x, std::int64_t rows, std::int64_t columns, std::int64_t stride, T* out);
    /// out[c] = the largest or smallest of each column; a NaN wins. rows > 0.
    void (*max_columns)(const T* x, std::int64_t rows, std::int64_t columns, std::int64_t stride, T* out);
    void (*min_columns)(const T* x, std::int64_t rows, std::int64_t columns, std::int64_t stride, T* out);
};

struct ReduceLoops {
    RealReduceLoops<float> f32;
    RealReduceLoops<double> f64;
};

namespace baseline {
ReduceLoops reduce_loops();
}
namespace avx2 {
ReduceLoops reduce_loops();
}
namespace avx512 {
ReduceLoops reduce_loops();
}

}  // namespace ts
