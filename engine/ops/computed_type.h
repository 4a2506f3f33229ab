#pragma once

#include "engine/ops/elementwise.h"

namespace ts {

constexpr bool is_half(DType type)
{
    return type == DType::Float16 || type == DType::BFloat16;
}

/// Type that arithmetic runs in: halves are computed in float32.
constexpr DType compute_type(DType type)
{
    return is_half(type) ? DType::Float32 : type;
}

/// `a` with the type its arithmetic runs in; recorded. An undefined tensor (an absent bias) stays undefined.
inline Tensor computed(const Tensor& a)
{
    return a.defined() ? to(a, compute_type(a.dtype())) : a;
}

/// Functions with a real result take integers as float32.
inline Tensor real_valued(const Tensor& a)
{
    return is_floating(a.dtype()) ? a : to(a, DType::Float32);
}

}  // namespace ts
