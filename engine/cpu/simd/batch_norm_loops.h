#pragma once

#include <cstdint>

namespace ts {

/// Per-channel numbers of the backward pass.
template <class T> struct BatchNormTerms {
    const T* mean;
    const T* offset;
    const T* slope;
    const T* scale;
};

/// Rows (rows, channels) are contiguous.
template <class T> struct BatchNormLoopsOf {
    /// Mean of each channel and its sum of squared deviations.
    void (*moments)(const T* x, std::int64_t rows, std::int64_t channels, double* mean, double* deviations);
    /// y = (x - mean) * scale + shift.
    void (*normalize)(const T* x, std::int64_t rows, std::int64_t channels, const T* mean, const T* scale, const T* shift,
                      T* y);
    /// Sums of g and of g * (x - mean) over the rows.
    void (*gradient_sums)(const T* g, const T* x, std::int64_t rows, std::int64_t channels, const T* mean, double* sum_g,
                          double* sum_gx);
    /// dx = (g - offset - (x - mean) * slope) * scale
    void (*input_gradient)(const T* g, const T* x, std::int64_t rows, std::int64_t channels, const BatchNormTerms<T>& terms,
                           T* dx);
    /// dx = g * scale + (x - mean) * slope + offset
    void (*blend)(const T* g, const T* x, std::int64_t rows, std::int64_t channels, const BatchNormTerms<T>& terms, T* dx);
};

struct BatchNormLoops {
    BatchNormLoopsOf<float> f32;
    BatchNormLoopsOf<double> f64;
};

namespace baseline {
BatchNormLoops batch_norm_loops();
}
namespace avx2 {
BatchNormLoops batch_norm_loops();
}
namespace avx512 {
BatchNormLoops batch_norm_loops();
}

}  // namespace ts
