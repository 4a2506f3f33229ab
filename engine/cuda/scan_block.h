#pragma once

#include "engine/cuda/reduce_block.h"

namespace ts::cuda {

/// Lane l gets op over lanes 0..l of its warp. All 32 lanes must take part.
template <class T, class Op> __device__ T scan_warp(T value, Op op)
{
    const int lane = static_cast<int>(threadIdx.x) % kWarp;
    for (int step = 1; step < kWarp; step *= 2) {
        const T below = __shfl_up_sync(kAllLanes, value, step);
        if (lane >= step)
            value = op(below, value);
    }
    return value;
}

/// What a thread of a block is told by a scan: op over the threads before it, over these and itself, and over all.
template <class T> struct BlockScan {
    T before, up_to, all;
};

/// The block is one-dimensional, whole warps, and all of its threads must take part. `none` changes nothing.
template <class T, class Op> __device__ BlockScan<T> scan_block(T value, Op op, T none)
{
    __shared__ T of_warp[kWarp];
    const int lane = static_cast<int>(threadIdx.x) % kWarp, warp = static_cast<int>(threadIdx.x) / kWarp;
    const int warps = (static_cast<int>(blockDim.x) + kWarp - 1) / kWarp;
    const T in_warp = scan_warp(value, op);
    const T below = __shfl_up_sync(kAllLanes, in_warp, 1);
    __syncthreads();  // of_warp may still be read from a call before
    if (lane == kWarp - 1)
        of_warp[warp] = in_warp;
    __syncthreads();
    const T warps_up_to_lane = scan_warp(lane < warps ? of_warp[lane] : none, op);
    const T all = __shfl_sync(kAllLanes, warps_up_to_lane, kWarp - 1);
    const T left = __shfl_sync(kAllLanes, warps_up_to_lane, warp > 0 ? warp - 1 : 0);
    const T before = warp > 0 ? left : none;
    return {lane > 0 ? op(before, below) : before, op(before, in_warp), all};
}

}  // namespace ts::cuda
