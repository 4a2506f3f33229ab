#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/cuda/reduce_rows.h"

/// Reduction of the columns of a contiguous matrix by a fold (see reduce_fold.h).
namespace ts::cuda {

/// Where a block of kReduceThreads works: `across` threads side by side, each for a pack of columns; the others below.
struct ColumnCut {
    int across;
    std::int64_t length;  ///< rows of one block
    std::int64_t pieces;
};

template <class Fold, int kCount> struct ColumnTotals {
    typename Fold::Total values[kCount];

    __device__ ColumnTotals()
    {
#pragma unroll
        for (int k = 0; k < kCount; ++k)
            values[k] = Fold::none();
    }
    __device__ void add(const typename Fold::Part (&parts)[kCount])
    {
#pragma unroll
        for (int k = 0; k < kCount; ++k)
            values[k] = Fold::combine(values[k], Fold::widen(parts[k]));
    }
};

/// Rows begin + thread, begin + thread + threads, ... before `end` of kCount columns at x.
template <class Fold, int kCount>
__device__ ColumnTotals<Fold, kCount> fold_columns(const typename Fold::Element* x, std::int64_t width, std::int64_t begin,
                                                   std::int64_t end, int thread, int threads, bool aligned)
{
    ColumnTotals<Fold, kCount> totals;
    std::int64_t row = begin + thread;
    for (; row + (kAhead - 1) * threads < end; row += kAhead * threads) {
        Pack<typename Fold::Element, kCount> packs[kAhead];
#pragma unroll
        for (int u = 0; u < kAhead; ++u)
            packs[u] = load_pack<kCount>(x + (row + u * threads) * width, aligned);
        typename Fold::Part parts[kCount];
#pragma unroll
        for (int k = 0; k < kCount; ++k)
            parts[k] = Fold::fold(Fold::fold(Fold::part(packs[0].values[k], 0), Fold::part(packs[1].values[k], 0)),
                                  Fold::fold(Fold::part(packs[2].values[k], 0), Fold::part(packs[3].values[k], 0)));
        totals.add(parts);
    }
    for (; row < end; row += threads) {
        const auto pack = load_pack<kCount>(x + row * width, aligned);
        typename Fold::Part parts[kCount];
#pragma unroll
        for (int k = 0; k < kCount; ++k)
            parts[k] = Fold::part(pack.values[k], 0);
        totals.add(parts);
    }
    return totals;
}

/// Block (columns, piece) to `totals` (width, pieces), or `out` where there is one piece.
template <class Fold, int kCount>
__global__ void reduce_columns_kernel(const typename Fold::Element* in, RowSizes sizes, ColumnCut cut, bool aligned,
                                      typename Fold::Total* totals, typename Fold::Result* out)
{
    static_assert(kAhead == 4);
    using Totals = ColumnTotals<Fold, kCount>;
    __shared__ typename Fold::Total shared[kReduceThreads * kCount];
    const int thread = static_cast<int>(threadIdx.x);
    const int x = thread % cut.across, y = thread / cut.across, below = kReduceThreads / cut.across;
    const std::int64_t column = (static_cast<std::int64_t>(blockIdx.x) * cut.across + x) * kCount;
    const std::int64_t begin = static_cast<std::int64_t>(blockIdx.y) * cut.length;
    const std::int64_t end = begin + cut.length < sizes.rows ? begin + cut.length : sizes.rows;
    Totals mine;
    if (column < sizes.columns)
        mine = fold_columns<Fold, kCount>(in + column, sizes.columns, begin, end, y, below, aligned);
    for (int half = below / 2; half > 0; half /= 2) {
        if (y >= half && y < 2 * half)
            for (int k = 0; k < kCount; ++k)
                shared[k * kReduceThreads + thread] = mine.values[k];
        __syncthreads();
        if (y < half)
            for (int k = 0; k < kCount; ++k)
                mine.values[k] = Fold::combine(mine.values[k], shared[k * kReduceThreads + thread + half * cut.across]);
        __syncthreads();
    }
    if (y != 0 || column >= sizes.columns)
        return;
    for (int k = 0; k < kCount; ++k)
        if (totals)
            totals[(column + k) * gridDim.y + blockIdx.y] = mine.values[k];
        else
            out[column + k] = Fold::result(mine.values[k]);
}

/// Enough blocks for a large device, each with rows enough to be worth one.
inline ColumnCut cut_columns(RowSizes sizes, int count)
{
    constexpr std::int64_t blocks = 1024, rows_each = 16;
    const std::int64_t packs = (sizes.columns + count - 1) / count;
    int across = 1;
    while (across < kWarp && across < packs)
        across *= 2;
    const std::int64_t below = kReduceThreads / across, wide = (packs + across - 1) / across;
    std::int64_t pieces = std::min(blocks / wide, sizes.rows / (below * rows_each));
    pieces = pieces < 2 ? 1 : pieces;
    const std::int64_t length = std::max<std::int64_t>(1, (sizes.rows + pieces - 1) / pieces);
    return {across, length, std::max<std::int64_t>(1, (sizes.rows + length - 1) / length)};
}

template <class Fold, int kCount>
void reduce_columns_in_packs(const typename Fold::Element* in, RowSizes sizes, typename Fold::Result* out, Device device)
{
    const ColumnCut cut = cut_columns(sizes, kCount);
    const std::int64_t wide = (sizes.columns + cut.across * kCount - 1) / (cut.across * kCount);
    const Grid grid{dim3(static_cast<unsigned>(wide), static_cast<unsigned>(cut.pieces)), dim3(kReduceThreads)};
    const auto run = [&](typename Fold::Total* totals) {
        launch(reduce_columns_kernel<Fold, kCount>, grid, in, sizes, cut, pack_aligned(in), totals, out);
    };
    if (cut.pieces == 1)
        return run(nullptr);
    const Scratch<typename Fold::Total> totals(sizes.columns * cut.pieces, device);
    run(totals.data());
    finish_rows<Fold>(totals, sizes.columns, cut.pieces, out);
}

/// `in` (rows, columns) on `device` to `out` (columns). Folds that ask for the place of an element are not for columns.
template <class Fold>
void reduce_columns(const typename Fold::Element* in, RowSizes sizes, typename Fold::Result* out, Device device)
{
    // Wider packs would need more registers than there are for totals in double.
    constexpr int count = kPack<typename Fold::Element> < 4 ? kPack<typename Fold::Element> : 4;
    if (sizes.columns == 0)
        return;
    if (sizes.columns % count == 0)
        reduce_columns_in_packs<Fold, count>(in, sizes, out, device);
    else
        reduce_columns_in_packs<Fold, 1>(in, sizes, out, device);
}

}  // namespace ts::cuda
