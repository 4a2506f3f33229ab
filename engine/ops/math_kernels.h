#pragma once

#include <cstdint>

#include "engine/tensor/tensor.h"

namespace ts {

/// y = f(x), element by element, for float32 and float64 (on other devices than the host also halves).
enum class MathOp : std::uint8_t {
    Floor,
    Ceil,
    Round,
    Trunc,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Expm1,
    Log1p,
    Log2,
    Rsqrt,
    Clamp,  ///< to [low, high]
};
inline constexpr int kMathOpCount = 15;

/// The bounds of Clamp.
struct Bounds {
    double low = 0, high = 0;
};

struct MathKernels {
    static constexpr const char* family = "Elementwise";
    void (*unary)(MathOp op, const Tensor& in, const Tensor& out, Bounds bounds);
    /// out = gradient where low <= in <= high, else 0. One type and equal sizes.
    void (*clamp_gradient)(const Tensor& gradient, const Tensor& in, const Tensor& out, Bounds bounds);
    /// Sign of the divisor; any type but half and bool. Equal sizes.
    void (*remainder)(const Tensor& a, const Tensor& b, const Tensor& out);
};

}  // namespace ts
