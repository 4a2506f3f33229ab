#pragma once

#include <cmath>

// Mathematics that CUDA has beside <cmath>. Fast variants are as exact as the plain ones here.

inline float rsqrtf(float x)
{
    return 1.0f / std::sqrt(x);
}
inline double rsqrt(double x)
{
    return 1.0 / std::sqrt(x);
}
inline float rcbrtf(float x)
{
    return 1.0f / std::cbrt(x);
}
inline double rcbrt(double x)
{
    return 1.0 / std::cbrt(x);
}
inline float __expf(float x)
{
    return std::exp(x);
}
inline float __exp10f(float x)
{
    return std::pow(10.0f, x);
}
inline float __logf(float x)
{
    return std::log(x);
}
inline float __log2f(float x)
{
    return std::log2(x);
}
inline float __log10f(float x)
{
    return std::log10(x);
}
inline float __powf(float x, float y)
{
    return std::pow(x, y);
}
inline float __sinf(float x)
{
    return std::sin(x);
}
inline float __cosf(float x)
{
    return std::cos(x);
}
inline void __sincosf(float x, float* sine, float* cosine)
{
    *sine = std::sin(x);
    *cosine = std::cos(x);
}
inline float __tanf(float x)
{
    return std::tan(x);
}
inline float __fdividef(float x, float y)
{
    return x / y;
}
inline float __saturatef(float x)
{
    return x > 0.0f ? (x < 1.0f ? x : 1.0f) : 0.0f;  // of NaN CUDA makes 0
}
inline float normcdff(float x)
{
    return 0.5f * std::erfc(-x * 0.70710678f);
}
inline double normcdf(double x)
{
    return 0.5 * std::erfc(-x * 0.70710678118654752440);
}

namespace cuda_emulator {

/// x reduced to [-0.5, 0.5] with the sign to multiply sine and cosine by: exact, so that sinpi of an integer is 0.
template <class T> struct HalfTurns {
    T rest;
    T sign;
    explicit HalfTurns(T x)
    {
        const T whole = std::nearbyint(x);
        rest = x - whole;
        sign = std::fmod(whole, T(2)) == T(0) ? T(1) : T(-1);
    }
};
inline constexpr double kPi = 3.14159265358979323846;

}  // namespace cuda_emulator

inline double sinpi(double x)
{
    const cuda_emulator::HalfTurns<double> turns(x);
    return turns.sign * std::sin(cuda_emulator::kPi * turns.rest);
}
inline double cospi(double x)
{
    const cuda_emulator::HalfTurns<double> turns(x);
    return std::fabs(turns.rest) == 0.5 ? 0.0 : turns.sign * std::cos(cuda_emulator::kPi * turns.rest);
}
inline float sinpif(float x)
{
    return static_cast<float>(sinpi(static_cast<double>(x)));
}
inline float cospif(float x)
{
    return static_cast<float>(cospi(static_cast<double>(x)));
}
inline void sincospif(float x, float* sine, float* cosine)
{
    *sine = sinpif(x);
    *cosine = cospif(x);
}
inline void sincospi(double x, double* sine, double* cosine)
{
    *sine = sinpi(x);
    *cosine = cospi(x);
}
