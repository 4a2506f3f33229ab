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

/// Thread t gets op over threads 0..t of its block, `total` that over all of them. The block is one-dimensional, whole warps,
/// and all of its threads must take part. `none` changes nothing.
template <class T, class Op> __device__ T scan_block(T value, Op op, T none, T* total)
{
    __shared__ T of_warp[kWarp];
    const int lane = static_cast<int>(threadIdx.x) % kWarp, warp = static_cast<int>(threadIdx.x) / kWarp;
    const int warps = (static_cast<int>(blockDim.x) + kWarp - 1) / kWarp;
    value = scan_warp(value, op);
    __syncthreads();  // of_warp may still be read from a call before
    if (lane == kWarp - 1)
        of_warp[warp] = value;
    __syncthreads();
    const T warps_up_to_lane = scan_warp(lane < warps ? of_warp[lane] : none, op);
    *total = __shfl_sync(kAllLanes, warps_up_to_lane, kWarp - 1);
    const T before = __shfl_sync(kAllLanes, warps_up_to_lane, warp > 0 ? warp - 1 : 0);
    return warp > 0 ? op(before, value) : value;
}

}  // namespace ts::cuda
