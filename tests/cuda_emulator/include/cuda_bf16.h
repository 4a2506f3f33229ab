#pragma once

#include <cstdint>

#include "cuda_emulator/half_bits.h"
#include "cuda_emulator/keywords.h"
#include "cuda_emulator/vector_types.h"

// CUDA's 16-bit float with the exponent of float. Arithmetic is done in float and rounded once, as on the device.

struct __nv_bfloat16 {
    std::uint16_t bits;

    __nv_bfloat16() = default;
    __nv_bfloat16(float value) : bits(cuda_emulator::HalfBits<8>::from_float(value)) { }
    __nv_bfloat16(double value) : __nv_bfloat16(cuda_emulator::to_odd_float(value)) { }
    __nv_bfloat16(int value) : __nv_bfloat16(static_cast<double>(value)) { }
    operator float() const { return cuda_emulator::HalfBits<8>::to_float(bits); }
};

struct __nv_bfloat16_raw {
    std::uint16_t x;
    __nv_bfloat16_raw() = default;
    __nv_bfloat16_raw(__nv_bfloat16 value) : x(value.bits) { }
    operator __nv_bfloat16() const
    {
        __nv_bfloat16 value;
        value.bits = x;
        return value;
    }
};

struct alignas(4) __nv_bfloat162 {
    __nv_bfloat16 x, y;
    __nv_bfloat162() = default;
    __nv_bfloat162(__nv_bfloat16 low, __nv_bfloat16 high) : x(low), y(high) { }
};

inline __nv_bfloat16 operator+(__nv_bfloat16 a, __nv_bfloat16 b)
{
    return static_cast<float>(a) + static_cast<float>(b);
}
inline __nv_bfloat16 operator-(__nv_bfloat16 a, __nv_bfloat16 b)
{
    return static_cast<float>(a) - static_cast<float>(b);
}
inline __nv_bfloat16 operator*(__nv_bfloat16 a, __nv_bfloat16 b)
{
    return static_cast<float>(a) * static_cast<float>(b);
}
inline __nv_bfloat16 operator/(__nv_bfloat16 a, __nv_bfloat16 b)
{
    return static_cast<float>(a) / static_cast<float>(b);
}
inline __nv_bfloat16 operator-(__nv_bfloat16 a)
{
    a.bits ^= 0x8000;
    return a;
}
inline __nv_bfloat16& operator+=(__nv_bfloat16& a, __nv_bfloat16 b)
{
    return a = a + b;
}
inline __nv_bfloat16& operator*=(__nv_bfloat16& a, __nv_bfloat16 b)
{
    return a = a * b;
}
inline bool operator==(__nv_bfloat16 a, __nv_bfloat16 b)
{
    return static_cast<float>(a) == static_cast<float>(b);
}
inline bool operator!=(__nv_bfloat16 a, __nv_bfloat16 b)
{
    return static_cast<float>(a) != static_cast<float>(b);
}
inline bool operator<(__nv_bfloat16 a, __nv_bfloat16 b)
{
    return static_cast<float>(a) < static_cast<float>(b);
}
inline bool operator>(__nv_bfloat16 a, __nv_bfloat16 b)
{
    return static_cast<float>(a) > static_cast<float>(b);
}
inline bool operator<=(__nv_bfloat16 a, __nv_bfloat16 b)
{
    return static_cast<float>(a) <= static_cast<float>(b);
}
inline bool operator>=(__nv_bfloat16 a, __nv_bfloat16 b)
{
    return static_cast<float>(a) >= static_cast<float>(b);
}

inline float __bfloat162float(__nv_bfloat16 value)
{
    return value;
}
inline __nv_bfloat16 __float2bfloat16(float value)
{
    return value;
}
inline __nv_bfloat16 __float2bfloat16_rn(float value)
{
    return value;
}
inline __nv_bfloat16 __double2bfloat16(double value)
{
    return value;
}
inline __nv_bfloat162 __float22bfloat162_rn(float2 value)
{
    return {value.x, value.y};
}
inline float2 __bfloat1622float2(__nv_bfloat162 value)
{
    return {value.x, value.y};
}
inline __nv_bfloat162 __floats2bfloat162_rn(float low, float high)
{
    return {low, high};
}
inline __nv_bfloat162 __halves2bfloat162(__nv_bfloat16 low, __nv_bfloat16 high)
{
    return {low, high};
}
inline __nv_bfloat162 make_bfloat162(__nv_bfloat16 low, __nv_bfloat16 high)
{
    return {low, high};
}
inline __nv_bfloat162 __bfloat162bfloat162(__nv_bfloat16 value)
{
    return {value, value};
}
inline float __low2float(__nv_bfloat162 value)
{
    return value.x;
}
inline float __high2float(__nv_bfloat162 value)
{
    return value.y;
}
inline __nv_bfloat16 __low2bfloat16(__nv_bfloat162 value)
{
    return value.x;
}
inline __nv_bfloat16 __high2bfloat16(__nv_bfloat162 value)
{
    return value.y;
}
inline bool __hisnan(__nv_bfloat16 value)
{
    return value != value;
}
inline unsigned short __bfloat16_as_ushort(__nv_bfloat16 value)
{
    return value.bits;
}
inline __nv_bfloat16 __ushort_as_bfloat16(unsigned short bits)
{
    __nv_bfloat16 value;
    value.bits = bits;
    return value;
}

using nv_bfloat16 = __nv_bfloat16;
using nv_bfloat162 = __nv_bfloat162;
