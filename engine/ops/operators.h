#pragma once

#include "engine/ops/elementwise.h"

namespace ts {

inline Tensor operator+(const Tensor& a, const Tensor& b)
{
    return add(a, b);
}
inline Tensor operator-(const Tensor& a, const Tensor& b)
{
    return sub(a, b);
}
inline Tensor operator*(const Tensor& a, const Tensor& b)
{
    return mul(a, b);
}
inline Tensor operator/(const Tensor& a, const Tensor& b)
{
    return div(a, b);
}
inline Tensor operator+(const Tensor& a, double b)
{
    return add(a, b);
}
inline Tensor operator-(const Tensor& a, double b)
{
    return add(a, -b);
}
inline Tensor operator*(const Tensor& a, double b)
{
    return mul(a, b);
}
inline Tensor operator*(double a, const Tensor& b)
{
    return mul(b, a);
}
inline Tensor operator/(const Tensor& a, double b)
{
    return mul(a, 1 / b);
}
inline Tensor operator-(double a, const Tensor& b)
{
    return add(neg(b), a);
}
inline Tensor operator-(const Tensor& a)
{
    return neg(a);
}

}  // namespace ts
