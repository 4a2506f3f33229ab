#include <algorithm>
#include <utility>

#include "engine/cuda/add_rows.h"
#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/pack.h"
#include "engine/cuda/reduce_block.h"
#include "engine/cuda/reduce_fold.h"
#include "engine/cuda/sort_short.h"

namespace ts::cuda {

namespace {

template <class T> __device__ T sum_of(T a, T b)
{
    return convert<T>(wrapped_sum(convert<Plain<T>>(a), convert<Plain<T>>(b)));
}

/// Does a run of entries of one key begin at entry i?
template <class Key> __device__ bool begins_run(const Key* keys, std::int64_t i)
{
    return i == 0 || keys[i - 1] != keys[i];
}

/// Sorted entries that one thread adds up, for one pack of columns. Runs that go beyond are put together afterwards, so that
/// a place which is named often does not keep one thread busy for long.
constexpr int kChunk = 32;

/// Sums (chunks, outer * inner) of the part of a chunk that continues a run of an earlier one, and of the part that begins a
/// run which goes on.
template <class T> struct ChunkSums {
    Plain<T>* leading;
    Plain<T>* trailing;
};

template <class T, int kCount> using Sums = Pack<Plain<T>, kCount>;

template <class T, int kCount> __device__ void take(Sums<T, kCount>& sums, const auto& values)
{
#pragma unroll
    for (int k = 0; k < kCount; ++k)
        sums.values[k] = wrapped_sum(sums.values[k], convert<Plain<T>>(values.values[k]));
}

/// A pack of columns of all blocks: where it begins in a row of the sums, of the source and of the target.
struct PackPlace {
    std::int64_t column, source, target;

