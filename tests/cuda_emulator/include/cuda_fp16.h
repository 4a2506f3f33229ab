#pragma once

#include <cstdint>

#include "cuda_emulator/half_bits.h"
#include "cuda_emulator/keywords.h"
#include "cuda_emulator/vector_types.h"

// CUDA's 16-bit float with 5 bits of exponent. Arithmetic is done in float and rounded once, as on the device.

struct __half {
    std::uint16_t bits;

    __half() = default;
    __half(float value) : bits(cuda_emulator::HalfBits<5>::from_float(value)) { }
    __half(double value) : __half(cuda_emulator::to_odd_float(value)) { }
    __half(int value) : __half(static_cast<double>(value)) { }
    operator float() const { return cuda_emulator::HalfBits<5>::to_float(bits); }
};

struct __half_raw {
    std::uint16_t x;
    __half_raw() = default;
    __half_raw(__half value) : x(value.bits) { }
    operator __half() const
    {
        __half value;
        value.bits = x;
        return value;
    }
};

struct alignas(4) __half2 {
    __half x, y;
    __half2() = default;
    __half2(__half low, __half high) : x(low), y(high) { }
};

inline __half operator+(__half a, __half b)
{
    return static_cast<float>(a) + static_cast<float>(b);
}
inline __half operator-(__half a, __half b)
{
    return static_cast<float>(a) - static_cast<float>(b);
}
inline __half operator*(__half a, __half b)
{
    return static_cast<float>(a) * static_cast<float>(b);
}
inline __half operator/(__half a, __half b)
{
    return static_cast<float>(a) / static_cast<float>(b);
}
inline __half operator-(__half a)
{
    a.bits ^= 0x8000;
    return a;
}
inline __half& operator+=(__half& a, __half b)
{
    return a = a + b;
}
inline __half& operator*=(__half& a, __half b)
{
    return a = a * b;
}
inline bool operator==(__half a, __half b)
{
    return static_cast<float>(a) == static_cast<float>(b);
}
inline bool operator!=(__half a, __half b)
{
    return static_cast<float>(a) != static_cast<float>(b);
}
inline bool operator<(__half a, __half b)
{
    return static_cast<float>(a) < static_cast<float>(b);
}
inline bool operator>(__half a, __half b)
{
    return static_cast<float>(a) > static_cast<float>(b);
}
inline bool operator<=(__half a, __half b)
{
    return static_cast<float>(a) <= static_cast<float>(b);
}
inline bool operator>=(__half a, __half b)
{
    return static_cast<float>(a) >= static_cast<float>(b);
}

inline float __half2float(__half value)
{
    return value;
}
inline __half __float2half(float value)
{
    return value;
}
inline __half __float2half_rn(float value)
{
    return value;
}
inline __half __double2half(double value)
{
    return value;
}
inline __half2 __float22half2_rn(float2 value)
{
    return {value.x, value.y};
}
inline float2 __half22float2(__half2 value)
{
    return {value.x, value.y};
}
inline __half2 __floats2half2_rn(float low, float high)
{
    return {low, high};
}
inline __half2 __halves2half2(__half low, __half high)
{
    return {low, high};
}
inline __half2 make_half2(__half low, __half high)
{
    return {low, high};
}
inline __half2 __half2half2(__half value)
{
    return {value, value};
}
inline float __low2float(__half2 value)
{
    return value.x;
}
inline float __high2float(__half2 value)
{
    return value.y;
}
inline __half __low2half(__half2 value)
{
    return value.x;
}
inline __half __high2half(__half2 value)
{
    return value.y;
}
inline bool __hisnan(__half value)
{
    return value != value;
}
inline unsigned short __half_as_ushort(__half value)
{
    return value.bits;
}
inline __half __ushort_as_half(unsigned short bits)
{
    __half value;
    value.bits = bits;
    return value;
}

using half = __half;
using half2 = __half2;
