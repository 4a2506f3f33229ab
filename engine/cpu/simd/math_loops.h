#pragma once

#include <array>
#include <cstdint>

#include "engine/ops/math_kernels.h"

namespace ts {

template <class T> struct RealMathLoops {
    /// n elements; steps are counted in elements.
    using Unary = void (*)(const T* in, std::int64_t in_step, T* out, std::int64_t out_step, std::int64_t n, Bounds bounds);
    std::array<Unary, kMathOpCount> unary{};
    /// Contiguous.
    void (*clamp_gradient)(const T* gradient, const T* in, T* out, std::int64_t n, Bounds bounds) = nullptr;
};

struct MathLoops {
    RealMathLoops<float> f32;
    RealMathLoops<double> f64;
    /// out = x - floor(x / y) y, contiguous; exact where |x / y| < 2^28 and y is finite.
    void (*remainder)(const float* x, const float* y, float* out, std::int64_t n) = nullptr;
};

namespace baseline {
MathLoops math_loops();
}
namespace avx2 {
MathLoops math_loops();
}
namespace avx512 {
MathLoops math_loops();
}

}  // namespace ts
