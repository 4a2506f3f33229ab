#pragma once

#include <cstdint>

#include "engine/tensor/tensor.h"

namespace ts {

/// Activation functions of one number and at most two coefficients a and b.
enum class ActivationOp : std::uint8_t {
    GeluTanh,
    Silu,
    Softplus,  ///< a: beta, b: threshold
    Elu,       ///< a: alpha
    Selu,
    Celu,      ///< a: alpha
    Hardtanh,  ///< a: min_val, b: max_val
    Hardswish,
    Hardsigmoid,
    Mish,
    Softsign,
    LogSigmoid,
    Tanhshrink,
    Threshold,   ///< a: threshold, b: value
    Hardshrink,  ///< a: lambda
    Softshrink,  ///< a: lambda
};
inline constexpr int kActivationOpCount = 16;

/// Which function f is meant.
struct ActivationFunction {
    ActivationOp op;
    double a = 0, b = 0;
};

/// All tensors are float32 or float64 (on other devices than the host also halves), dense, of one type, shape and memory order.
struct ActivationKernels {
    static constexpr const char* family = "Activation";
    /// y = f(x)
    void (*value)(const ActivationFunction& f, const Tensor& x, const Tensor& y);
    /// out = g f'(x)
    void (*slope)(const ActivationFunction& f, const Tensor& g, const Tensor& x, const Tensor& out);
    /// out = g h f''(x)
    void (*curvature)(const ActivationFunction& f, const Tensor& g, const Tensor& h, const Tensor& x, const Tensor& out);
};

}  // namespace ts
