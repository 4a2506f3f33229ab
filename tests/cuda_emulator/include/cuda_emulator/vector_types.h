#pragma once

// CUDA's short vectors, with its alignment, and the built-in variables of a kernel.

#define CUDA_EMULATOR_VECTORS(NAME, ELEMENT)                                                                                   \
    struct NAME##1                                                                                                             \
    {                                                                                                                          \
        ELEMENT x;                                                                                                             \
    };                                                                                                                         \
    struct alignas(2 * sizeof(ELEMENT)) NAME##2                                                                                \
    {                                                                                                                          \
        ELEMENT x, y;                                                                                                          \
    };                                                                                                                         \
    struct NAME##3                                                                                                             \
    {                                                                                                                          \
        ELEMENT x, y, z;                                                                                                       \
    };                                                                                                                         \
    struct alignas(4 * sizeof(ELEMENT) < 16 ? 4 * sizeof(ELEMENT) : 16) NAME##4                                                \
    {                                                                                                                          \
        ELEMENT x, y, z, w;                                                                                                    \
    };                                                                                                                         \
    constexpr NAME##1 make_##NAME##1(ELEMENT x)                                                                                \
    {                                                                                                                          \
        return {x};                                                                                                            \
    }                                                                                                                          \
    constexpr NAME##2 make_##NAME##2(ELEMENT x, ELEMENT y)                                                                     \
    {                                                                                                                          \
        return {x, y};                                                                                                         \
    }                                                                                                                          \
    constexpr NAME##3 make_##NAME##3(ELEMENT x, ELEMENT y, ELEMENT z)                                                          \
    {                                                                                                                          \
        return {x, y, z};                                                                                                      \
    }                                                                                                                          \
    constexpr NAME##4 make_##NAME##4(ELEMENT x, ELEMENT y, ELEMENT z, ELEMENT w)                                               \
    {                                                                                                                          \
        return {x, y, z, w};                                                                                                   \
    }

CUDA_EMULATOR_VECTORS(char, signed char)
CUDA_EMULATOR_VECTORS(uchar, unsigned char)
CUDA_EMULATOR_VECTORS(short, short)
CUDA_EMULATOR_VECTORS(ushort, unsigned short)
CUDA_EMULATOR_VECTORS(int, int)
CUDA_EMULATOR_VECTORS(uint, unsigned)
CUDA_EMULATOR_VECTORS(long, long)
CUDA_EMULATOR_VECTORS(ulong, unsigned long)
CUDA_EMULATOR_VECTORS(longlong, long long)
CUDA_EMULATOR_VECTORS(ulonglong, unsigned long long)
CUDA_EMULATOR_VECTORS(float, float)
CUDA_EMULATOR_VECTORS(double, double)

#undef CUDA_EMULATOR_VECTORS

struct dim3 {
    unsigned x = 1, y = 1, z = 1;
    constexpr dim3(unsigned width = 1, unsigned height = 1, unsigned depth = 1) : x(width), y(height), z(depth) { }
    constexpr dim3(uint3 v) : x(v.x), y(v.y), z(v.z) { }
    constexpr operator uint3() const { return {x, y, z}; }
};

// One kernel runs at a time, and one thread of it, so these are plain variables that change with the fiber.
extern uint3 threadIdx;
extern uint3 blockIdx;
extern dim3 blockDim;
extern dim3 gridDim;
inline constexpr int warpSize = 32;
