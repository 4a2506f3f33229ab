#pragma once

#include <cstdint>

namespace ts::cuda {

/// Bytes that one thread moves at once.
inline constexpr int kPackBytes = 16;
template <class T> inline constexpr int kPack = kPackBytes / static_cast<int>(sizeof(T));

/// Neighbours in memory.
template <class T, int kCount> struct alignas(sizeof(T) * kCount) Pack {
    T values[kCount];
};

/// Elements x[0], ..., x[kCount - 1]; one load where they are `aligned` to their common size.
template <int kCount, class T> __device__ Pack<T, kCount> load_pack(const T* x, bool aligned)
{
    if constexpr (kCount == 1) {
        return {{*x}};
    } else {
        if (aligned)
            return *reinterpret_cast<const Pack<T, kCount>*>(x);
        Pack<T, kCount> out;
#pragma unroll
        for (int k = 0; k < kCount; ++k)
            out.values[k] = x[k];
        return out;
    }
}

template <int kCount, class T> __device__ void store_pack(T* to, const Pack<T, kCount>& pack, bool aligned)
{
    if constexpr (kCount == 1) {
        *to = pack.values[0];
    } else if (aligned) {
        *reinterpret_cast<Pack<T, kCount>*>(to) = pack;
    } else {
#pragma unroll
        for (int k = 0; k < kCount; ++k)
            to[k] = pack.values[k];
    }
}

inline bool pack_aligned(const void* p)
{
    return reinterpret_cast<std::uintptr_t>(p) % kPackBytes == 0;
}

}  // namespace ts::cuda
