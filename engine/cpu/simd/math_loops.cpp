#include "engine/cpu/simd/math_loops.h"

#include <cmath>

#include "engine/cpu/simd/vector_math.h"

// glibc's libmvec has vector forms of these since 2.35.
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)
#if __GLIBC_PREREQ(2, 35)
#define TS_VECTOR_FORM __attribute__((simd("notinbranch")))
extern "C" {
TS_VECTOR_FORM float tanf(float) noexcept;
TS_VECTOR_FORM float asinf(float) noexcept;
TS_VECTOR_FORM float acosf(float) noexcept;
TS_VECTOR_FORM float atanf(float) noexcept;
TS_VECTOR_FORM float sinhf(float) noexcept;
TS_VECTOR_FORM float coshf(float) noexcept;
TS_VECTOR_FORM float expm1f(float) noexcept;
TS_VECTOR_FORM float log1pf(float) noexcept;
TS_VECTOR_FORM float log2f(float) noexcept;
TS_VECTOR_FORM double tan(double) noexcept;
TS_VECTOR_FORM double asin(double) noexcept;
TS_VECTOR_FORM double acos(double) noexcept;
TS_VECTOR_FORM double atan(double) noexcept;
TS_VECTOR_FORM double sinh(double) noexcept;
TS_VECTOR_FORM double cosh(double) noexcept;
TS_VECTOR_FORM double expm1(double) noexcept;
TS_VECTOR_FORM double log1p(double) noexcept;
TS_VECTOR_FORM double log2(double) noexcept;
}
#undef TS_VECTOR_FORM
#endif
#endif

namespace ts::TS_SIMD {

namespace {

template <class T, class F>
void loop(const T* x, std::int64_t in_step, T* y, std::int64_t out_step, std::int64_t n, Bounds bounds)
{
    const T low = static_cast<T>(bounds.low), high = static_cast<T>(bounds.high);
    if (in_step == 1 && out_step == 1) {
        for (std::int64_t i = 0; i < n; ++i)
            y[i] = F{}(x[i], low, high);
        return;
    }
    for (std::int64_t i = 0; i < n; ++i)
        y[i * out_step] = F{}(x[i * in_step], low, high);
}

template <class T> void clamp_gradient(const T* gradient, const T* x, T* y, std::int64_t n, Bounds bounds)
{
    const T low = static_cast<T>(bounds.low), high = static_cast<T>(bounds.high);
    for (std::int64_t i = 0; i < n; ++i)
        y[i] = (x[i] >= low) & (x[i] <= high) ? gradient[i] : T{};
}

/// The quotient and its product with y are exact in double; fmod takes a hundred times as long.
void remainder(const float* x, const float* y, float* out, std::int64_t n)
{
    for (std::int64_t i = 0; i < n; ++i) {
        const double a = static_cast<double>(x[i]), b = static_cast<double>(y[i]);
        const double rest = a - std::floor(a / b) * b;
        // The rounded quotient may have reached the next whole number.
        out[i] = static_cast<float>((rest != 0) & ((rest < 0) != (b < 0)) ? rest + b : rest);
    }
}

// The type of a lambda without captures stands for the lambda, so that the loop can be a plain function.
template <class T, class F> void set(RealMathLoops<T>& loops, MathOp op, F)
{
    loops.unary[static_cast<std::size_t>(op)] = loop<T, F>;
}

template <class T> T clamped(T x, T low, T high)
{
    const T raised = x < low ? low : x;
    return raised > high ? high : raised;
}

void add_functions(RealMathLoops<float>& loops)
{
    set(loops, MathOp::Tan, [](float x, float, float) { return ::tanf(x); });
    set(loops, MathOp::Asin, [](float x, float, float) { return ::asinf(x); });
    set(loops, MathOp::Acos, [](float x, float, float) { return ::acosf(x); });
    set(loops, MathOp::Atan, [](float x, float, float) { return ::atanf(x); });
    set(loops, MathOp::Sinh, [](float x, float, float) { return ::sinhf(x); });
    set(loops, MathOp::Cosh, [](float x, float, float) { return ::coshf(x); });
    set(loops, MathOp::Expm1, [](float x, float, float) { return ::expm1f(x); });
    set(loops, MathOp::Log1p, [](float x, float, float) { return ::log1pf(x); });
    set(loops, MathOp::Log2, [](float x, float, float) { return ::log2f(x); });
}

void add_functions(RealMathLoops<double>& loops)
{
    set(loops, MathOp::Tan, [](double x, double, double) { return ::tan(x); });
    set(loops, MathOp::Asin, [](double x, double, double) { return ::asin(x); });
    set(loops, MathOp::Acos, [](double x, double, double) { return ::acos(x); });
    set(loops, MathOp::Atan, [](double x, double, double) { return ::atan(x); });
    set(loops, MathOp::Sinh, [](double x, double, double) { return ::sinh(x); });
    set(loops, MathOp::Cosh, [](double x, double, double) { return ::cosh(x); });
    set(loops, MathOp::Expm1, [](double x, double, double) { return ::expm1(x); });
    set(loops, MathOp::Log1p, [](double x, double, double) { return ::log1p(x); });
    set(loops, MathOp::Log2, [](double x, double, double) { return ::log2(x); });
}

template <class T> RealMathLoops<T> loops_of()
{
    RealMathLoops<T> loops;
    set(loops, MathOp::Floor, [](T x, T, T) { return std::floor(x); });
    set(loops, MathOp::Ceil, [](T x, T, T) { return std::ceil(x); });
    set(loops, MathOp::Round, [](T x, T, T) { return std::nearbyint(x); });
    set(loops, MathOp::Trunc, [](T x, T, T) { return std::trunc(x); });
    set(loops, MathOp::Rsqrt, [](T x, T, T) { return T{1} / std::sqrt(x); });
    set(loops, MathOp::Clamp, [](T x, T low, T high) { return clamped(x, low, high); });
    add_functions(loops);
    loops.clamp_gradient = clamp_gradient<T>;
    return loops;
}

}  // namespace

MathLoops math_loops()
{
    return {loops_of<float>(), loops_of<double>(), remainder};
}

}  // namespace ts::TS_SIMD
