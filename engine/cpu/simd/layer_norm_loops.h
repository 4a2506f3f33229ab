#pragma once

#include <cstdint>

namespace ts {

/// Rows of n numbers; weight and bias may be null (1 and 0), mean null where rows are not centred.
template <class T> struct LayerNormRows {
    std::int64_t n;
    const T* x;
    const T* weight;
    const T* bias;
    T* mean;
    T* inverse_std;
};

template <class T> struct LayerNormLoopsOf {
    /// y, and mean and inverse_std, of rows [begin, end).
    void (*forward)(const LayerNormRows<T>& rows, T* y, double eps, std::int64_t begin, std::int64_t end);
    /// dx of rows [begin, end), and the sums over these rows for dweight and dbias; each may be null.
    void (*backward)(const LayerNormRows<T>& rows, const T* g, T* dx, T* dweight, T* dbias, std::int64_t begin,
                     std::int64_t end);
};

struct LayerNormLoops {
    LayerNormLoopsOf<float> f32;
    LayerNormLoopsOf<double> f64;
};

namespace baseline {
LayerNormLoops layer_norm_loops();
}
namespace avx2 {
LayerNormLoops layer_norm_loops();
}
namespace avx512 {
LayerNormLoops layer_norm_loops();
}

}  // namespace ts
