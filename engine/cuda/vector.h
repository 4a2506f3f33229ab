#pragma once

#include <algorithm>
#include <cstdint>
#include <cuda_runtime.h>

namespace ts::cuda {

/// Elements at once where nothing else decides.
inline constexpr int kVector = 4;

/// V elements that a thread reads or writes at once, by 16 bytes where there are as many.
template <class T, int V = kVector> struct alignas(std::min<std::size_t>(sizeof(T) * V, 16)) Vector {
    T values[V];
};

/// How many elements operands of these types are best taken at once: 16 bytes of the narrowest, but no more than 8 where
/// they are of different width.
template <class... T> constexpr int vector_length()
{
    constexpr std::size_t narrowest = std::min({sizeof(T)...}), widest = std::max({sizeof(T)...});
    return static_cast<int>(narrowest == widest ? 16 / narrowest : std::min<std::size_t>(16 / narrowest, 8));
}

template <int V = kVector, class T> __device__ Vector<T, V> load_vector(const T* p)
{
    return *reinterpret_cast<const Vector<T, V>*>(p);
}
template <class T, int V> __device__ void store_vector(T* p, const Vector<T, V>& v)
{
    *reinterpret_cast<Vector<T, V>*>(p) = v;
}
template <int V, class T> __device__ Vector<T, V> splat(T value)
{
    Vector<T, V> v;
#pragma unroll
    for (int k = 0; k < V; ++k)
        v.values[k] = value;
    return v;
}

template <int V = kVector, class T> bool vector_aligned(const T* p)
{
    return reinterpret_cast<std::uintptr_t>(p) % alignof(Vector<T, V>) == 0;
}

}  // namespace ts::cuda
