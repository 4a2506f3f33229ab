#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/cuda/launch.h"
#include "engine/cuda/sort_key.h"

/// Stable sort of rows that fit into shared memory: a bitonic network over (key, place).
namespace ts::cuda {

/// Entries of a block's shared memory.
template <class Key> inline constexpr std::int64_t kLongestShortRow = sizeof(Key) == 8 ? 4096 : 8192;

/// Threads of a block that sorts the longest rows.
inline constexpr int kMostSortThreads = 1024;

/// Pairs (i, i + reach) are put in order, upwards or downwards by turns of `run`, in every segment of `size` entries.
template <class Key> __device__ void order_pairs(SortEntry<Key>* entries, int count, int size, int run, int reach)
{
    for (int t = static_cast<int>(threadIdx.x); t < count / 2; t += static_cast<int>(blockDim.x)) {
        const int i = ((t & ~(reach - 1)) << 1) | (t & (reach - 1)), j = i | reach;
        const bool upwards = ((i & (size - 1)) & run) == 0;
        const SortEntry<Key> a = entries[i], b = entries[j];
        if ((b < a) == upwards) {
            entries[i] = b;
            entries[j] = a;
        }
    }
}

/// source.entry(row, i) for i < size, last() beyond the row's end, to sink.put(row, rank, entry) for every rank < size.
/// A block sorts `count` entries, count / size rows; `size` and `count` are powers of two.
template <class Source, class Sink>
__global__ void __launch_bounds__(kMostSortThreads)
    sort_short_rows_kernel(Source source, Sink sink, std::int64_t rows, int size, int count)
{
    using Entry = SortEntry<typename Source::Key>;
    auto* entries = dynamic_shared<Entry>();
    const std::int64_t first = static_cast<std::int64_t>(blockIdx.x) * (count / size);
    for (int i = static_cast<int>(threadIdx.x); i < count; i += static_cast<int>(blockDim.x)) {
        const std::int64_t row = first + i / size;
        entries[i] = row < rows ? source.entry(row, i & (size - 1)) : Entry::last();
    }
    for (int run = 2; run <= size; run *= 2)
        for (int reach = run / 2; reach > 0; reach /= 2) {
            __syncthreads();
            order_pairs(entries, count, size, run, reach);
        }
    __syncthreads();
    for (int i = static_cast<int>(threadIdx.x); i < count; i += static_cast<int>(blockDim.x))
        if (const std::int64_t row = first + i / size; row < rows)
            sink.put(row, i & (size - 1), entries[i]);
}

/// Keys and places (rows, n), in order.
template <class Key> struct SortedSink {
    Key* keys;
    std::uint32_t* places;
    std::int64_t n;
    __device__ void put(std::int64_t row, int rank, const SortEntry<Key>& entry) const
    {
        if (rank >= n)
            return;
        keys[row * n + rank] = entry.key;
        places[row * n + rank] = entry.place;
    }
};

/// Sorts rows of at most `n` entries, n <= kLongestShortRow.
template <class Source, class Sink> void sort_short_rows(Source source, Sink sink, std::int64_t rows, std::int64_t n)
{
    int size = 1;
    while (size < n)
        size *= 2;
    const int count = std::max(size, 512), each = count / size;
    const Grid grid{dim3(static_cast<unsigned>((rows + each - 1) / each)),
                    dim3(static_cast<unsigned>(std::min(count / 2, kMostSortThreads))),
                    static_cast<std::size_t>(count) * sizeof(SortEntry<typename Source::Key>)};
    if (rows > 0)
        launch(sort_short_rows_kernel<Source, Sink>, grid, source, sink, rows, size, count);
}

}  // namespace ts::cuda
