#pragma once

#include "engine/cuda/activation_math.h"

namespace ts::cuda {

// The activation functions without an exponential or with a simple one.

/// Functions made of straight pieces.
struct StraightPieces {
    template <class T> static __device__ T curvature(T, T, T) { return 0; }
};

template <> struct ActivationMath<ActivationOp::Hardtanh> : StraightPieces {
    template <class T> static __device__ T value(T x, T low, T high) { return at_most(at_least(x, low), high); }
    template <class T> static __device__ T slope(T x, T low, T high) { return static_cast<T>(x > low && x < high ? 1 : 0); }
};

template <> struct ActivationMath<ActivationOp::Hardswish> {
    template <class T> static __device__ T value(T x, T, T) { return x * at_most(at_least(x + 3, T(0)), T(6)) / 6; }
    template <class T> static __device__ T slope(T x, T, T)
    {
        const T inside = x / 3 + static_cast<T>(0.5);
        return x < -3 ? T(0) : x > 3 ? T(1) : inside;
    }
    template <class T> static __device__ T curvature(T x, T, T) { return x > -3 && x < 3 ? T(1) / 3 : T(0); }
};

template <> struct ActivationMath<ActivationOp::Hardsigmoid> : StraightPieces {
    template <class T> static __device__ T value(T x, T, T) { return at_most(at_least(x + 3, T(0)), T(6)) / 6; }
    template <class T> static __device__ T slope(T x, T, T) { return x > -3 && x < 3 ? T(1) / 6 : T(0); }
};

template <> struct ActivationMath<ActivationOp::Softsign> {
    template <class T> static __device__ T value(T x, T, T) { return x / (1 + magnitude(x)); }
    template <class T> static __device__ T slope(T x, T, T)
    {
        const T d = 1 + magnitude(x);
        return 1 / (d * d);
    }
    template <class T> static __device__ T curvature(T x, T, T)
    {
        const T d = 1 + magnitude(x);
        return (x < 0 ? T(2) : T(-2)) / (d * d * d);
    }
};

template <> struct ActivationMath<ActivationOp::LogSigmoid> {
    template <class T> static __device__ T value(T x, T, T) { return -log_of_one_plus_exp(-x); }
    template <class T> static __device__ T slope(T x, T, T) { return logistic(-x); }
    template <class T> static __device__ T curvature(T x, T, T)
    {
        const T s = logistic(x);
        return s * (s - 1);
    }
};

template <> struct ActivationMath<ActivationOp::Tanhshrink> {
    template <class T> static __device__ T value(T x, T, T) { return x - tanh(x); }
    template <class T> static __device__ T slope(T x, T, T)
    {
        const T t = tanh(x);
        return t * t;
    }
    template <class T> static __device__ T curvature(T x, T, T)
    {
        const T t = tanh(x);
        return 2 * t * (1 - t * t);
    }
};

template <> struct ActivationMath<ActivationOp::Threshold> : StraightPieces {
    template <class T> static __device__ T value(T x, T threshold, T instead) { return x <= threshold ? instead : x; }
    template <class T> static __device__ T slope(T x, T threshold, T) { return static_cast<T>(x <= threshold ? 0 : 1); }
};

template <> struct ActivationMath<ActivationOp::Hardshrink> : StraightPieces {
    template <class T> static __device__ T value(T x, T lambda, T) { return x >= -lambda && x <= lambda ? T(0) : x; }
    template <class T> static __device__ T slope(T x, T lambda, T)
    {
        return static_cast<T>(x >= -lambda && x <= lambda ? 0 : 1);
    }
};

template <> struct ActivationMath<ActivationOp::Softshrink> : StraightPieces {
    template <class T> static __device__ T value(T x, T lambda, T) { return x - at_most(at_least(x, -lambda), lambda); }
    template <class T> static __device__ T slope(T x, T lambda, T)
    {
        return static_cast<T>(x >= -lambda && x <= lambda ? 0 : 1);
    }
};

}  // namespace ts::cuda
