#include <algorithm>
#include <utility>

#include "engine/cuda/scan_block.h"
#include "engine/cuda/scratch.h"
#include "engine/cuda/sort_rows.h"
#include "engine/cuda/sort_short.h"

namespace ts::cuda {

namespace {

// Long rows: a radix sort from the lowest digit up. Every pass counts the digits of each tile of a row, finds from the counts
// where each tile's share of each digit begins, and moves the entries there.

constexpr int kDigitBits = 8, kDigits = 1 << kDigitBits;
constexpr int kThreads = 256, kWarps = kThreads / kWarp;
static_assert(kThreads == kDigits);
/// Entries of a thread, and of a tile.
template <class Key> constexpr int kEach = sizeof(Key) == 8 ? 8 : 16;
template <class Key> constexpr int kTile = kEach<Key>* kThreads;

template <class Key> __device__ int digit_of(Key key, int shift)
{
    return static_cast<int>(key >> shift) & (kDigits - 1);
}

struct Tiles {
    std::int64_t rows, n, each_row;
};

/// A block's tile: entries [begin, end) of `row`, numbered from the beginning of the first row.
struct Tile {
    std::int64_t row, number, begin, end;
};
template <class Key> __device__ Tile this_tile(const Tiles& tiles)
{
    const std::int64_t row = blockIdx.x / tiles.each_row, number = blockIdx.x - row * tiles.each_row;
    const std::int64_t begin = row * tiles.n + number * kTile<Key>, end = (row + 1) * tiles.n;
    return {row, number, begin, begin + kTile<Key> < end ? begin + kTile<Key> : end};
}

/// counts (rows, digits, tiles).
template <class Key> __global__ void count_digits_kernel(const Key* keys, Tiles tiles, int shift, std::uint32_t* counts)
{
    __shared__ unsigned count[kDigits];
    const int thread = static_cast<int>(threadIdx.x);
    const Tile tile = this_tile<Key>(tiles);
    count[thread] = 0;
    __syncthreads();
    for (std::int64_t i = tile.begin + thread; i < tile.end; i += kThreads)
        atomicAdd(&count[digit_of(keys[i], shift)], 1U);
    __syncthreads();
    counts[(tile.row * kDigits + thread) * tiles.each_row + tile.number] = count[thread];
}

/// Lines are the digits of the rows: counts become what lies in the tiles before; totals (rows, digits). One warp a line.
__global__ void scan_few_tiles_kernel(std::uint32_t* counts, std::int64_t lines, std::int64_t tiles, std::uint32_t* totals)
{
    const int lane = static_cast<int>(threadIdx.x) % kWarp;
    for (std::int64_t line = thread_number() / kWarp; line < lines; line += thread_count() / kWarp) {
        std::uint32_t* count = counts + line * tiles;
        std::uint32_t total = 0;
        for (std::int64_t first = 0; first < tiles; first += kWarp) {
            const std::int64_t i = first + lane;
            const std::uint32_t mine = i < tiles ? count[i] : 0, up_to = scan_warp(mine, Plus{});
            if (i < tiles)
                count[i] = total + up_to - mine;
            total += __shfl_sync(kAllLanes, up_to, kWarp - 1);
        }
        if (lane == 0)
            totals[line] = total;
    }
}

/// The same with one block a line and some neighbouring tiles for each thread.
__global__ void scan_many_tiles_kernel(std::uint32_t* counts, std::int64_t tiles, std::uint32_t* totals)
{
    constexpr int each = 4;
    std::uint32_t* count = counts + blockIdx.x * tiles;
    std::uint32_t total = 0;
    for (std::int64_t first = 0; first < tiles; first += kThreads * each) {
        const std::int64_t i = first + static_cast<std::int64_t>(threadIdx.x) * each;
        std::uint32_t before[each], mine = 0;
#pragma unroll
        for (int k = 0; k < each; ++k) {
            before[k] = mine;
            mine += i + k < tiles ? count[i + k] : 0;
        }
        const auto scanned = scan_block(mine, Plus{}, 0U);
#pragma unroll
        for (int k = 0; k < each; ++k)
            if (i + k < tiles)
                count[i + k] = total + scanned.before + before[k];
        total += scanned.all;
    }
    if (threadIdx.x == 0)
        totals[blockIdx.x] = total;
}

void scan_tiles(std::uint32_t* counts, const Tiles& tiles, std::uint32_t* totals)
{
    constexpr std::int64_t few = 128;
    const std::int64_t lines = tiles.rows * kDigits;
    if (tiles.each_row <= few)
        launch(scan_few_tiles_kernel, grid_for(lines * kWarp), counts, lines, tiles.each_row, totals);
    else
        launch(scan_many_tiles_kernel, {dim3(static_cast<unsigned>(lines)), dim3(kThreads)}, counts, tiles.each_row, totals);
}

/// Lanes with an entry whose digit is that of this lane.
__device__ unsigned lanes_alike(int digit, bool there)
{
    unsigned alike = __ballot_sync(kAllLanes, there);
    for (int bit = 0; bit < kDigitBits; ++bit) {
        const bool set = (digit >> bit & 1) != 0;
        const unsigned lanes = __ballot_sync(kAllLanes, set);
        alike &= set ? lanes : ~lanes;
    }
    return alike;
}

template <class Key> struct Columns {
    Key* keys;
    std::uint32_t* places;  ///< null as input: the entries stand in their places
};

template <class Key> struct MoveMemory {
    Key keys[kTile<Key>];
    std::uint32_t places[kTile<Key>];
    unsigned counts[kWarps][kDigits];  ///< of a warp's digits so far, then of those in the warps before
    unsigned begin[kDigits];           ///< of a digit in the tile in order
    std::int64_t goal[kDigits];        ///< of the first entry of a digit, less `begin`
};

/// Rank of each entry among those of its digit in the warp, whose part of the tile begins at `first`.
template <class Key>
__device__ void rank_in_warp(MoveMemory<Key>& memory, const Key* keys, const Tile& tile, std::int64_t first, int shift,
                             Key (&key)[kEach<Key>], unsigned (&rank)[kEach<Key>])
{
    const int lane = static_cast<int>(threadIdx.x) % kWarp, warp = static_cast<int>(threadIdx.x) / kWarp;
#pragma unroll
    for (int k = 0; k < kEach<Key>; ++k)
        key[k] = first + k * kWarp + lane < tile.end ? keys[first + k * kWarp + lane] : Key{0};
#pragma unroll
    for (int k = 0; k < kEach<Key>; ++k) {
        const bool there = first + k * kWarp + lane < tile.end;
        const int digit = digit_of(key[k], shift);
        const unsigned alike = lanes_alike(digit, there), below = alike & ((1U << lane) - 1);
        const unsigned before = memory.counts[warp][digit];
        rank[k] = before + static_cast<unsigned>(__popc(below));
        __syncwarp();
        if (there && below == 0)
            memory.counts[warp][digit] = before + static_cast<unsigned>(__popc(alike));
        __syncwarp();
    }
}

/// Thread d: where digit d begins in the tile, in each warp's share of it, and where its entries go.
template <class Key>
__device__ void place_digits(MoveMemory<Key>& memory, const Tiles& tiles, const Tile& tile, const std::uint32_t* before,
                             const std::uint32_t* totals)
{
    const int digit = static_cast<int>(threadIdx.x);
    unsigned in_tile = 0;
#pragma unroll
    for (int warp = 0; warp < kWarps; ++warp) {
        const unsigned count = memory.counts[warp][digit];
        memory.counts[warp][digit] = in_tile;
        in_tile += count;
    }
    const unsigned begin = scan_block(in_tile, Plus{}, 0U).before;
    const unsigned of_row = scan_block(totals[tile.row * kDigits + digit], Plus{}, 0U).before;
    memory.begin[digit] = begin;
    memory.goal[digit]
        = tile.row * tiles.n + of_row + before[(tile.row * kDigits + digit) * tiles.each_row + tile.number] - begin;
}

/// Entries are put in order in shared memory first, so that neighbours are written together.
template <class Key>
__global__ void __launch_bounds__(kThreads) move_entries_kernel(Columns<Key> from, Columns<Key> to, Tiles tiles, int shift,
                                                                const std::uint32_t* before, const std::uint32_t* totals)
{
    auto& memory = *dynamic_shared<MoveMemory<Key>>();
    const int thread = static_cast<int>(threadIdx.x), lane = thread % kWarp, warp = thread / kWarp;
    const Tile tile = this_tile<Key>(tiles);
    const std::int64_t first = tile.begin + warp * kWarp * kEach<Key>;
    for (int w = 0; w < kWarps; ++w)
        memory.counts[w][thread] = 0;
    __syncthreads();
    Key key[kEach<Key>];
    unsigned rank[kEach<Key>];
    rank_in_warp(memory, from.keys, tile, first, shift, key, rank);
    __syncthreads();
    place_digits(memory, tiles, tile, before, totals);
    __syncthreads();
#pragma unroll
    for (int k = 0; k < kEach<Key>; ++k) {
        const std::int64_t i = first + k * kWarp + lane;
        if (i >= tile.end)
            continue;
        const int digit = digit_of(key[k], shift);
        const unsigned at = memory.begin[digit] + memory.counts[warp][digit] + rank[k];
        memory.keys[at] = key[k];
        memory.places[at] = from.places ? from.places[i] : static_cast<std::uint32_t>(i - tile.row * tiles.n);
    }
    __syncthreads();
    for (int i = thread; i < static_cast<int>(tile.end - tile.begin); i += kThreads) {
        const Key moved = memory.keys[i];
        const std::int64_t goal = memory.goal[digit_of(moved, shift)] + i;
        to.keys[goal] = moved;
        to.places[goal] = memory.places[i];
    }
}

struct CountMemory {
    Scratch<std::uint32_t> before, totals;
    CountMemory(const Tiles& tiles, Device device)
        : before(tiles.rows * kDigits * tiles.each_row, device), totals(tiles.rows * kDigits, device)
    {
    }
};

template <class Key>
void sort_by_digit(Columns<Key> from, Columns<Key> to, const Tiles& tiles, int shift, const CountMemory& memory)
{
    const Grid grid{dim3(static_cast<unsigned>(tiles.rows * tiles.each_row)), dim3(kThreads)};
    launch(count_digits_kernel<Key>, grid, from.keys, tiles, shift, memory.before.data());
    scan_tiles(memory.before.data(), tiles, memory.totals.data());
    launch(move_entries_kernel<Key>, {grid.blocks, grid.threads, sizeof(MoveMemory<Key>)}, from, to, tiles, shift,
           memory.before.data(), memory.totals.data());
}

template <class Key> SortedRows<Key> sort_long_rows(SortedRows<Key> rows_now, const Tiles& tiles, int bits, Device device)
{
    SortedRows<Key> next{{tiles.rows * tiles.n, device}, {tiles.rows * tiles.n, device}};
    const CountMemory memory(tiles, device);
    for (int shift = 0; shift < bits; shift += kDigitBits) {
        sort_by_digit<Key>({rows_now.keys.data(), shift == 0 ? nullptr : rows_now.places.data()},
                           {next.keys.data(), next.places.data()}, tiles, shift, memory);
        std::swap(rows_now, next);
    }
    return rows_now;
}

template <class K> struct KeySource {
    using Key = K;
    const K* keys;
    std::int64_t n;
    __device__ SortEntry<K> entry(std::int64_t row, int i) const
    {
        return i < n ? SortEntry<K>{keys[row * n + i], static_cast<std::uint32_t>(i)} : SortEntry<K>::last();
    }
};

}  // namespace

template <class Key> SortedRows<Key> sort_rows(Scratch<Key> keys, std::int64_t rows, std::int64_t n, int bits, Device device)
{
    SortedRows<Key> sorted{std::move(keys), {rows * n, device}};
    if (rows == 0 || n == 0)
        return sorted;
    if (n > kLongestShortRow<Key>)
        return sort_long_rows(std::move(sorted), {rows, n, (n + kTile<Key> - 1) / kTile<Key>}, bits, device);
    sort_short_rows(KeySource<Key>{sorted.keys.data(), n}, SortedSink<Key>{sorted.keys.data(), sorted.places.data(), n}, rows,
                    n);
    return sorted;
}

template SortedRows<std::uint32_t> sort_rows(Scratch<std::uint32_t>, std::int64_t, std::int64_t, int, Device);
template SortedRows<std::uint64_t> sort_rows(Scratch<std::uint64_t>, std::int64_t, std::int64_t, int, Device);

}  // namespace ts::cuda
