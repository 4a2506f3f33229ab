#include <cmath>

#include "engine/cuda/elementwise.h"
#include "engine/cuda/fault.h"
#include "engine/cuda/floating_types.h"
#include "engine/cuda/map_elements.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/math_kernels.h"

namespace ts::cuda {

namespace {

// Halves are taken as well and computed in float32.

template <class T> __device__ T math_value(MathOp op, T x, T low, T high)
{
    switch (op) {
    case MathOp::Floor:
        return floor(x);
    case MathOp::Ceil:
        return ceil(x);
    case MathOp::Round:
        return nearbyint(x);
    case MathOp::Trunc:
        return trunc(x);
    case MathOp::Tan:
        return tan(x);
    case MathOp::Asin:
        return asin(x);
    case MathOp::Acos:
        return acos(x);
    case MathOp::Atan:
        return atan(x);
    case MathOp::Sinh:
        return sinh(x);
    case MathOp::Cosh:
        return cosh(x);
    case MathOp::Expm1:
        return expm1(x);
    case MathOp::Log1p:
        return log1p(x);
    case MathOp::Log2:
        return log2(x);
    case MathOp::Rsqrt:
        return T(1) / sqrt(x);
    default: {
        const T raised = x < low ? low : x;
        return raised > high ? high : raised;
    }
    }
}

template <class T, MathOp Op> struct MathOf {
    Compute<T> low, high;
    __device__ T operator()(T x) const { return convert<T>(math_value(Op, convert<Compute<T>>(x), low, high)); }
};

template <class T> struct Math {
    using Chooses = void;
    MathOp op;
    Compute<T> low, high;
    __device__ T operator()(T x) const { return convert<T>(math_value(op, convert<Compute<T>>(x), low, high)); }
};

template <class T> struct ClampGradient {
    Compute<T> low, high;
    __device__ T operator()(T gradient, T at) const
    {
        const auto x = convert<Compute<T>>(at);
        return x >= low && x <= high ? gradient : convert<T>(0.0F);
    }
};

void math_unary(MathOp op, const Tensor& in, const Tensor& out, Bounds bounds)
{
    expect_on_device("Elementwise", in);
    expect_on_device("Elementwise", out);
    visit_floating(in.dtype(), [&]<class T>(T) {
        const auto low = static_cast<Compute<T>>(bounds.low), high = static_cast<Compute<T>>(bounds.high);
        bool done = false;
        with_constant<kMathOpCount>(op, [&]<MathOp Op>() { done = map_alike<T, T>(MathOf<T, Op>{low, high}, out, in); });
        if (!done)
            map_strided<T, T>(Math<T>{op, low, high}, out, in);
    });
}

void clamp_gradient(const Tensor& gradient, const Tensor& in, const Tensor& out, Bounds bounds)
{
    for (const Tensor& t : {gradient, in, out})
        expect_on_device("Elementwise", t);
    visit_floating(in.dtype(), [&]<class T>(T) {
        const ClampGradient<T> f{static_cast<Compute<T>>(bounds.low), static_cast<Compute<T>>(bounds.high)};
        if (!map_alike<T, T, T>(f, out, gradient, in))
            map_strided<T, T, T>(f, out, gradient, in);
    });
}

/// The sign of the divisor. A whole number divided by 0 is reported to `fault`.
template <class T> struct Remainder {
    Fault* fault;
    __device__ T operator()(T x, T y) const
    {
        if constexpr (std::is_floating_point_v<T>) {
            const T rest = fmod(x, y);
            return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
        } else {
            if (y == 0)
                report(fault, FaultKind::DivisionByZero, 0, 0);
            // -1 divides everything, and the smallest number divided by it has no quotient.
            if (y == 0 || (std::is_signed_v<T> && y == static_cast<T>(-1)))
                return 0;
            const T rest = static_cast<T>(x % y);
            return rest != 0 && (rest < 0) != (y < 0) ? static_cast<T>(rest + y) : rest;
        }
    }
};

void remainder(const Tensor& a, const Tensor& b, const Tensor& out)
{
    for (const Tensor& t : {a, b, out})
        expect_on_device("Elementwise", t);
    visit_element(out.dtype(), [&]<class T>(T) {
        if constexpr (!is_half<T> && !std::is_same_v<T, bool>)
            if (const Remainder<T> f{fault_place()}; !map_alike<T, T, T>(f, out, a, b))
                map_strided<T, T, T>(f, out, a, b);
    });
}

const RegisterKernels<MathKernels> registered{DeviceType::Cuda, {math_unary, clamp_gradient, remainder}};

}  // namespace

}  // namespace ts::cuda
