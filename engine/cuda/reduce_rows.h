#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/cuda/launch.h"
#include "engine/cuda/pack.h"
#include "engine/cuda/reduce_block.h"
#include "engine/cuda/scratch.h"

/// Reduction of the rows of a contiguous matrix by a fold (see reduce_fold.h). The order depends on the sizes alone: lanes of a
/// warp share a short row, a block a longer one, and several blocks, with a second stage, one of a few very long ones.
namespace ts::cuda {

inline constexpr int kReduceThreads = 256;
/// Packs that a thread has on their way at once.
inline constexpr int kAhead = 4;

/// Totals travel between lanes; structs of several numbers bring an overload of their own.
template <class Total> __device__ Total shuffle_total(Total value, int step)
{
    return __shfl_xor_sync(kAllLanes, value, step);
}

/// Lanes in groups of `lanes`, a power of two; every lane gets the total of its group.
template <class Fold> __device__ typename Fold::Total combine_lanes(typename Fold::Total total, int lanes)
{
    for (int step = lanes / 2; step > 0; step /= 2)
        total = Fold::combine(total, shuffle_total(total, step));
    return total;
}

/// All threads of a block of whole warps; the first warp gets the total.
template <class Fold> __device__ typename Fold::Total combine_block(typename Fold::Total total)
{
    __shared__ typename Fold::Total of_warp[kWarp];
    const int lane = static_cast<int>(threadIdx.x) % kWarp, warp = static_cast<int>(threadIdx.x) / kWarp;
    total = combine_lanes<Fold>(total, kWarp);
    __syncthreads();
    if (lane == 0)
        of_warp[warp] = total;
    __syncthreads();
    const int warps = static_cast<int>(blockDim.x) / kWarp;
    return warp > 0 ? total : combine_lanes<Fold>(lane < warps ? of_warp[lane] : Fold::none(), kWarp);
}

template <class Fold, int kCount>
__device__ typename Fold::Part fold_pack(const Pack<typename Fold::Element, kCount>& pack, std::int64_t first)
{
    typename Fold::Part parts[kCount];
#pragma unroll
    for (int k = 0; k < kCount; ++k)
        parts[k] = Fold::part(pack.values[k], first + k);
#pragma unroll
    for (int half = kCount / 2; half > 0; half /= 2)
#pragma unroll
        for (int k = 0; k < half; ++k)
            parts[k] = Fold::fold(parts[k], parts[k + half]);
    return parts[0];
}

/// Elements [begin, end) of a row by `threads` threads of which this is number `thread`, in packs of kCount from `begin` on.
template <class Fold, int kCount>
__device__ typename Fold::Total fold_range(const typename Fold::Element* x, std::int64_t begin, std::int64_t end, int thread,
                                           int threads, bool aligned)
{
    auto total = Fold::none();
    const std::int64_t stride = static_cast<std::int64_t>(threads) * kCount;
    std::int64_t i = begin + static_cast<std::int64_t>(thread) * kCount;
    for (; i + (kAhead - 1) * stride + kCount <= end; i += kAhead * stride) {
        Pack<typename Fold::Element, kCount> packs[kAhead];
#pragma unroll
        for (int u = 0; u < kAhead; ++u)
            packs[u] = load_pack<kCount>(x + i + u * stride, aligned);
        auto part = fold_pack<Fold, kCount>(packs[0], i);
#pragma unroll
        for (int u = 1; u < kAhead; ++u)
            part = Fold::fold(part, fold_pack<Fold, kCount>(packs[u], i + u * stride));
        total = Fold::combine(total, Fold::widen(part));
    }
    for (; i < end; i += stride) {
        if (i + kCount <= end) {
            total = Fold::combine(total, Fold::widen(fold_pack<Fold, kCount>(load_pack<kCount>(x + i, aligned), i)));
            continue;
        }
        for (std::int64_t k = i; k < end; ++k)
            total = Fold::combine(total, Fold::widen(Fold::part(x[k], k)));
    }
    return total;
}

struct RowSizes {
    std::int64_t rows, columns;
};

/// `lanes` lanes a row.
template <class Fold, int kCount>
__global__ void reduce_short_rows_kernel(const typename Fold::Element* in, RowSizes sizes, int lanes, bool aligned,
                                         typename Fold::Result* out)
{
    const int lane = static_cast<int>(threadIdx.x) % lanes;
    const std::int64_t step = thread_count() / lanes;
    // Whole warps stay together, as all lanes take part in a shuffle.
    const std::int64_t rounds = (sizes.rows + step - 1) / step;
    std::int64_t row = thread_number() / lanes;
    for (std::int64_t round = 0; round < rounds; ++round, row += step) {
        const bool there = row < sizes.rows;
        auto total = Fold::none();
        if (there)
            total = fold_range<Fold, kCount>(in + row * sizes.columns, 0, sizes.columns, lane, lanes, aligned);
        total = combine_lanes<Fold>(total, lanes);
        if (there && lane == 0)
            out[row] = Fold::result(total);
    }
}

/// Block (piece, row): elements [piece * length, ...) of the row, to `totals` (rows, pieces), or `out` where there is one
/// piece.
template <class Fold, int kCount>
__global__ void reduce_long_rows_kernel(const typename Fold::Element* in, RowSizes sizes, std::int64_t length, bool aligned,
                                        typename Fold::Total* totals, typename Fold::Result* out)
{
    const std::int64_t pieces = gridDim.x;
    const std::int64_t begin = static_cast<std::int64_t>(blockIdx.x) * length;
    const std::int64_t end = begin + length < sizes.columns ? begin + length : sizes.columns;
    for (std::int64_t row = blockIdx.y; row < sizes.rows; row += gridDim.y) {
        const auto total = combine_block<Fold>(fold_range<Fold, kCount>(
            in + row * sizes.columns, begin, end, static_cast<int>(threadIdx.x), static_cast<int>(blockDim.x), aligned));
        if (threadIdx.x != 0)
            continue;
        if (totals)
            totals[row * pieces + blockIdx.x] = total;
        else
            out[row] = Fold::result(total);
    }
}

/// One warp a row of `totals` (rows, pieces).
template <class Fold>
__global__ void finish_rows_kernel(const typename Fold::Total* totals, std::int64_t rows, std::int64_t pieces,
                                   typename Fold::Result* out)
{
    const int lane = static_cast<int>(threadIdx.x) % kWarp;
    for (std::int64_t row = thread_number() / kWarp; row < rows; row += thread_count() / kWarp) {
        auto total = Fold::none();
        for (std::int64_t i = lane; i < pieces; i += kWarp)
            total = Fold::combine(total, totals[row * pieces + i]);
        total = combine_lanes<Fold>(total, kWarp);
        if (lane == 0)
            out[row] = Fold::result(total);
    }
}

template <class Fold>
void finish_rows(const Scratch<typename Fold::Total>& totals, std::int64_t rows, std::int64_t pieces,
                 typename Fold::Result* out)
{
    launch(finish_rows_kernel<Fold>, grid_for(rows * kWarp), totals.data(), rows, pieces, out);
}

/// How a row is cut. Pieces are long enough to be worth a block; there are no more than keep a large device busy.
struct RowCut {
    std::int64_t length, pieces;
};
inline RowCut cut_row(RowSizes sizes)
{
    constexpr std::int64_t shortest = 8192, blocks = 2048;
    const std::int64_t most = std::max<std::int64_t>(1, blocks / std::max<std::int64_t>(1, sizes.rows));
    const std::int64_t wanted = std::clamp<std::int64_t>(sizes.columns / shortest, 1, most);
    const std::int64_t unit = 1024;  // pieces begin where packs do
    const std::int64_t length = ((sizes.columns + wanted - 1) / wanted + unit - 1) / unit * unit;
    return {length, (sizes.columns + length - 1) / length};
}

template <class Fold, int kCount>
void reduce_long_rows(const typename Fold::Element* in, RowSizes sizes, typename Fold::Result* out, Device device)
{
    const RowCut cut = cut_row(sizes);
    const Grid grid{dim3(static_cast<unsigned>(cut.pieces), static_cast<unsigned>(std::min<std::int64_t>(sizes.rows, 65535))),
                    dim3(kReduceThreads)};
    const auto run = [&](typename Fold::Total* totals) {
        launch(reduce_long_rows_kernel<Fold, kCount>, grid, in, sizes, cut.length, pack_aligned(in), totals, out);
    };
    if (cut.pieces == 1)
        return run(nullptr);
    const Scratch<typename Fold::Total> totals(sizes.rows * cut.pieces, device);
    run(totals.data());
    finish_rows<Fold>(totals, sizes.rows, cut.pieces, out);
}

template <class Fold, int kCount>
void reduce_rows_in_packs(const typename Fold::Element* in, RowSizes sizes, typename Fold::Result* out, Device device)
{
    constexpr std::int64_t longest_for_warp = 2048;
    if (sizes.columns > longest_for_warp || (sizes.rows <= 1024 && sizes.columns > longest_for_warp / 4))
        return reduce_long_rows<Fold, kCount>(in, sizes, out, device);
    int lanes = 1;
    while (lanes < kWarp && lanes * kCount < sizes.columns)
        lanes *= 2;
    launch(reduce_short_rows_kernel<Fold, kCount>, grid_for(sizes.rows * lanes, kReduceThreads), in, sizes, lanes,
           pack_aligned(in), out);
}

/// `in` (rows, columns) on `device` to `out` (rows).
template <class Fold>
void reduce_rows(const typename Fold::Element* in, RowSizes sizes, typename Fold::Result* out, Device device)
{
    constexpr int count = std::min(kPack<typename Fold::Element>, 8);  // more would need too many registers
    if (sizes.rows == 0)
        return;
    if (sizes.rows == 1 || sizes.columns % count == 0)
        reduce_rows_in_packs<Fold, count>(in, sizes, out, device);
    else
        reduce_rows_in_packs<Fold, 1>(in, sizes, out, device);
}

}  // namespace ts::cuda
