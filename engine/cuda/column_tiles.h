#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "engine/cuda/flat_vectors.h"
#include "engine/cuda/launch.h"

namespace ts::cuda {

inline constexpr int kTileThreads = 256;

/// How blocks cut up segments (examples) of rows of channels (segments, rows, channels): each takes `length` rows of a segment
/// and as many channels as `lanes` threads reach, kV each. The sizes alone decide, so results are the same on all devices.
struct ColumnTiles {
    std::int64_t segments, rows, channels;
    int lanes;
    std::int64_t pieces, length;  ///< of a segment

    [[nodiscard]] __host__ __device__ int rows_at_once() const { return kTileThreads / lanes; }
    [[nodiscard]] __host__ __device__ std::int64_t size_of(std::int64_t piece) const
    {
        const std::int64_t rest = rows - piece * length;
        return rest < length ? rest : length;
    }
    [[nodiscard]] Grid grid(int vector) const
    {
        const std::int64_t reach = static_cast<std::int64_t>(lanes) * vector;
        return {dim3(static_cast<unsigned>(segments * pieces), static_cast<unsigned>((channels + reach - 1) / reach)),
                dim3(kTileThreads)};
    }
};

/// `each`: rows that a thread should find at least; `most`: blocks that are enough.
inline ColumnTiles column_tiles(std::int64_t segments, std::int64_t rows, std::int64_t channels, int vector, int each,
                                std::int64_t most)
{
    const auto threads = static_cast<std::uint64_t>((channels + vector - 1) / vector);
    ColumnTiles t{segments, rows, channels, static_cast<int>(std::min<std::uint64_t>(32, std::bit_ceil(threads))), 1, rows};
    const std::int64_t reach = static_cast<std::int64_t>(t.lanes) * vector, columns = (channels + reach - 1) / reach;
    const std::int64_t at_once = t.rows_at_once();
    t.pieces = std::clamp<std::int64_t>(rows / (at_once * each), 1, std::max<std::int64_t>(1, most / (columns * segments)));
    t.length = ((rows + t.pieces - 1) / t.pieces + at_once - 1) / at_once * at_once;
    t.pieces = (rows + t.length - 1) / t.length;
    return t;
}

/// The part of a tile that one thread works on.
template <int kV> struct TilePlace {
    std::int64_t segment, piece, channel, begin, end;
    int row, step;
    bool inside;

    __device__ explicit TilePlace(const ColumnTiles& t)
    {
        segment = blockIdx.x / t.pieces;
        piece = blockIdx.x % t.pieces;
        channel = (static_cast<std::int64_t>(blockIdx.y) * t.lanes + static_cast<int>(threadIdx.x) % t.lanes) * kV;
        row = static_cast<int>(threadIdx.x) / t.lanes;
        step = t.rows_at_once();
        inside = channel < t.channels;
        begin = (segment * t.rows + piece * t.length) * t.channels + channel;
        end = begin + t.size_of(piece) * t.channels;
    }
    /// body(first element) for the thread's rows.
    template <class Body> __device__ void each(const ColumnTiles& t, Body body) const
    {
        if (!inside)
            return;
#pragma unroll 4
        for (std::int64_t i = begin + row * t.channels; i < end; i += step * t.channels)
            body(i);
    }
    /// load(b, first element), then use(b, first element), for kBatch rows at a time, so that all of them are on their way
    /// before the first is written.
    template <int kBatch, class Load, class Use> __device__ void each_batch(const ColumnTiles& t, Load load, Use use) const
    {
        if (!inside)
            return;
        const std::int64_t stride = step * t.channels;
        for (std::int64_t i = begin + row * t.channels; i < end; i += kBatch * stride) {
#pragma unroll
            for (int b = 0; b < kBatch; ++b)
                if (i + b * stride < end)
                    load(b, i + b * stride);
#pragma unroll
            for (int b = 0; b < kBatch; ++b)
                if (i + b * stride < end)
                    use(b, i + b * stride);
        }
    }
};

}  // namespace ts::cuda