    __device__ PackPlace(const AddRows& add, std::int64_t column_) : column(column_)
    {
        const std::int64_t block = add.outer == 1 ? 0 : column / add.inner, within = column - block * add.inner;
        source = block * add.count * add.inner + within;
        target = block * add.size * add.inner + within;
    }
};

template <class T, int kCount>
__device__ void add_to_target(const AddRows& add, std::int64_t key, const Sums<T, kCount>& sums, T* target)
{
    if (key >= add.size)
        return;
    auto values = load_pack<kCount>(target + key * add.inner, true);
#pragma unroll
    for (int k = 0; k < kCount; ++k)
        values.values[k] = convert<T>(wrapped_sum(convert<Plain<T>>(values.values[k]), sums.values[k]));
    store_pack<kCount>(target + key * add.inner, values, true);
}

template <class T, int kCount> __device__ void keep_sums(Plain<T>* to, const Sums<T, kCount>& sums)
{
#pragma unroll
    for (int k = 0; k < kCount; ++k)
        to[k] = sums.values[k];
}

/// The pack of columns of this thread: `across` of them a block, blocks along y and then z, since y alone ends at 65535.
__device__ std::int64_t pack_number(int across)
{
    const std::int64_t block = static_cast<std::int64_t>(blockIdx.z) * gridDim.y + blockIdx.y;
    return block * across + static_cast<int>(threadIdx.x) % across;
}

/// Thread (x, y): pack x of the columns, chunk y. kCount divides `inner`.
template <class T, int kCount, class Key>
__global__ void add_chunks_kernel(AddRows add, int across, const Key* keys, const std::uint32_t* places, const T* source,
                                  T* target, ChunkSums<T> kept)
{
    constexpr int ahead = 8;
    const std::int64_t width = add.outer * add.inner;
    const std::int64_t column = pack_number(across) * kCount;
    if (column >= width)
        return;
    const PackPlace place(add, column);
    for (std::int64_t chunk = thread_number() / across; chunk * kChunk < add.count; chunk += thread_count() / across) {
        const std::int64_t begin = chunk * kChunk, end = begin + kChunk < add.count ? begin + kChunk : add.count;
        Key key = keys[begin];
        bool leads = begin > 0 && keys[begin - 1] == key;
        Sums<T, kCount> sums{};
        for (std::int64_t first = begin; first < end; first += ahead) {
            Pack<T, kCount> values[ahead];
#pragma unroll
            for (int u = 0; u < ahead; ++u)
                if (first + u < end)
                    values[u] = load_pack<kCount>(source + place.source + places[first + u] * add.inner, true);
#pragma unroll
            for (int u = 0; u < ahead; ++u) {
                if (first + u >= end)
                    continue;
                if (const Key next = keys[first + u]; next != key) {
                    if (leads)
                        keep_sums<T>(kept.leading + chunk * width + column, sums);
                    else
                        add_to_target(add, static_cast<std::int64_t>(key), sums, target + place.target);
                    key = next;
                    leads = false;
                    sums = {};
                }
                take<T>(sums, values[u]);
            }
        }
        if (leads)
            keep_sums<T>(kept.leading + chunk * width + column, sums);
        else if (end < add.count && keys[end] == key)
            keep_sums<T>(kept.trailing + chunk * width + column, sums);
        else
            add_to_target(add, static_cast<std::int64_t>(key), sums, target + place.target);
    }
}

/// The same threads: each puts together the run that begins in its chunk and goes on, if one does.
template <class T, int kCount, class Key>
__global__ void join_chunks_kernel(AddRows add, int across, const Key* keys, ChunkSums<T> kept, T* target)
{
    constexpr int ahead = 8;
    const std::int64_t width = add.outer * add.inner, chunks = (add.count + kChunk - 1) / kChunk;
    const std::int64_t column = pack_number(across) * kCount;
    if (column >= width)
        return;
    const PackPlace place(add, column);
    const auto sums_of
        = [&](const Plain<T>* of, std::int64_t chunk) { return load_pack<kCount>(of + chunk * width + column, false); };
    for (std::int64_t chunk = thread_number() / across; chunk + 1 < chunks; chunk += thread_count() / across) {
        const std::int64_t begin = chunk * kChunk, end = begin + kChunk;
        const Key key = keys[end - 1];
        if (keys[end] != key || (begin > 0 && keys[begin - 1] == key))
            continue;
        auto sums = sums_of(kept.trailing, chunk);
        std::int64_t next = chunk + 1;
        for (; next + ahead <= chunks && keys[(next + ahead - 1) * kChunk] == key; next += ahead) {
            Sums<T, kCount> values[ahead];
#pragma unroll
            for (int u = 0; u < ahead; ++u)
                values[u] = sums_of(kept.leading, next + u);
#pragma unroll
            for (int u = 0; u < ahead; ++u)
                take<T>(sums, values[u]);
        }
        for (; next < chunks && keys[next * kChunk] == key; ++next)
            take<T>(sums, sums_of(kept.leading, next));
        add_to_target(add, static_cast<std::int64_t>(key), sums, target + place.target);
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

template <class T, int kCount, class Key>
void add_sorted_packs(const AddRows& add, const SortedRows<Key>& sorted, const T* source, T* target)
{
    const std::int64_t width = add.outer * add.inner, packs = width / kCount, chunks = (add.count + kChunk - 1) / kChunk;
    int across = 1;
    while (across < 256 && across < packs)
        across *= 2;
    Grid grid = grid_for(chunks * across);
    const std::int64_t wide = (packs + across - 1) / across, most = 65535;
    grid.blocks.y = static_cast<unsigned>(std::min(wide, most));
    grid.blocks.z = static_cast<unsigned>((wide + most - 1) / most);
    const Scratch<Plain<T>> kept(2 * chunks * width, add.device);
    const ChunkSums<T> sums{kept.data(), kept.data() + chunks * width};
    launch(add_chunks_kernel<T, kCount, Key>, grid, add, across, sorted.keys.data(), sorted.places.data(), source, target,
           sums);
    if (chunks > 1)
        launch(join_chunks_kernel<T, kCount, Key>, grid, add, across, sorted.keys.data(), sums, target);
}

template <class T, class Key> void add_sorted_as(const AddRows& add, const SortedRows<Key>& sorted)
{
    constexpr int count = kPack<T> < 4 ? kPack<T> : 4;
    const auto* source = static_cast<const T*>(add.source);
    auto* target = static_cast<T*>(add.target);
    if (add.outer * add.inner == 1)
        launch(add_numbers_kernel<T, Key>, grid_for(add.count), add, sorted.keys.data(), sorted.places.data(), source, target);
    else if (add.inner % count == 0 && pack_aligned(source) && pack_aligned(target))
        add_sorted_packs<T, count>(add, sorted, source, target);
    else
        add_sorted_packs<T, 1>(add, sorted, source, target);
}

/// The keys of an index: `size` for what is left out.
template <class K> struct IndexKeys {
    using Key = K;
    const std::int64_t* index;
    std::int64_t count, size, skipped;
    Fault* fault;

    __device__ Key key(std::int64_t i) const
    {
        const std::int64_t at = index[i];
        const bool wanted = fault ? inside(fault, FaultKind::IndexOutOfRange, at, size, i) : at >= 0 && at < size;
        return static_cast<Key>(wanted && at != skipped ? at : size);
    }
    /// As the source of a sort of one row.
    __device__ SortEntry<Key> entry(std::int64_t, int i) const
    {
        return i < count ? SortEntry<Key>{key(i), static_cast<std::uint32_t>(i)} : SortEntry<Key>::last();
    }
};

template <class Key> __global__ void index_keys_kernel(IndexKeys<Key> index, Key* keys)
{
    for (std::int64_t i = thread_number(); i < index.count; i += thread_count())
        keys[i] = index.key(i);
}

template <class Key> SortedRows<Key> sorted_index(const IndexKeys<Key>& index, Device device)
{
    Scratch<Key> keys(index.count, device);
    if (index.count <= kLongestShortRow<Key>) {
        SortedRows<Key> sorted{std::move(keys), {index.count, device}};
        sort_short_rows(index, SortedSink<Key>{sorted.keys.data(), sorted.places.data(), index.count}, 1, index.count);
        return sorted;
    }
    launch(index_keys_kernel<Key>, grid_for(index.count), index, keys.data());
    return sort_rows(std::move(keys), 1, index.count, bits_for(index.size), device);
}

}  // namespace

template <class Key> void add_sorted_rows(const AddRows& add, const SortedRows<Key>& sorted)
{
    if (add.count > 0 && add.outer * add.inner > 0)
        visit_element(add.dtype, [&]<class T>(T) { add_sorted_as<T>(add, sorted); });
}

template void add_sorted_rows(const AddRows&, const SortedRows<std::uint32_t>&);
template void add_sorted_rows(const AddRows&, const SortedRows<std::uint64_t>&);

void add_rows(const AddRows& add, const std::int64_t* index, std::int64_t skipped, Fault* fault)
{
    if (add.count == 0)
        return;
    visit_key(add.size, [&]<class Key>(Key) {
        add_sorted_rows(add, sorted_index(IndexKeys<Key>{index, add.count, add.size, skipped, fault}, add.device));
    });
}

}  // namespace ts::cuda
