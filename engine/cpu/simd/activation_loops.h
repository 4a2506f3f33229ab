#pragma once

#include <array>
#include <cstdint>

#include "engine/ops/activation_kernels.h"

namespace ts {

/// One activation function f over n elements; a and b are its coefficients.
template <class T> struct ActivationLoopsOf {
    /// y = f(x)
    void (*value)(const T* x, T* y, std::int64_t n, T a, T b);
    /// out = g f'(x)
    void (*slope)(const T* g, const T* x, T* out, std::int64_t n, T a, T b);
    /// out = g h f''(x)
    void (*curvature)(const T* g, const T* h, const T* x, T* out, std::int64_t n, T a, T b);
};

struct ActivationLoops {
    std::array<ActivationLoopsOf<float>, kActivationOpCount> f32{};
    std::array<ActivationLoopsOf<double>, kActivationOpCount> f64{};
};

namespace baseline {
ActivationLoops activation_loops();
}
namespace avx2 {
ActivationLoops activation_loops();
}
namespace avx512 {
ActivationLoops activation_loops();
}

}  // namespace ts
