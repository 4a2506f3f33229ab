#pragma once

// Declares that glibc's libmvec has vector forms of these functions, so that loops that call them are vectorised (4 ulp).
#include <cmath>

#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)
#define TS_VECTOR_FORM __attribute__((simd("notinbranch")))
extern "C" {
TS_VECTOR_FORM float expf(float) noexcept;
TS_VECTOR_FORM float logf(float) noexcept;
TS_VECTOR_FORM float sinf(float) noexcept;
TS_VECTOR_FORM float cosf(float) noexcept;
TS_VECTOR_FORM float tanhf(float) noexcept;
TS_VECTOR_FORM float erff(float) noexcept;
TS_VECTOR_FORM float powf(float, float) noexcept;
TS_VECTOR_FORM double exp(double) noexcept;
TS_VECTOR_FORM double log(double) noexcept;
TS_VECTOR_FORM double sin(double) noexcept;
TS_VECTOR_FORM double cos(double) noexcept;
TS_VECTOR_FORM double tanh(double) noexcept;
TS_VECTOR_FORM double erf(double) noexcept;
TS_VECTOR_FORM double pow(double, double) noexcept;
}
#undef TS_VECTOR_FORM
#endif

namespace ts::vector_math {

inline float exp(float x)
{
    return ::expf(x);
}
inline float log(float x)
{
    return ::logf(x);
}
inline float sin(float x)
{
    return ::sinf(x);
}
inline float cos(float x)
{
    return ::cosf(x);
}
inline float tanh(float x)
{
    return ::tanhf(x);
}
inline float erf(float x)
{
    return ::erff(x);
}
inline float pow(float x, float y)
{
    return ::powf(x, y);
}
inline double exp(double x)
{
    return ::exp(x);
}
inline double log(double x)
{
    return ::log(x);
}
inline double sin(double x)
{
    return ::sin(x);
}
inline double cos(double x)
{
    return ::cos(x);
}
inline double tanh(double x)
{
    return ::tanh(x);
}
inline double erf(double x)
{
    return ::erf(x);
}
inline double pow(double x, double y)
{
    return ::pow(x, y);
}

}  // namespace ts::vector_math
