#pragma once

#include <cstdint>
#include <type_traits>

#include "engine/cuda/element.h"
#include "engine/cuda/vector.h"

namespace ts::cuda {

/// kV neighbours, 1 or kVector, in the type that they are computed in.
template <int kV, class T> __device__ void load_numbers(const T* p, Compute<T> (&values)[kV])
{
    if constexpr (kV == kVector) {
        const Vector<T> v = load_vector(p);
#pragma unroll
        for (int k = 0; k < kV; ++k)
            values[k] = convert<Compute<T>>(v.values[k]);
    } else {
        values[0] = convert<Compute<T>>(*p);
    }
}

template <int kV, class T> __device__ void store_numbers(T* p, const Compute<T> (&values)[kV])
{
    if constexpr (kV == kVector) {
        Vector<T> v;
#pragma unroll
        for (int k = 0; k < kV; ++k)
            v.values[k] = convert<T>(values[k]);
        store_vector(p, v);
    } else {
        *p = convert<T>(values[0]);
    }
}

/// body(kV as a constant, i) for the numbers i ... i + kV - 1 of a row of n, by all threads of a block of kThreads.
template <int kThreads, class Body> __device__ void along_row(std::int64_t n, bool vectors, Body body)
{
    if (vectors)
        for (std::int64_t i = static_cast<int>(threadIdx.x) * kVector; i < n; i += kThreads * kVector)
            body(std::integral_constant<int, kVector>{}, i);
    else
        for (std::int64_t i = threadIdx.x; i < n; i += kThreads)
            body(std::integral_constant<int, 1>{}, i);
}

/// May kVector numbers be read at once in rows of this width that begin at these addresses?
template <class... Pointers> bool reads_vectors(std::int64_t width, const Pointers*... p)
{
    return width % kVector == 0 && (vector_aligned(p) && ...);
}

}  // namespace ts::cuda
