#pragma once

#include <cstdint>
#include <limits>
#include <type_traits>

#include "engine/cuda/element.h"
#include "engine/cuda/reduce_block.h"
#include "engine/ops/reduce_kernels.h"

namespace ts::cuda {

/// A fold tells how elements become one: `part` makes a Part of an element, a few Parts are folded before they are widened to
/// a Total, Totals are combined, and `result` is what is stored. `none()` changes nothing. reduce_rows.h says who calls what.

template <class T> inline constexpr bool is_real = is_half<T> || std::is_floating_point_v<T>;

/// Integers wrap around.
template <class T> __device__ T wrapped_sum(T a, T b)
{
    if constexpr (std::is_integral_v<T>)
        return static_cast<T>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
    else
        return a + b;
}
template <class T> __device__ T wrapped_product(T a, T b)
{
    if constexpr (std::is_integral_v<T>)
        return static_cast<T>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
    else
        return a * b;
}

template <class T> using Exact = std::conditional_t<is_real<T>, double, std::int64_t>;
template <class T> using Plain = std::conditional_t<is_real<T>, Compute<T>, std::int64_t>;

/// Sums: a few numbers in float32, then double.
template <class T, class Out, bool kSquares> struct SumFold {
    using Element = T;
    using Result = Out;
    using Part = Plain<T>;
    using Total = Exact<T>;

    static __device__ Total none() { return 0; }
    static __device__ Part part(T x, std::int64_t)
    {
        const Part value = convert<Part>(x);
        return kSquares ? wrapped_product(value, value) : value;
    }
    static __device__ Part fold(Part a, Part b) { return wrapped_sum(a, b); }
    static __device__ Total widen(Part a) { return static_cast<Total>(a); }
    static __device__ Total combine(Total a, Total b) { return wrapped_sum(a, b); }
    static __device__ Out result(Total a) { return convert<Out>(a); }
};

template <class T> struct ProductFold {
    using Element = T;
    using Result = T;
    using Part = Exact<T>;
    using Total = Exact<T>;

    static __device__ Total none() { return 1; }
    static __device__ Part part(T x, std::int64_t) { return convert<Part>(x); }
    static __device__ Part fold(Part a, Part b) { return wrapped_product(a, b); }
    static __device__ Total widen(Part a) { return a; }
    static __device__ Total combine(Total a, Total b) { return wrapped_product(a, b); }
    static __device__ T result(Total a) { return convert<T>(a); }
};

/// Max and Min; NaN wins.
template <class T, bool kLargest> struct ExtremeFold {
    using Element = T;
    using Result = T;
    using Part = Plain<T>;
    using Total = Part;

    static __device__ Total none()
    {
        using Limits = std::numeric_limits<Total>;
        if constexpr (is_real<T>)
            return kLargest ? -Limits::infinity() : Limits::infinity();
        else
            return kLargest ? Limits::min() : Limits::max();
    }
    static __device__ Part part(T x, std::int64_t) { return convert<Part>(x); }
    static __device__ Part fold(Part a, Part b)
    {
        if constexpr (kLargest)
            return Largest{}(a, b);
        else
            return Smallest{}(a, b);
    }
    static __device__ Total widen(Part a) { return a; }
    static __device__ Total combine(Total a, Total b) { return fold(a, b); }
    static __device__ T result(Total a) { return convert<T>(a); }
};

/// Calls body with the fold for an operation over T.
template <class T, class Body> void visit_fold(ReduceOp op, Body&& body)
{
    switch (op) {
    case ReduceOp::Max:
        return body(ExtremeFold<T, true>{});
    case ReduceOp::Min:
        return body(ExtremeFold<T, false>{});
    case ReduceOp::Product:
        return body(ProductFold<T>{});
    case ReduceOp::SumSquares:
        return body(SumFold<T, T, true>{});
    default:
        return body(SumFold<T, T, false>{});
    }
}

}  // namespace ts::cuda
