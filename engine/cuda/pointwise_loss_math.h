#pragma once

#include "engine/cuda/stable_math.h"
#include "engine/ops/pointwise_loss_kernels.h"

namespace ts::cuda {

// Value, and slope by input and by target, of each loss, for T float or double.

template <PointwiseLossOp> struct LossMath;

/// Losses of the difference of input and target.
template <class F> struct OfDifference {
    template <class T> static __device__ T value(T x, T y, T a) { return F::of(x - y, a); }
    template <class T> static __device__ T by_input(T x, T y, T a) { return F::slope(x - y, a); }
    template <class T> static __device__ T by_target(T x, T y, T a) { return -F::slope(x - y, a); }
};

struct SquaredDifference {
    template <class T> static __device__ T of(T d, T) { return d * d; }
    template <class T> static __device__ T slope(T d, T) { return 2 * d; }
};
struct AbsoluteDifference {
    template <class T> static __device__ T of(T d, T) { return magnitude(d); }
    template <class T> static __device__ T slope(T d, T) { return static_cast<T>((d > 0) - (d < 0)); }
};
struct SmoothDifference {
    template <class T> static __device__ T of(T d, T beta)
    {
        const T m = magnitude(d);
        return m < beta ? m * m / beta / 2 : m - beta / 2;
    }
    template <class T> static __device__ T slope(T d, T beta) { return at_most(at_least(d / beta, T(-1)), T(1)); }
};
struct HuberDifference {
    template <class T> static __device__ T of(T d, T delta)
    {
        const T m = magnitude(d);
        return m <= delta ? m * m / 2 : delta * (m - delta / 2);
    }
    template <class T> static __device__ T slope(T d, T delta) { return at_most(at_least(d, -delta), delta); }
};

template <> struct LossMath<PointwiseLossOp::Squared> : OfDifference<SquaredDifference> {
};
template <> struct LossMath<PointwiseLossOp::Absolute> : OfDifference<AbsoluteDifference> {
};
template <> struct LossMath<PointwiseLossOp::SmoothL1> : OfDifference<SmoothDifference> {
};
template <> struct LossMath<PointwiseLossOp::Huber> : OfDifference<HuberDifference> {
};

/// Logarithms are kept above -100, so that a sure and wrong answer costs a finite amount.
template <> struct LossMath<PointwiseLossOp::BinaryCrossEntropy> {
    template <class T> static __device__ T log_at_least(T x) { return at_least(T(log(x)), T(-100)); }
    template <class T> static __device__ T value(T x, T y, T) { return -(y * log_at_least(x) + (1 - y) * log_at_least(1 - x)); }
    template <class T> static __device__ T by_input(T x, T y, T)
    {
        return (x - y) / at_least(x * (1 - x), static_cast<T>(1e-12));
    }
    template <class T> static __device__ T by_target(T x, T, T) { return log_at_least(1 - x) - log_at_least(x); }
};

template <> struct LossMath<PointwiseLossOp::BinaryCrossEntropyWithLogits> {
    template <class T> static __device__ T value(T x, T y, T) { return log_of_one_plus_exp(x) - x * y; }
    template <class T> static __device__ T by_input(T x, T y, T) { return logistic(x) - y; }
    template <class T> static __device__ T by_target(T x, T, T) { return -x; }
};

/// Targets of 0 count nothing.
template <> struct LossMath<PointwiseLossOp::KlDivergence> {
    template <class T> static __device__ T log_of(T y) { return log(at_least(y, static_cast<T>(1e-37))); }
    template <class T> static __device__ T value(T x, T y, T) { return y * (log_of(y) - x); }
    template <class T> static __device__ T by_input(T, T y, T) { return -y; }
    template <class T> static __device__ T by_target(T x, T y, T) { return log_of(y) + 1 - x; }
};

template <> struct LossMath<PointwiseLossOp::KlDivergenceOfLogs> {
    template <class T> static __device__ T value(T x, T y, T) { return exp(y) * (y - x); }
    template <class T> static __device__ T by_input(T, T y, T) { return -exp(y); }
    template <class T> static __device__ T by_target(T x, T y, T) { return exp(y) * (y - x + 1); }
};

template <> struct LossMath<PointwiseLossOp::PoissonOfLog> {
    template <class T> static __device__ T value(T x, T y, T) { return exp(x) - y * x; }
    template <class T> static __device__ T by_input(T x, T y, T) { return exp(x) - y; }
    template <class T> static __device__ T by_target(T x, T, T) { return -x; }
};

template <> struct LossMath<PointwiseLossOp::Poisson> {
    template <class T> static __device__ T value(T x, T y, T eps) { return x - y * log(x + eps); }
    template <class T> static __device__ T by_input(T x, T y, T eps) { return 1 - y / (x + eps); }
    template <class T> static __device__ T by_target(T x, T, T eps) { return -log(x + eps); }
};

template <> struct LossMath<PointwiseLossOp::SoftMargin> {
    template <class T> static __device__ T value(T x, T y, T) { return log_of_one_plus_exp(-y * x); }
    template <class T> static __device__ T by_input(T x, T y, T) { return -y * logistic(-y * x); }
    template <class T> static __device__ T by_target(T x, T y, T) { return -x * logistic(-y * x); }
};

template <> struct LossMath<PointwiseLossOp::HingeEmbedding> {
    template <class T> static __device__ T value(T x, T y, T margin)
    {
        return (y == 1 ? T(0) : at_least(margin - x, T(0))) + (y == -1 ? T(0) : x);
    }
    template <class T> static __device__ T by_input(T x, T y, T margin)
    {
        return (y == 1 || x >= margin ? T(0) : T(-1)) + (y == -1 ? T(0) : T(1));
    }
    template <class T> static __device__ T by_target(T, T, T) { return 0; }
};

}  // namespace ts::cuda
