#pragma once

#include "engine/cuda/column_tiles.h"
#include "engine/cuda/piece_sums.h"

namespace ts::cuda {

/// Which statistics belong to a channel: one mean and inverse deviation for each segment and group of `in_group` channels.
template <class C> struct ChannelGroups {
    const C* mean;
    const C* inverse_std;
    std::int64_t groups, in_group;

    [[nodiscard]] __device__ std::int64_t place(std::int64_t segment, std::int64_t channel) const
    {
        return segment * groups + channel / in_group;
    }
};

/// Adds up two sums a channel over the rows of a block and writes them, finished, as its piece: (segments, pieces, 2,
/// channels).
template <int kV, class Finish>
__device__ void write_channel_sums(const ColumnTiles& t, const TilePlace<kV>& at, double (&a)[kV], double (&b)[kV],
                                   double* pieces, Finish finish)
{
    __shared__ double all[2][kTileThreads * kV];
    const int mine = static_cast<int>(threadIdx.x) * kV;
#pragma unroll
    for (int k = 0; k < kV; ++k) {
        all[0][mine + k] = a[k];
        all[1][mine + k] = b[k];
    }
    for (int step = t.rows_at_once() / 2; step > 0; step /= 2) {
        __syncthreads();
        if (at.row < step)
            for (int k = 0; k < kV; ++k) {
                all[0][mine + k] += all[0][mine + step * t.lanes * kV + k];
                all[1][mine + k] += all[1][mine + step * t.lanes * kV + k];
            }
    }
    if (at.row > 0 || !at.inside)
        return;
    double* out = pieces + 2 * (at.segment * t.pieces + at.piece) * t.channels + at.channel;
    for (int k = 0; k < kV; ++k)
        finish(k, all[0][mine + k], all[1][mine + k], out[k], out[t.channels + k]);
}

/// Mean and sum of squared deviations of every channel in a piece. Numbers are taken less the first of the piece, so that
/// float32 sums stay exact enough far from zero. Raises `batches` by one where there is one.
template <int kV, class T>
__global__ void __launch_bounds__(kTileThreads)
    channel_moments_kernel(ColumnTiles t, const T* x, double* pieces, std::int64_t* batches)
{
    using C = Compute<T>;
    const TilePlace<kV> at(t);
    if (batches && blockIdx.x == 0 && blockIdx.y == 0 && threadIdx.x == 0)
        ++*batches;
    C shift[kV] = {}, sum[kV] = {}, squares[kV] = {};
    if (at.inside)
        load_numbers<kV>(x + at.begin, shift);
    at.each(t, [&](std::int64_t i) {
        C v[kV];
        load_numbers<kV>(x + i, v);
#pragma unroll
        for (int k = 0; k < kV; ++k) {
            v[k] -= shift[k];
            sum[k] += v[k];
            squares[k] += v[k] * v[k];
        }
    });
    double a[kV], b[kV];
    for (int k = 0; k < kV; ++k) {
        a[k] = static_cast<double>(sum[k]);
        b[k] = static_cast<double>(squares[k]);
    }
    const auto rows = static_cast<double>(t.size_of(at.piece));
    write_channel_sums(t, at, a, b, pieces, [&](int k, double s, double q, double& mean, double& deviations) {
        mean = static_cast<double>(shift[k]) + s / rows;
        const double rest = q - s * s / rows;
        deviations = rest < 0 ? 0 : rest;
    });
}

/// Sums of g and of g * (x - mean) of every channel in a piece.
template <int kV, class T>
__global__ void __launch_bounds__(kTileThreads)
    channel_gradient_sums_kernel(ColumnTiles t, const T* g, const T* x, ChannelGroups<Compute<T>> groups, double* pieces)
{
    using C = Compute<T>;
    const TilePlace<kV> at(t);
    C mean[kV] = {}, sum[kV] = {}, product[kV] = {};
    if (at.inside)
        for (int k = 0; k < kV; ++k)
            mean[k] = groups.mean[groups.place(at.segment, at.channel + k)];
    at.each(t, [&](std::int64_t i) {
        C v[kV], gradient[kV];
        load_numbers<kV>(x + i, v);
        load_numbers<kV>(g + i, gradient);
#pragma unroll
        for (int k = 0; k < kV; ++k) {
            sum[k] += gradient[k];
            product[k] += gradient[k] * (v[k] - mean[k]);
        }
    });
    double a[kV], b[kV];
    for (int k = 0; k < kV; ++k) {
        a[k] = static_cast<double>(sum[k]);
        b[k] = static_cast<double>(product[k]);
    }
    write_channel_sums(t, at, a, b, pieces, [](int, double s, double p, double& sum_out, double& product_out) {
        sum_out = s;
        product_out = p;
    });
}

}  // namespace ts::cuda
