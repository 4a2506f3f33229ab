#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/cuda/launch.h"
#include "engine/cuda/reduce_block.h"
#include "engine/cuda/scratch.h"

/// Sums in double of what a functor makes of numbers, in an order that their count alone decides.
namespace ts::cuda {

inline constexpr int kSumThreads = 512;

/// Sum of value(0), ..., value(count - 1); all threads of the block get it.
template <class Value> __device__ double sum_in_block(const Value& value, std::int64_t count)
{
    double total = 0;
    for (std::int64_t i = threadIdx.x; i < count; i += blockDim.x)
        total += static_cast<double>(value(i));
    return sum_block(total);
}

/// Block `piece` adds value(i) for its piece; into partials, or to `store` where there is one piece.
template <class Value, class Store>
__global__ void sum_items_kernel(Value value, std::int64_t count, std::int64_t length, double* partials, Store store)
{
    const std::int64_t begin = static_cast<std::int64_t>(blockIdx.x) * length;
    const std::int64_t end = begin + length < count ? begin + length : count;
    double total = 0;
    for (std::int64_t i = begin + threadIdx.x; i < end; i += blockDim.x)
        total += static_cast<double>(value(i));
    total = sum_block(total);
    if (threadIdx.x != 0)
        return;
    if (partials)
        partials[blockIdx.x] = total;
    else
        store(total);
}

struct Stored {
    const double* numbers;
    __device__ double operator()(std::int64_t i) const { return numbers[i]; }
};

/// Calls store(value(0) + ... + value(count - 1)) in one thread of the device. Both are functors of device code.
template <class Value, class Store> void sum_items(Value value, std::int64_t count, Store store, Device device)
{
    constexpr std::int64_t shortest = 8192, most = 1024;
    const std::int64_t wanted = std::clamp<std::int64_t>(count / shortest, 1, most), length = (count + wanted - 1) / wanted;
    const Grid one{dim3(1), dim3(kSumThreads)};
    if (wanted == 1) {
        launch(sum_items_kernel<Value, Store>, one, value, count, count, nullptr, store);
        return;
    }
    const Scratch<double> partials(wanted, device);
    const Grid grid{dim3(static_cast<unsigned>(wanted)), dim3(kSumThreads)};
    launch(sum_items_kernel<Value, Store>, grid, value, count, length, partials.data(), store);
    launch(sum_items_kernel<Stored, Store>, one, Stored{partials.data()}, wanted, wanted, nullptr, store);
}

}  // namespace ts::cuda
