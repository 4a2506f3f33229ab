#pragma once

#include <cstdint>

#include "engine/tensor/tensor.h"

namespace ts {

/// y = f(x), element by element. Those with a parameter take it from `parameter`.
enum class UnaryOp : std::uint8_t {
    Neg,
    Abs,
    Sign,
    Square,
    Reciprocal,
    Sqrt,
    Exp,
    Log,
    Sin,
    Cos,
    Tanh,
    Sigmoid,
    Erf,
    Relu,
    LeakyRelu,  ///< parameter: negative slope
    Gelu,
    AddScalar,
    MulScalar,
    PowScalar,
};
inline constexpr int kUnaryOpCount = 19;

/// z = f(x, y), element by element. The ...Gradient ops take the gradient first, then the saved value.
enum class BinaryOp : std::uint8_t {
    Add,
    Sub,
    Mul,
    Div,
    Pow,
    Maximum,
    Minimum,
    TanhGradient,       ///< g (1 - y^2), y the output
    SigmoidGradient,    ///< g y (1 - y)
    ReluGradient,       ///< g where y > 0
    LeakyReluGradient,  ///< g where x > 0, else parameter * g
    GeluGradient,       ///< g (Phi(x) + x phi(x))
};
inline constexpr int kBinaryOpCount = 12;

enum class CompareOp : std::uint8_t { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
inline constexpr int kCompareOpCount = 6;

/// Operands have the output's sizes (broadcast dimensions with stride 0) and one element type; strides may differ.
struct ElementwiseKernels {
    static constexpr const char* family = "Elementwise";
    void (*unary)(UnaryOp op, const Tensor& in, const Tensor& out, double parameter);
    void (*binary)(BinaryOp op, const Tensor& a, const Tensor& b, const Tensor& out, double parameter);
    void (*compare)(CompareOp op, const Tensor& a, const Tensor& b, const Tensor& out);           ///< out is bool
    void (*where)(const Tensor& condition, const Tensor& a, const Tensor& b, const Tensor& out);  ///< condition is bool
};

}  // namespace ts
