#pragma once

#include <cmath>

// Arithmetic whose rounding is spelled out. Nothing here may be contracted into a fused multiply-add.

inline float __fadd_rn(float a, float b)
{
    return a + b;
}
inline float __fsub_rn(float a, float b)
{
    return a - b;
}
inline float __fmul_rn(float a, float b)
{
    volatile float product = a * b;
    return product;
}
inline float __fdiv_rn(float a, float b)
{
    return a / b;
}
inline float __fmaf_rn(float a, float b, float c)
{
    return std::fma(a, b, c);
}
inline float __frcp_rn(float x)
{
    return 1.0f / x;
}
inline float __fsqrt_rn(float x)
{
    return std::sqrt(x);
}
inline float __frsqrt_rn(float x)
{
    return static_cast<float>(1.0 / std::sqrt(static_cast<double>(x)));
}
inline double __dadd_rn(double a, double b)
{
    return a + b;
}
inline double __dmul_rn(double a, double b)
{
    volatile double product = a * b;
    return product;
}
inline double __ddiv_rn(double a, double b)
{
    return a / b;
}
inline double __fma_rn(double a, double b, double c)
{
    return std::fma(a, b, c);
}
inline double __drcp_rn(double x)
{
    return 1.0 / x;
}
inline double __dsqrt_rn(double x)
{
    return std::sqrt(x);
}

// Conversions to integers: CUDA's saturate and make 0 of NaN, where C++ leaves the result open.
namespace cuda_emulator {
template <class Integer, class Real> Integer saturate(Real x, Integer least, Integer most)
{
    if (!(x == x))
        return 0;
    if (x <= static_cast<Real>(least))
        return least;
    return x >= static_cast<Real>(most) ? most : static_cast<Integer>(x);
}
}  // namespace cuda_emulator

inline int __float2int_rn(float x)
{
    return cuda_emulator::saturate(std::nearbyint(x), -2147483647 - 1, 2147483647);
}
inline int __float2int_rz(float x)
{
    return cuda_emulator::saturate(x, -2147483647 - 1, 2147483647);
}
inline int __float2int_rd(float x)
{
    return cuda_emulator::saturate(std::floor(x), -2147483647 - 1, 2147483647);
}
inline int __float2int_ru(float x)
{
    return cuda_emulator::saturate(std::ceil(x), -2147483647 - 1, 2147483647);
}
inline unsigned __float2uint_rn(float x)
{
    return cuda_emulator::saturate(std::nearbyint(x), 0u, 4294967295u);
}
inline float __int2float_rn(int x)
{
    return static_cast<float>(x);
}
inline float __uint2float_rn(unsigned x)
{
    return static_cast<float>(x);
}
inline float __double2float_rn(double x)
{
    return static_cast<float>(x);
}
