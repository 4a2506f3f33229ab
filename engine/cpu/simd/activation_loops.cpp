#include "engine/cpu/simd/activation_loops.h"

#include "engine/cpu/simd/stable_math.h"

namespace ts::TS_SIMD {

namespace {

namespace vm = ts::vector_math;

// Value, first and second derivative of each function.

struct GeluTanh {
    template <class T> struct Terms {
        T t, inner_slope, inner_bend;
        explicit Terms(T x)
        {
            constexpr T root = static_cast<T>(0.79788456080286535588), cubic = static_cast<T>(0.044715);
            t = vm::tanh(root * (x + cubic * x * x * x));
            inner_slope = root * (1 + 3 * cubic * x * x);
            inner_bend = 6 * root * cubic * x;
        }
    };
    template <class T> static T value(T x, T, T) { return x / 2 * (1 + Terms<T>(x).t); }
    template <class T> static T slope(T x, T, T)
    {
        const Terms<T> u(x);
        return (1 + u.t) / 2 + x / 2 * (1 - u.t * u.t) * u.inner_slope;
    }
    template <class T> static T curvature(T x, T, T)
    {
        const Terms<T> u(x);
        return (1 - u.t * u.t) * (u.inner_slope + x / 2 * (u.inner_bend - 2 * u.t * u.inner_slope * u.inner_slope));
    }
};

struct Silu {
    template <class T> static T value(T x, T, T) { return x * logistic(x); }
    template <class T> static T slope(T x, T, T)
    {
        const T s = logistic(x);
        return s * (1 + x * (1 - s));
    }
    template <class T> static T curvature(T x, T, T)
    {
        const T s = logistic(x);
        return s * (1 - s) * (2 + x * (1 - 2 * s));
    }
};

struct Softplus {
    template <class T> static T value(T x, T beta, T threshold)
    {
        const T z = beta * x, small = log_one_plus(vm::exp(-magnitude(z)));
        return (at_least(z, T{}) + small * static_cast<T>(z > threshold ? 0 : 1)) / beta;
    }
    template <class T> static T slope(T x, T beta, T threshold)
    {
        const T z = beta * x, rest = logistic(-z);
        return 1 - rest * static_cast<T>(z > threshold ? 0 : 1);
    }
    template <class T> static T curvature(T x, T beta, T threshold)
    {
        const T z = beta * x, s = logistic(z);
        return s * (1 - s) * (z > threshold ? T{} : beta);
    }
};

struct Celu {
    template <class T> static T value(T x, T alpha, T)
    {
        return at_least(x, T{}) + alpha * exp_minus_one(at_most(x, T{}) / alpha);
    }
    template <class T> static T slope(T x, T alpha, T) { return vm::exp(at_most(x, T{}) / alpha); }
    template <class T> static T curvature(T x, T alpha, T)
    {
        return vm::exp(at_most(x, T{}) / alpha) * (x > 0 ? T{} : 1 / alpha);
    }
};

struct Elu {
    template <class T> static T value(T x, T alpha, T) { return at_least(x, T{}) + alpha * exp_minus_one(at_most(x, T{})); }
    template <class T> static T slope(T x, T alpha, T) { return vm::exp(at_most(x, T{})) * (x > 0 ? T{1} : alpha); }
    template <class T> static T curvature(T x, T alpha, T) { return vm::exp(at_most(x, T{})) * (x > 0 ? T{} : alpha); }
};

struct Selu {
    template <class T> static constexpr T alpha = static_cast<T>(1.6732632423543772848170429916717);
    template <class T> static constexpr T scale = static_cast<T>(1.0507009873554804934193349852946);
    template <class T> static T value(T x, T, T) { return scale<T> * Elu::value(x, alpha<T>, T{}); }
    template <class T> static T slope(T x, T, T) { return scale<T> * Elu::slope(x, alpha<T>, T{}); }
    template <class T> static T curvature(T x, T, T) { return scale<T> * Elu::curvature(x, alpha<T>, T{}); }
};

/// Functions made of straight pieces.
struct Straight {
    template <class T> static T curvature(T, T, T) { return 0; }
};

struct Hardtanh : Straight {
    template <class T> static T value(T x, T low, T high) { return at_most(at_least(x, low), high); }
    template <class T> static T slope(T x, T low, T high) { return static_cast<T>(x > low && x < high ? 1 : 0); }
};

struct Hardswish {
    template <class T> static T value(T x, T, T) { return x * at_most(at_least(x + 3, T{}), T{6}) / 6; }
    template <class T> static T slope(T x, T, T)
    {
        const T inside = x / 3 + static_cast<T>(0.5);
        return x < -3 ? T{} : x > 3 ? T{1} : inside;
    }
    template <class T> static T curvature(T x, T, T) { return x > -3 && x < 3 ? T{1} / 3 : T{}; }
};

struct Hardsigmoid : Straight {
    template <class T> static T value(T x, T, T) { return at_most(at_least(x + 3, T{}), T{6}) / 6; }
    template <class T> static T slope(T x, T, T) { return x > -3 && x < 3 ? T{1} / 6 : T{}; }
};

struct Mish {
    /// t = tanh(softplus(x)) and s = logistic(x) from one exponential; both are 1 long before it overflows.
    template <class T> struct Terms {
        T t, s;
        explicit Terms(T x)
        {
            const T e = vm::exp(at_most(x, T{40})), n = e * (e + 2);
            t = n / (n + 2);
            s = e / (1 + e);
        }
    };
    template <class T> static T value(T x, T, T) { return x * Terms<T>(x).t; }
    template <class T> static T slope(T x, T, T)
    {
        const Terms<T> u(x);
        return u.t + x * u.s * (1 - u.t * u.t);
    }
    template <class T> static T curvature(T x, T, T)
    {
        const Terms<T> u(x);
        return u.s * (1 - u.t * u.t) * (2 + x * (1 - u.s - 2 * u.s * u.t));
    }
};

struct Softsign {
    template <class T> static T value(T x, T, T) { return x / (1 + magnitude(x)); }
    template <class T> static T slope(T x, T, T)
    {
        const T d = 1 + magnitude(x);
        return 1 / (d * d);
    }
    template <class T> static T curvature(T x, T, T)
    {
        const T d = 1 + magnitude(x);
        return (x < 0 ? T{2} : T{-2}) / (d * d * d);
    }
};

struct LogSigmoid {
    template <class T> static T value(T x, T, T) { return at_most(x, T{}) - log_one_plus(vm::exp(-magnitude(x))); }
    template <class T> static T slope(T x, T, T) { return logistic(-x); }
    template <class T> static T curvature(T x, T, T)
    {
        const T s = logistic(x);
        return s * (s - 1);
    }
};

struct Tanhshrink {
    template <class T> static T value(T x, T, T) { return x - vm::tanh(x); }
    template <class T> static T slope(T x, T, T)
    {
        const T t = vm::tanh(x);
        return t * t;
    }
    template <class T> static T curvature(T x, T, T)
    {
        const T t = vm::tanh(x);
        return 2 * t * (1 - t * t);
    }
};

struct Threshold : Straight {
    template <class T> static T value(T x, T threshold, T instead) { return x <= threshold ? instead : x; }
    template <class T> static T slope(T x, T threshold, T) { return static_cast<T>(x <= threshold ? 0 : 1); }
};

struct Hardshrink : Straight {
    template <class T> static T value(T x, T lambda, T) { return x >= -lambda && x <= lambda ? T{} : x; }
    template <class T> static T slope(T x, T lambda, T) { return static_cast<T>(x >= -lambda && x <= lambda ? 0 : 1); }
};

struct Softshrink : Straight {
    template <class T> static T value(T x, T lambda, T) { return x - at_most(at_least(x, -lambda), lambda); }
    template <class T> static T slope(T x, T lambda, T) { return static_cast<T>(x >= -lambda && x <= lambda ? 0 : 1); }
};

template <class T, class F> void value_loop(const T* x, T* y, std::int64_t n, T a, T b)
{
    for (std::int64_t i = 0; i < n; ++i)
        y[i] = F::value(x[i], a, b);
}
template <class T, class F> void slope_loop(const T* g, const T* x, T* out, std::int64_t n, T a, T b)
{
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = g[i] * F::slope(x[i], a, b);
}
template <class T, class F> void curvature_loop(const T* g, const T* h, const T* x, T* out, std::int64_t n, T a, T b)
{
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = g[i] * h[i] * F::curvature(x[i], a, b);
}

template <class F> void add(ActivationLoops& loops, ActivationOp op)
{
    const auto i = static_cast<std::size_t>(op);
    loops.f32[i] = {value_loop<float, F>, slope_loop<float, F>, curvature_loop<float, F>};
    loops.f64[i] = {value_loop<double, F>, slope_loop<double, F>, curvature_loop<double, F>};
}

}  // namespace

ActivationLoops activation_loops()
{
    ActivationLoops loops;
    add<GeluTanh>(loops, ActivationOp::GeluTanh);
    add<Silu>(loops, ActivationOp::Silu);
    add<Softplus>(loops, ActivationOp::Softplus);
    add<Elu>(loops, ActivationOp::Elu);
    add<Selu>(loops, ActivationOp::Selu);
    add<Celu>(loops, ActivationOp::Celu);
    add<Hardtanh>(loops, ActivationOp::Hardtanh);
    add<Hardswish>(loops, ActivationOp::Hardswish);
    add<Hardsigmoid>(loops, ActivationOp::Hardsigmoid);
    add<Mish>(loops, ActivationOp::Mish);
    add<Softsign>(loops, ActivationOp::Softsign);
    add<LogSigmoid>(loops, ActivationOp::LogSigmoid);
    add<Tanhshrink>(loops, ActivationOp::Tanhshrink);
    add<Threshold>(loops, ActivationOp::Threshold);
    add<Hardshrink>(loops, ActivationOp::Hardshrink);
    add<Softshrink>(loops, ActivationOp::Softshrink);
    return loops;
}

}  // namespace ts::TS_SIMD
