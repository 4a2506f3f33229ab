#include "engine/cpu/simd/pointwise_loss_loops.h"

#include "engine/cpu/simd/stable_math.h"

namespace ts::TS_SIMD {

namespace {

namespace vm = ts::vector_math;

// Value, and slope by input and by target, of each loss.

/// Losses of the difference of input and target.
template <class F> struct OfDifference {
    template <class T> static T value(T x, T y, T a) { return F::value(x - y, a); }
    template <class T> static T by_input(T x, T y, T a) { return F::slope(x - y, a); }
    template <class T> static T by_target(T x, T y, T a) { return -F::slope(x - y, a); }
};

struct Squared {
    template <class T> static T value(T d, T) { return d * d; }
    template <class T> static T slope(T d, T) { return 2 * d; }
};

struct Absolute {
    template <class T> static T value(T d, T) { return magnitude(d); }
    template <class T> static T slope(T d, T) { return static_cast<T>((d > 0) - (d < 0)); }
};

struct SmoothL1 {
    template <class T> static T value(T d, T beta)
    {
        const T m = magnitude(d), square = m * m / beta / 2, line = m - beta / 2;
        return m < beta ? square : line;
    }
    template <class T> static T slope(T d, T beta) { return at_most(at_least(d / beta, T{-1}), T{1}); }
};

struct Huber {
    template <class T> static T value(T d, T delta)
    {
        const T m = magnitude(d), square = m * m / 2, line = delta * (m - delta / 2);
        return m <= delta ? square : line;
    }
    template <class T> static T slope(T d, T delta) { return at_most(at_least(d, -delta), delta); }
};

/// Logarithms are kept above -100, so that a sure and wrong answer costs a finite amount.
struct BinaryCrossEntropy {
    template <class T> static T log_at_least(T x) { return at_least(vm::log(x), T{-100}); }
    template <class T> static T value(T x, T y, T) { return -(y * log_at_least(x) + (1 - y) * log_at_least(1 - x)); }
    template <class T> static T by_input(T x, T y, T) { return (x - y) / at_least(x * (1 - x), static_cast<T>(1e-12)); }
    template <class T> static T by_target(T x, T, T) { return log_at_least(1 - x) - log_at_least(x); }
};

struct BinaryCrossEntropyWithLogits {
    template <class T> static T value(T x, T y, T) { return log_of_one_plus_exp(x) - x * y; }
    template <class T> static T by_input(T x, T y, T) { return logistic(x) - y; }
    template <class T> static T by_target(T x, T, T) { return -x; }
};

/// Targets of 0 count nothing.
struct KlDivergence {
    template <class T> static T log_of(T y) { return vm::log(at_least(y, static_cast<T>(1e-37))); }
    template <class T> static T value(T x, T y, T) { return y * (log_of(y) - x); }
    template <class T> static T by_input(T, T y, T) { return -y; }
    template <class T> static T by_target(T x, T y, T) { return log_of(y) + 1 - x; }
};

struct KlDivergenceOfLogs {
    template <class T> static T value(T x, T y, T) { return vm::exp(y) * (y - x); }
    template <class T> static T by_input(T, T y, T) { return -vm::exp(y); }
    template <class T> static T by_target(T x, T y, T) { return vm::exp(y) * (y - x + 1); }
};

struct PoissonOfLog {
    template <class T> static T value(T x, T y, T) { return vm::exp(x) - y * x; }
    template <class T> static T by_input(T x, T y, T) { return vm::exp(x) - y; }
    template <class T> static T by_target(T x, T, T) { return -x; }
};

struct Poisson {
    template <class T> static T value(T x, T y, T eps) { return x - y * vm::log(x + eps); }
    template <class T> static T by_input(T x, T y, T eps) { return 1 - y / (x + eps); }
    template <class T> static T by_target(T x, T, T eps) { return -vm::log(x + eps); }
};

struct SoftMargin {
    template <class T> static T value(T x, T y, T) { return log_of_one_plus_exp(-y * x); }
    template <class T> static T by_input(T x, T y, T) { return -y * logistic(-y * x); }
    template <class T> static T by_target(T x, T y, T) { return -x * logistic(-y * x); }
};

struct HingeEmbedding {
    template <class T> static T value(T x, T y, T margin)
    {
        return (y == 1 ? T{} : at_least(margin - x, T{})) + (y == -1 ? T{} : x);
    }
    template <class T> static T by_input(T x, T y, T margin)
    {
        return (y == 1 || x >= margin ? T{} : T{-1}) + (y == -1 ? T{} : T{1});
    }
    template <class T> static T by_target(T, T, T) { return 0; }
};

template <class T, class F> void each(const T* x, const T* y, T* out, std::int64_t n, T a)
{
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = F::value(x[i], y[i], a);
}

/// Sum of n values, in many partial sums side by side.
template <class T> double sum_of(const T* values, std::int64_t n)
{
    constexpr std::int64_t kLanes = 32;
    T lanes[kLanes] = {};
    std::int64_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        for (std::int64_t l = 0; l < kLanes; ++l)
            lanes[l] += values[i + l];
    double total = 0;
    for (std::int64_t l = 0; l < kLanes; ++l)
        total += static_cast<double>(lanes[l]);
    for (; i < n; ++i)
        total += static_cast<double>(values[i]);
    return total;
}

template <class T, class F> double sum(const T* x, const T* y, std::int64_t n, T a)
{
    constexpr std::int64_t kBlock = 1024;
    T values[kBlock];
    double total = 0;
    for (std::int64_t i = 0; i < n; i += kBlock) {
        const std::int64_t count = n - i < kBlock ? n - i : kBlock;
        each<T, F>(x + i, y + i, values, count, a);
        total += sum_of(values, count);
    }
    return total;
}

template <class F> struct ByInput {
    template <class T> static T at(T x, T y, T a) { return F::by_input(x, y, a); }
};
template <class F> struct ByTarget {
    template <class T> static T at(T x, T y, T a) { return F::by_target(x, y, a); }
};

template <class T, class Slope>
void slope(const T* x, const T* y, const T* g, std::int64_t g_step, T* out, std::int64_t n, T factor, T a)
{
    if (g_step == 0) {
        const T scale = factor * *g;
        for (std::int64_t i = 0; i < n; ++i)
            out[i] = scale * Slope::at(x[i], y[i], a);
        return;
    }
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = factor * g[i] * Slope::at(x[i], y[i], a);
}

template <class F> void add(PointwiseLossLoops& loops, PointwiseLossOp op)
{
    const auto i = static_cast<std::size_t>(op);
    loops.f32[i] = {each<float, F>, sum<float, F>, slope<float, ByInput<F>>, slope<float, ByTarget<F>>};
    loops.f64[i] = {each<double, F>, sum<double, F>, slope<double, ByInput<F>>, slope<double, ByTarget<F>>};
}

}  // namespace

PointwiseLossLoops pointwise_loss_loops()
{
    PointwiseLossLoops loops;
    add<OfDifference<Squared>>(loops, PointwiseLossOp::Squared);
    add<OfDifference<Absolute>>(loops, PointwiseLossOp::Absolute);
    add<OfDifference<SmoothL1>>(loops, PointwiseLossOp::SmoothL1);
    add<OfDifference<Huber>>(loops, PointwiseLossOp::Huber);
    add<BinaryCrossEntropy>(loops, PointwiseLossOp::BinaryCrossEntropy);
    add<BinaryCrossEntropyWithLogits>(loops, PointwiseLossOp::BinaryCrossEntropyWithLogits);
    add<KlDivergence>(loops, PointwiseLossOp::KlDivergence);
    add<KlDivergenceOfLogs>(loops, PointwiseLossOp::KlDivergenceOfLogs);
    add<PoissonOfLog>(loops, PointwiseLossOp::PoissonOfLog);
    add<Poisson>(loops, PointwiseLossOp::Poisson);
    add<SoftMargin>(loops, PointwiseLossOp::SoftMargin);
    add<HingeEmbedding>(loops, PointwiseLossOp::HingeEmbedding);
    return loops;
}

}  // namespace ts::TS_SIMD
