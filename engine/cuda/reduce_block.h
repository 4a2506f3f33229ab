#pragma once

#include <cuda_runtime.h>

namespace ts::cuda {

inline constexpr int kWarp = 32;
inline constexpr unsigned kAllLanes = 0xffffffffU;

struct Plus {
    template <class T> __device__ T operator()(T a, T b) const { return a + b; }
};
/// NaN wins.
struct Largest {
    template <class T> __device__ T operator()(T a, T b) const { return a > b || a != a ? a : b; }
};
struct Smallest {
    template <class T> __device__ T operator()(T a, T b) const { return a < b || a != a ? a : b; }
};

/// The lanes of a warp together; every lane gets the same bits. All 32 lanes must take part.
template <class T, class Op> __device__ T reduce_warp(T value, Op op)
{
    for (int step = kWarp / 2; step > 0; step /= 2)
        value = op(value, __shfl_xor_sync(kAllLanes, value, step));
    return value;
}

/// All threads of a block together, in an order that depends on the size of the block alone; every thread gets the result.
/// The block is one-dimensional, whole warps, and all of its threads must take part. `none` changes nothing: 0 for sums.
template <class T, class Op> __device__ T reduce_block(T value, Op op, T none)
{
    __shared__ T of_warp[kWarp];
    const int lane = static_cast<int>(threadIdx.x) % kWarp, warp = static_cast<int>(threadIdx.x) / kWarp;
    value = reduce_warp(value, op);
    __syncthreads();  // of_warp may still be read from a call before
    if (lane == 0)
        of_warp[warp] = value;
    __syncthreads();
    const int warps = (static_cast<int>(blockDim.x) + kWarp - 1) / kWarp;
    return reduce_warp(lane < warps ? of_warp[lane] : none, op);
}

template <class T> __device__ T sum_block(T value)
{
    return reduce_block(value, Plus{}, T(0));
}

}  // namespace ts::cuda
