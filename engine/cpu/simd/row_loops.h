#pragma once

// Loops along one row of numbers by whole registers, the rest one by one; compiled into each instruction set's own namespace.
#include <cstdint>

#include "engine/cpu/simd/vector_type.h"

namespace ts::TS_SIMD {

namespace {

/// W is T or Vector<T>. As an argument of a template a register type forgets that it may be unaligned, hence the casts.
template <class W, class T> inline W load(const T* p)
{
    if constexpr (sizeof(W) > sizeof(T))
        return *reinterpret_cast<const Vector<T>*>(p);
    else
        return *p;
}
template <class W, class T> inline void store(T* p, W value)
{
    if constexpr (sizeof(W) > sizeof(T))
        *reinterpret_cast<Vector<T>*>(p) = value;
    else
        *p = value;
}

template <class T> inline T sum_of_lanes(Vector<T> v)
{
    T total = 0;
    for (int k = 0; k < kLanesOf<T>; ++k)
        total += v[k];
    return total;
}

/// f.operator()<W>(i) for every register, then for every number left.
template <class T, class F> inline void along(std::int64_t n, F f)
{
    constexpr std::int64_t lanes = kLanesOf<T>;
    std::int64_t i = 0;
    for (; i + lanes <= n; i += lanes)
        f.template operator()<Vector<T>>(i);
    for (; i < n; ++i)
        f.template operator()<T>(i);
}

/// Sum of f.operator()<W>(i) over a row.
template <class T, class F> inline T sum_along(std::int64_t n, F f)
{
    constexpr std::int64_t lanes = kLanesOf<T>;
    Vector<T> even{}, odd{};
    std::int64_t i = 0;
    for (; i + 2 * lanes <= n; i += 2 * lanes) {
        even += f.template operator()<Vector<T>>(i);
        odd += f.template operator()<Vector<T>>(i + lanes);
    }
    if (i + lanes <= n) {
        even += f.template operator()<Vector<T>>(i);
        i += lanes;
    }
    T total = sum_of_lanes<T>(even + odd);
    for (; i < n; ++i)
        total += f.template operator()<T>(i);
    return total;
}

}  // namespace

}  // namespace ts::TS_SIMD
