#pragma once

#include <cstdint>

#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"

namespace ts::cuda {

// Sums down columns, which earlier blocks left in pieces, added in an order that the sizes alone decide.

inline constexpr int kPieceColumns = 32;
inline constexpr int kPieceRows = 8;

/// The kPieceRows threads of a column together; threadIdx.x is the column, threadIdx.y the row. All get the result.
template <class T> __device__ T sum_piece_rows(T value)
{
    __shared__ T all[kPieceRows][kPieceColumns];
    __syncthreads();
    all[threadIdx.y][threadIdx.x] = value;
    __syncthreads();
    value = all[0][threadIdx.x];
#pragma unroll
    for (int k = 1; k < kPieceRows; ++k)
        value += all[k][threadIdx.x];
    return value;
}

/// first[i] and second[i], i < n: the sums of pieces (count, 2, n). Null: not wanted.
template <class P, class Out>
__global__ void piece_sums_kernel(const P* pieces, std::int64_t count, std::int64_t n, Out* first, Out* second)
{
    const std::int64_t i = static_cast<std::int64_t>(blockIdx.x) * kPieceColumns + threadIdx.x;
    double sum = 0;
    if (i < 2 * n)
#pragma unroll 4
        for (std::int64_t p = threadIdx.y; p < count; p += kPieceRows)
            sum += static_cast<double>(pieces[2 * p * n + i]);
    sum = sum_piece_rows(sum);
    if (threadIdx.y > 0 || i >= 2 * n)
        return;
    if (i < n && first)
        first[i] = convert<Out>(sum);
    if (i >= n && second)
        second[i - n] = convert<Out>(sum);
}

template <class P, class Out> void add_pieces(const P* pieces, std::int64_t count, std::int64_t n, Out* first, Out* second)
{
    launch(piece_sums_kernel<P, Out>,
           {dim3(static_cast<unsigned>((2 * n + kPieceColumns - 1) / kPieceColumns)), dim3(kPieceColumns, kPieceRows)}, pieces,
           count, n, first, second);
}

}  // namespace ts::cuda
