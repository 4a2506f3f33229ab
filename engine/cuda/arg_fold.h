#pragma once

#include <cstdint>

#include "engine/cuda/element.h"
#include "engine/cuda/reduce_block.h"

namespace ts::cuda {

/// An element and its place. Place -1: none.
template <class Key> struct Placed {
    Key key;
    std::int64_t place;
};

template <class Key> __device__ Placed<Key> shuffle_total(Placed<Key> value, int step)
{
    return {__shfl_xor_sync(kAllLanes, value.key, step), __shfl_xor_sync(kAllLanes, value.place, step)};
}

/// Place of the first largest or smallest element, as a fold of reduce_rows.h; a NaN wins either way.
template <class T, bool kLargest> struct ArgFold {
    using Element = T;
    using Result = std::int64_t;
    using Part = Placed<std::conditional_t<std::is_integral_v<T>, std::int64_t, Compute<T>>>;
    using Total = Part;

    static __device__ Total none() { return {0, -1}; }
    static __device__ Part part(T x, std::int64_t place) { return {convert<decltype(Part::key)>(x), place}; }
    static __device__ Part fold(Part a, Part b)
    {
        if (a.place < 0 || b.place < 0)
            return a.place < 0 ? b : a;
        const bool a_nan = a.key != a.key, b_nan = b.key != b.key;
        if (a_nan != b_nan)
            return a_nan ? a : b;
        if (a.key == b.key || a_nan)
            return a.place < b.place ? a : b;
        return (kLargest ? a.key > b.key : a.key < b.key) ? a : b;
    }
    static __device__ Total widen(Part a) { return a; }
    static __device__ Total combine(Total a, Total b) { return fold(a, b); }
    static __device__ std::int64_t result(Total a) { return a.place; }
};

}  // namespace ts::cuda
