#pragma once

#include "engine/cuda/stable_math.h"
#include "engine/ops/activation_kernels.h"

namespace ts::cuda {

// Value, first and second derivative of each activation function, for T float or double.

template <ActivationOp> struct ActivationMath;

template <> struct ActivationMath<ActivationOp::GeluTanh> {
    template <class T> struct Terms {
        T t, inner_slope, inner_bend;
        __device__ explicit Terms(T x)
        {
            constexpr T root = static_cast<T>(0.79788456080286535588), cubic = static_cast<T>(0.044715);
            t = tanh(root * (x + cubic * x * x * x));
            inner_slope = root * (1 + 3 * cubic * x * x);
            inner_bend = 6 * root * cubic * x;
        }
    };
    template <class T> static __device__ T value(T x, T, T) { return x / 2 * (1 + Terms<T>(x).t); }
    template <class T> static __device__ T slope(T x, T, T)
    {
        const Terms<T> u(x);
        return (1 + u.t) / 2 + x / 2 * (1 - u.t * u.t) * u.inner_slope;
    }
    template <class T> static __device__ T curvature(T x, T, T)
    {
        const Terms<T> u(x);
        return (1 - u.t * u.t) * (u.inner_slope + x / 2 * (u.inner_bend - 2 * u.t * u.inner_slope * u.inner_slope));
    }
};

template <> struct ActivationMath<ActivationOp::Silu> {
    template <class T> static __device__ T value(T x, T, T) { return x * logistic(x); }
    template <class T> static __device__ T slope(T x, T, T)
    {
        const T s = logistic(x);
        return s * (1 + x * (1 - s));
    }
    template <class T> static __device__ T curvature(T x, T, T)
    {
        const T s = logistic(x);
        return s * (1 - s) * (2 + x * (1 - 2 * s));
    }
};

template <> struct ActivationMath<ActivationOp::Softplus> {
    template <class T> static __device__ T value(T x, T beta, T threshold)
    {
        const T z = beta * x;
        return z > threshold ? x : log_of_one_plus_exp(z) / beta;
    }
    template <class T> static __device__ T slope(T x, T beta, T threshold)
    {
        return beta * x > threshold ? T(1) : logistic(beta * x);
    }
    template <class T> static __device__ T curvature(T x, T beta, T threshold)
    {
        const T z = beta * x, s = logistic(z);
        return z > threshold ? T(0) : s * (1 - s) * beta;
    }
};

template <> struct ActivationMath<ActivationOp::Celu> {
    template <class T> static __device__ T value(T x, T alpha, T) { return x > 0 ? x : alpha * expm1(x / alpha); }
    template <class T> static __device__ T slope(T x, T alpha, T) { return x > 0 ? T(1) : exp(x / alpha); }
    template <class T> static __device__ T curvature(T x, T alpha, T) { return x > 0 ? T(0) : exp(x / alpha) / alpha; }
};

template <> struct ActivationMath<ActivationOp::Elu> {
    template <class T> static __device__ T value(T x, T alpha, T) { return x > 0 ? x : alpha * expm1(x); }
    template <class T> static __device__ T slope(T x, T alpha, T) { return x > 0 ? T(1) : alpha * exp(x); }
    template <class T> static __device__ T curvature(T x, T alpha, T) { return x > 0 ? T(0) : alpha * exp(x); }
};

template <> struct ActivationMath<ActivationOp::Selu> {
    using Shape = ActivationMath<ActivationOp::Elu>;
    template <class T> static __device__ T alpha() { return static_cast<T>(1.6732632423543772848170429916717); }
    template <class T> static __device__ T scale() { return static_cast<T>(1.0507009873554804934193349852946); }
    template <class T> static __device__ T value(T x, T, T) { return scale<T>() * Shape::value(x, alpha<T>(), T(0)); }
    template <class T> static __device__ T slope(T x, T, T) { return scale<T>() * Shape::slope(x, alpha<T>(), T(0)); }
    template <class T> static __device__ T curvature(T x, T, T) { return scale<T>() * Shape::curvature(x, alpha<T>(), T(0)); }
};

template <> struct ActivationMath<ActivationOp::Mish> {
    /// t = tanh(softplus(x)) and s = logistic(x) from one exponential; both are 1 long before it overflows.
    template <class T> struct Terms {
        T t, s;
        __device__ explicit Terms(T x)
        {
            const T e = exp(at_most(x, T(40))), n = e * (e + 2);
            t = n / (n + 2);
            s = e / (1 + e);
        }
    };
    template <class T> static __device__ T value(T x, T, T) { return x * Terms<T>(x).t; }
    template <class T> static __device__ T slope(T x, T, T)
    {
        const Terms<T> u(x);
        return u.t + x * u.s * (1 - u.t * u.t);
    }
    template <class T> static __device__ T curvature(T x, T, T)
    {
        const Terms<T> u(x);
        return u.s * (1 - u.t * u.t) * (2 + x * (1 - u.s - 2 * u.s * u.t));
    }
};

}  // namespace ts::cuda
