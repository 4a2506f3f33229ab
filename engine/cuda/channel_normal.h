#pragma once

#include "engine/cuda/channel_statistics.h"

namespace ts::cuda {

template <int kV, class T>
__global__ void __launch_bounds__(kTileThreads)
    normalize_channels_kernel(ColumnTiles t, const T* x, ChannelGroups<Compute<T>> groups, const Compute<T>* weight,
                              const Compute<T>* bias, T* y)
{
    using C = Compute<T>;
    const TilePlace<kV> at(t);
    C mean[kV] = {}, scale[kV] = {}, shift[kV] = {};
    if (at.inside)
        for (int k = 0; k < kV; ++k) {
            const std::int64_t place = groups.place(at.segment, at.channel + k);
            mean[k] = groups.mean[place];
            scale[k] = groups.inverse_std[place] * (weight ? weight[at.channel + k] : C(1));
            shift[k] = bias ? bias[at.channel + k] : C(0);
        }
    constexpr int kBatch = 4;
    C v[kBatch][kV];
    at.template each_batch<kBatch>(
        t, [&](int b, std::int64_t i) { load_numbers<kV>(x + i, v[b]); },
        [&](int b, std::int64_t i) {
#pragma unroll
            for (int k = 0; k < kV; ++k)
                v[b][k] = (v[b][k] - mean[k]) * scale[k] + shift[k];
            store_numbers<kV>(y + i, v[b]);
        });
}

/// dx = g * inverse * weight + (x - mean) * slope + offset, with one slope and offset for each segment and group. Null: 0.
template <int kV, class T>
__global__ void __launch_bounds__(kTileThreads)
    channels_gradient_kernel(ColumnTiles t, const T* g, const T* x, ChannelGroups<Compute<T>> groups, const Compute<T>* weight,
                             const Compute<T>* slopes, const Compute<T>* offsets, T* dx)
{
    using C = Compute<T>;
    const TilePlace<kV> at(t);
    C mean[kV] = {}, scale[kV] = {}, slope[kV] = {}, offset[kV] = {};
    if (at.inside)
        for (int k = 0; k < kV; ++k) {
            const std::int64_t place = groups.place(at.segment, at.channel + k);
            mean[k] = groups.mean[place];
            scale[k] = groups.inverse_std[place] * (weight ? weight[at.channel + k] : C(1));
            slope[k] = slopes ? slopes[place] : C(0);
            offset[k] = offsets ? offsets[place] : C(0);
        }
    constexpr int kBatch = 2;
    C v[kBatch][kV], gradient[kBatch][kV];
    at.template each_batch<kBatch>(
        t,
        [&](int b, std::int64_t i) {
            load_numbers<kV>(x + i, v[b]);
            load_numbers<kV>(g + i, gradient[b]);
        },
        [&](int b, std::int64_t i) {
#pragma unroll
            for (int k = 0; k < kV; ++k)
                v[b][k] = gradient[b][k] * scale[k] + (v[b][k] - mean[k]) * slope[k] + offset[k];
            store_numbers<kV>(dx + i, v[b]);
        });
}

// Rows for each thread and blocks: reading alone, and with writing.

inline ColumnTiles statistic_tiles(std::int64_t segments, std::int64_t rows, std::int64_t channels, int vector)
{
    return column_tiles(segments, rows, channels, vector, 8, 1056);
}
inline ColumnTiles writing_tiles(std::int64_t segments, std::int64_t rows, std::int64_t channels, int vector)
{
    return column_tiles(segments, rows, channels, vector, 8, 4224);
}

/// (segments, pieces, 2, channels) in float64.
inline Tensor channel_pieces(const ColumnTiles& t, const Tensor& like)
{
    return empty({t.segments, t.pieces, 2, t.channels}, TensorOptions(DType::Float64, like.device()));
}

/// Calls `body` with the number of channels that a thread takes at once, as a constant.
template <class Body> void with_channel_vectors(bool vectors, Body&& body)
{
    if (vectors)
        body(std::integral_constant<int, kVector>{});
    else
        body(std::integral_constant<int, 1>{});
}

}  // namespace ts::cuda
