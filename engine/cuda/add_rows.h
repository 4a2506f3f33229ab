#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "engine/cuda/element.h"
#include "engine/cuda/fault.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/pack.h"
#include "engine/cuda/reduce_block.h"
#include "engine/cuda/reduce_fold.h"
#include "engine/cuda/sort_rows.h"

/// Sums at places that an index names, in the order of the index: the index is sorted first, then each place adds up its own.
namespace ts::cuda {

/// target (outer, size, inner) += source (outer, count, inner), row key of a block for every row of the source. Keys from
/// `size` on are left out.
struct AddRows {
    std::int64_t outer, count, size, inner;
};

template <class T> __device__ T sum_of(T a, T b)
{
    return convert<T>(wrapped_sum(convert<Plain<T>>(a), convert<Plain<T>>(b)));
}

/// Does a run of entries of one key begin at entry i?
template <class Key> __device__ bool begins_run(const Key* keys, std::int64_t i)
{
    return i == 0 || keys[i - 1] != keys[i];
}

/// Thread (x, y): pack x of the columns for the run that begins at sorted entry y, if one does. kCount divides `inner`.
template <class T, int kCount, class Key>
__global__ void add_rows_kernel(AddRows add, int across, const Key* keys, const std::uint32_t* places, const T* source,
                                T* target)
{
    constexpr int ahead = 4;
    const std::int64_t packs = add.outer * add.inner / kCount;
    const int x = static_cast<int>(threadIdx.x) % across;
    for (std::int64_t first = thread_number() / across; first < add.count; first += thread_count() / across) {
        const Key key = keys[first];
        if (static_cast<std::int64_t>(key) >= add.size || !begins_run(keys, first))
            continue;
        for (std::int64_t p = x + static_cast<std::int64_t>(blockIdx.y) * across; p < packs;
             p += static_cast<std::int64_t>(gridDim.y) * across)
        {
            const std::int64_t column = p * kCount, block = add.outer == 1 ? 0 : column / add.inner;
            const T* from = source + block * add.count * add.inner + (column - block * add.inner);
            T* to = target + (block * add.size + static_cast<std::int64_t>(key)) * add.inner + (column - block * add.inner);
            auto sum = load_pack<kCount>(to, true);
            const auto take = [&](const Pack<T, kCount>& values) {
#pragma unroll
                for (int k = 0; k < kCount; ++k)
                    sum.values[k] = sum_of(sum.values[k], values.values[k]);
            };
            std::int64_t i = first;
            for (; i + ahead <= add.count && keys[i + ahead - 1] == key; i += ahead) {
                Pack<T, kCount> values[ahead];
#pragma unroll
                for (int u = 0; u < ahead; ++u)
                    values[u] = load_pack<kCount>(from + places[i + u] * add.inner, true);
#pragma unroll
                for (int u = 0; u < ahead; ++u)
                    take(values[u]);
            }
            for (; i < add.count && keys[i] == key; ++i)
                take(load_pack<kCount>(from + places[i] * add.inner, true));
            store_pack<kCount>(to, sum, true);
        }
    }
}

/// Single numbers (outer and inner 1). A warp looks at 32 sorted entries: a short run is added up by the lane where it begins,
/// a long one, of which at most one begins there, by the whole warp, which reads 32 of its numbers at once.
template <class T, class Key>
__global__ void add_numbers_kernel(AddRows add, const Key* keys, const std::uint32_t* places, const T* source, T* target)
{
    const int lane = static_cast<int>(threadIdx.x) % kWarp;
    for (std::int64_t start = thread_number() / kWarp * kWarp; start < add.count; start += thread_count()) {
        const std::int64_t first = start + lane;
        const bool begins = first < add.count && static_cast<std::int64_t>(keys[first]) < add.size && begins_run(keys, first);
        const bool goes_on = begins && first + kWarp < add.count && keys[first + kWarp] == keys[first];
        if (begins && !goes_on) {
            const Key key = keys[first];
            T sum = target[key];
            for (std::int64_t i = first; i < add.count && keys[i] == key; ++i)
                sum = sum_of(sum, source[places[i]]);
            target[key] = sum;
        }
        const unsigned longer = __ballot_sync(kAllLanes, goes_on);
        if (longer == 0)
            continue;
        std::int64_t i = start + (__ffs(static_cast<int>(longer)) - 1);
        const Key key = keys[i];
        auto sum = convert<Plain<T>>(target[key]);
        for (bool more = true; more; i += kWarp) {
            const bool mine = i + lane < add.count && keys[i + lane] == key;
            const auto value = mine ? convert<Plain<T>>(source[places[i + lane]]) : Plain<T>(0);
            const int count = __popc(__ballot_sync(kAllLanes, mine));
            for (int l = 0; l < count; ++l)
                sum = convert<Plain<T>>(convert<T>(wrapped_sum(sum, __shfl_sync(kAllLanes, value, l))));
            more = count == kWarp;
        }
        if (lane == 0)
            target[key] = convert<T>(sum);
    }
}

/// Bits of the numbers 0 to `largest`.
inline int bits_for(std::int64_t largest)
{
    int bits = 1;
    while (bits < 64 && (largest >> bits) != 0)
        ++bits;
    return bits;
}

template <class T, class Key>
void add_sorted_rows(const AddRows& add, const SortedRows<Key>& sorted, const T* source, T* target)
{
    const std::uint32_t* places = sorted.places.data();
    if (add.outer * add.inner == 1) {
        launch(add_numbers_kernel<T, Key>, grid_for(add.count), add, sorted.keys.data(), places, source, target);
        return;
    }
    constexpr int count = kPack<T>;
    const bool together = add.inner % count == 0 && pack_aligned(source) && pack_aligned(target);
    const std::int64_t packs = add.outer * add.inner / (together ? count : 1);
    int across = 1;
    while (across < 256 && across < packs)
        across *= 2;
    Grid grid = grid_for(add.count * across);
    grid.blocks.y = static_cast<unsigned>(std::min<std::int64_t>((packs + across - 1) / across, 64));
    launch(together ? add_rows_kernel<T, count, Key> : add_rows_kernel<T, 1, Key>, grid, add, across, sorted.keys.data(),
           places, source, target);
}

/// Calls body(Key) with the key that numbers up to `largest` need.
template <class Body> void visit_key(std::int64_t largest, Body&& body)
{
    if (largest <= std::numeric_limits<std::uint32_t>::max())
        body(std::uint32_t{});
    else
        body(std::uint64_t{});
}

template <class Key>
__global__ void index_keys_kernel(const std::int64_t* index, std::int64_t count, std::int64_t size, std::int64_t skipped,
                                  Fault* fault, Key* keys)
{
    for (std::int64_t i = thread_number(); i < count; i += thread_count()) {
        const std::int64_t at = index[i];
        const bool wanted = fault ? inside(fault, FaultKind::IndexOutOfRange, at, size, i) : at >= 0 && at < size;
        keys[i] = static_cast<Key>(wanted && at != skipped ? at : size);
    }
}

/// Contiguous: index (count). Indices out of range are reported where there is a `fault`, and left out with `skipped`.
template <class T>
void add_rows(const AddRows& add, const std::int64_t* index, std::int64_t skipped, Fault* fault, const T* source, T* target,
              Device device)
{
    if (add.count == 0 || add.outer * add.inner == 0)
        return;
    visit_key(add.size, [&]<class Key>(Key) {
        Scratch<Key> keys(add.count, device);
        launch(index_keys_kernel<Key>, grid_for(add.count), index, add.count, add.size, skipped, fault, keys.data());
        add_sorted_rows(add, sort_rows(std::move(keys), 1, add.count, bits_for(add.size), device), source, target);
    });
}

}  // namespace ts::cuda
