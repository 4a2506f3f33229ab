#pragma once

#include <cmath>
#include <cuda_runtime.h>
#include <type_traits>

#include "engine/ops/elementwise_kernels.h"

namespace ts::cuda {

constexpr bool defined_for_integers(UnaryOp op)
{
    switch (op) {
    case UnaryOp::Neg:
    case UnaryOp::Abs:
    case UnaryOp::Sign:
    case UnaryOp::Square:
    case UnaryOp::Relu:
    case UnaryOp::AddScalar:
    case UnaryOp::MulScalar:
        return true;
    default:
        return false;
    }
}

constexpr bool defined_for_integers(BinaryOp op)
{
    switch (op) {
    case BinaryOp::Add:
    case BinaryOp::Sub:
    case BinaryOp::Mul:
    case BinaryOp::Maximum:
    case BinaryOp::Minimum:
        return true;
    default:
        return false;
    }
}

/// Share of the standard normal distribution below x, without loss where x is far below 0.
template <class T> __device__ T normal_share(T x)
{
    return T(0.5) * erfc(-x * T(0.70710678118654752440));
}
template <class T> __device__ T normal_density(T x)
{
    return T(0.39894228040143267794) * exp(T(-0.5) * x * x);
}

/// The operations that only real numbers have.
template <class T> __device__ T real_unary_value(UnaryOp op, T x, T p)
{
    switch (op) {
    case UnaryOp::Reciprocal:
        return T(1) / x;
    case UnaryOp::Sqrt:
        return sqrt(x);
    case UnaryOp::Exp:
        return exp(x);
    case UnaryOp::Log:
        return log(x);
    case UnaryOp::Sin:
        return sin(x);
    case UnaryOp::Cos:
        return cos(x);
    case UnaryOp::Tanh:
        return tanh(x);
    case UnaryOp::Sigmoid:
        return T(1) / (T(1) + exp(-x));
    case UnaryOp::Erf:
        return erf(x);
    case UnaryOp::LeakyRelu:
        return x < 0 ? p * x : x;
    case UnaryOp::Gelu:
        return x * normal_share(x);
    default:
        return pow(x, p);
    }
}

template <class T> __device__ T unary_value(UnaryOp op, T x, T p)
{
    switch (op) {
    case UnaryOp::Neg:
        return static_cast<T>(-x);
    case UnaryOp::Abs:
        return x < T{} ? static_cast<T>(-x) : x;
    case UnaryOp::Sign:
        return static_cast<T>((x > T{}) - (x < T{}));
    case UnaryOp::Square:
        return static_cast<T>(x * x);
    case UnaryOp::Relu:
        return x < T{} ? T{} : x;
    case UnaryOp::AddScalar:
        return static_cast<T>(x + p);
    case UnaryOp::MulScalar:
        return static_cast<T>(x * p);
    default:
        if constexpr (std::is_floating_point_v<T>)
            return real_unary_value(op, x, p);
        else
            return x;
    }
}

/// The operations that only real numbers have.
template <class T> __device__ T real_binary_value(BinaryOp op, T x, T y, T p)
{
    switch (op) {
    case BinaryOp::Div:
        return x / y;
    case BinaryOp::Pow:
        return pow(x, y);
    case BinaryOp::TanhGradient:
        return x * (T(1) - y * y);
    case BinaryOp::SigmoidGradient:
        return x * y * (T(1) - y);
    case BinaryOp::ReluGradient:
        return y > 0 ? x : T{};
    case BinaryOp::LeakyReluGradient:
        return y > 0 ? x : p * x;
    default:
        return x * (normal_share(y) + y * normal_density(y));
    }
}

template <class T> __device__ T binary_value(BinaryOp op, T x, T y, T p)
{
    switch (op) {
    case BinaryOp::Add:
        return static_cast<T>(x + y);
    case BinaryOp::Sub:
        return static_cast<T>(x - y);
    case BinaryOp::Mul:
        return static_cast<T>(x * y);
    case BinaryOp::Maximum:
        return x != x || x > y ? x : y;
    case BinaryOp::Minimum:
        return x != x || x < y ? x : y;
    default:
        if constexpr (std::is_floating_point_v<T>)
            return real_binary_value(op, x, y, p);
        else
            return x;
    }
}

}  // namespace ts::cuda
