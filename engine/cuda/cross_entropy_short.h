#pragma once

#include "engine/cuda/cross_entropy_rows.h"
#include "engine/cuda/cross_entropy_sums.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/reduce_block.h"
#include "engine/cuda/sum_items.h"

/// Cross entropy of dense rows that fit into the registers of a warp.
namespace ts::cuda {

inline constexpr std::int64_t kLongestInRegisters = 32 * kWarp;

template <class T> __device__ T over_lanes(T value, int lanes, auto op)
{
    for (int step = lanes / 2; step > 0; step /= 2)
        value = op(value, __shfl_xor_sync(kAllLanes, value, step));
    return value;
}

/// Rows row, row + step, ...: `lanes` lanes a row, kEach classes a lane, held in registers from the one read to the one write.
/// All threads of a warp take part.
template <class T, int kEach>
__device__ void each_short_row(const CrossEntropyRows<T>& rows, int lanes, std::int64_t row, std::int64_t step)
{
    const std::int64_t classes = rows.layout.classes, count = rows.layout.outer, rounds = (count + step - 1) / step;
    const int lane = static_cast<int>(threadIdx.x) % lanes;
    for (std::int64_t round = 0; round < rounds; ++round, row += step) {
        const bool there = row < count;
        const T* x = rows.logits + row * classes;
        T value[kEach], largest = -INFINITY, smooth = 0, total = 0;
#pragma unroll
        for (int k = 0; k < kEach; ++k) {
            const std::int64_t c = lane + k * lanes;
            value[k] = there && c < classes ? x[c] : T(-INFINITY);
            largest = value[k] > largest ? value[k] : largest;
        }
        largest = over_lanes(largest, lanes, Largest{});
#pragma unroll
        for (int k = 0; k < kEach; ++k) {
            const std::int64_t c = lane + k * lanes;
            if (!there || c >= classes)
                continue;
            if (rows.smoothing > 0)
                smooth += rows.class_weight(c) * (value[k] - largest);
            value[k] = exp(value[k] - largest);
            total += value[k];
        }
        total = over_lanes(total, lanes, Plus{});
        smooth = over_lanes(smooth, lanes, Plus{});
        if (!there)
            continue;
        const std::int64_t target = counted_target(rows, row);
        T loss = 0;
        RowGradient<T> gradient;
        if (target >= 0)
            gradient = finish_row(rows, target, x[target], largest, total, smooth, &loss);
        if (lane == 0)
            rows.losses[row] = loss;
        if (!rows.gradient)
            continue;
#pragma unroll
        for (int k = 0; k < kEach; ++k)
            if (const std::int64_t c = lane + k * lanes; c < classes)
                rows.gradient[row * classes + c] = gradient.at(c, value[k], rows);
    }
}

template <class T, int kEach> __global__ void short_rows_kernel(CrossEntropyRows<T> rows, int lanes)
{
    each_short_row<T, kEach>(rows, lanes, thread_number() / lanes, thread_count() / lanes);
}

inline constexpr int kOneBlock = 512;

/// A small loss whole, in one launch: divisor, rows and sum.
template <class T, int kEach>
__global__ void __launch_bounds__(kOneBlock) one_block_kernel(CrossEntropyRows<T> rows, int lanes, bool mean, T* loss)
{
    __shared__ double divisor, weight_sum;
    if (mean) {
        const double total = sum_in_block(TargetWeight<T>{rows}, rows.layout.outer);
        if (threadIdx.x == 0)
            StoreDivisor{&divisor}(total);
        rows.divisor = &divisor;
    }
    if (rows.weight && rows.smoothing > 0) {
        const double total = sum_in_block(Number<T>{rows.weight}, rows.layout.classes);
        if (threadIdx.x == 0)
            weight_sum = total;
        rows.weight_sum = &weight_sum;
    }
    __syncthreads();
    each_short_row<T, kEach>(rows, lanes, static_cast<int>(threadIdx.x) / lanes, kOneBlock / lanes);
    __syncthreads();
    if (!loss)
        return;
    const double total = sum_in_block(Number<T>{rows.losses}, rows.layout.outer);
    if (threadIdx.x == 0)
        StoreLoss<T>{rows.divisor, loss}(total);
}

template <class T> int lanes_for(const CrossEntropyRows<T>& rows)
{
    int lanes = 1;
    while (lanes < kWarp && lanes < rows.layout.classes)
        lanes *= 2;
    return lanes;
}

template <class T, int kEach = 1> void launch_short_rows(const CrossEntropyRows<T>& rows)
{
    if constexpr (kEach < 32)
        if (rows.layout.classes > kWarp * kEach)
            return launch_short_rows<T, 2 * kEach>(rows);
    const int lanes = lanes_for(rows);
    launch(short_rows_kernel<T, kEach>, grid_for(rows.layout.outer * lanes, 128), rows, lanes);
}

/// Is it so little that more launches would take longer?
template <class T> bool fits_one_block(const CrossEntropyRows<T>& rows)
{
    const ClassLayout& layout = rows.layout;
    return layout.inner == 1 && layout.classes > 0 && layout.classes <= 256 && layout.outer <= 2048
        && layout.outer * layout.classes <= 16384;
}

template <class T, int kEach = 1> void launch_one_block(const CrossEntropyRows<T>& rows, bool mean, T* loss)
{
    if constexpr (kEach < 8)
        if (rows.layout.classes > kWarp * kEach)
            return launch_one_block<T, 2 * kEach>(rows, mean, loss);
    launch(one_block_kernel<T, kEach>, {dim3(1), dim3(kOneBlock)}, rows, lanes_for(rows), mean, loss);
}

}  // namespace ts::cuda
