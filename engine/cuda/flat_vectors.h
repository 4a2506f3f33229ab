#pragma once

#include "engine/cuda/map_elements.h"

namespace ts::cuda {

/// kVector neighbours at once; `p` is aligned for that.
template <class T> __device__ Vector<T> load_vector(const T* p)
{
    return *reinterpret_cast<const Vector<T>*>(p);
}
template <class T> __device__ void store_vector(T* p, const Vector<T>& v)
{
    *reinterpret_cast<Vector<T>*>(p) = v;
}

}  // namespace ts::cuda
