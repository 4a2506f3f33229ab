#include "engine/cpu/amx_tiles.h"

#if defined(__x86_64__) && defined(__linux__)

#include <cstdlib>
#include <cstring>
#include <sys/syscall.h>
#include <unistd.h>

namespace ts::amx {

namespace {

bool may_use_tiles()
{
    constexpr int kRequestPermission = 0x1023, kTileData = 18;
    return syscall(SYS_arch_prctl, kRequestPermission, kTileData) == 0;
}

bool has_unit()
{
    constexpr unsigned kTiles = 1U << 24, kBfloat16 = 1U << 22;
    if (!__builtin_cpu_supports("avx512bw") || !__builtin_cpu_supports("avx512vl") || !__builtin_cpu_supports("avx512dq")
        || !__builtin_cpu_supports("avx512cd"))
        return false;
    unsigned a = 7, b = 0, c = 0, d = 0;
    __asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
    const bool tiles = (d & kTiles) != 0 && (d & kBfloat16) != 0;
    constexpr unsigned kConversions = 1U << 5;
    a = 7;
    c = 1;
    __asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
    return tiles && (a & kConversions) != 0;
}

}  // namespace

bool available()
{
    static const bool found = [] {
        const char* wanted = std::getenv("TENSORSCAPE_SIMD");
        return (!wanted || !*wanted || std::strcmp(wanted, "amx") == 0) && has_unit() && may_use_tiles();
    }();
    return found;
}

}  // namespace ts::amx

// From here on everything is compiled for the processors that have the unit; nothing of it runs before available() said so.
#pragma GCC push_options
#pragma GCC target("arch=x86-64-v4,amx-tile,amx-bf16,avx512bf16,prefer-vector-width=512")
// GCC 12 takes its own intrinsics' undefined operands for mistakes.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#include <immintrin.h>

namespace ts::amx {

namespace {

typedef std::uint32_t Words __attribute__((vector_size(64)));
typedef float Floats __attribute__((vector_size(64)));
typedef Floats FloatsAnywhere __attribute__((aligned(4), may_alias));
typedef Words WordsAnywhere __attribute__((aligned(4), may_alias));
typedef std::int32_t Indices __attribute__((vector_size(64)));

constexpr int kParts = 3;
constexpr int kLanes = 16;

/// Thirty-two numbers as bfloat16, those of `low` first.
[[gnu::always_inline]] inline Words narrowed(Floats low, Floats high)
{
    return reinterpret_cast<Words>(_mm512_cvtne2ps_pbh(reinterpret_cast<__m512>(high), reinterpret_cast<__m512>(low)));
}

/// What is left of x after its bfloat16 value. Of an infinite number nothing is left.
[[gnu::always_inline]] inline Floats rest_of(Floats x, __m256i narrow)
{
    const __m512 value = _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(narrow), 16));
    const __mmask16 finite = _mm512_cmp_ps_mask(_mm512_abs_ps(value), _mm512_set1_ps(__builtin_inff()), _CMP_LT_OQ);
    return reinterpret_cast<Floats>(_mm512_maskz_sub_ps(finite, reinterpret_cast<__m512>(x), value));
}

/// The three parts of thirty-two numbers, in order.
[[gnu::always_inline]] inline void split(Floats low, Floats high, Words out[kParts])
{
    for (int s = 0; s < kParts; ++s) {
        out[s] = narrowed(low, high);
        if (s + 1 == kParts)
            break;
        low = rest_of(low, _mm512_castsi512_si256(reinterpret_cast<__m512i>(out[s])));
        high = rest_of(high, _mm512_extracti64x4_epi64(reinterpret_cast<__m512i>(out[s]), 1));
    }
}

/// Up to sixteen numbers, the rest zero.
[[gnu::always_inline]] inline Floats load(const float* p, std::int64_t count)
{
    if (count >= kLanes)
        return *reinterpret_cast<const FloatsAnywhere*>(p);
    if (count <= 0)
        return Floats{};
    return reinterpret_cast<Floats>(_mm512_maskz_loadu_ps(static_cast<__mmask16>((1U << count) - 1), p));
}

/// Words of pairs (low half: the earlier number) of one line of 32 numbers.
[[gnu::always_inline]] inline void line_words(const float* p, std::int64_t count, Words out[kParts])
{
    split(load(p, count), load(p + kLanes, count - kLanes), out);
}

/// Words of pairs of two neighbouring depths of sixteen lines.
[[gnu::always_inline]] inline void depth_words(Floats first, Floats second, Words out[kParts])
{
    typedef std::uint16_t Halves __attribute__((vector_size(64)));
    const Halves order = {0, 16, 1, 17, 2,  18, 3,  19, 4,  20, 5,  21, 6,  22, 7,  23,
                          8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31};
    split(first, second, out);
    for (int s = 0; s < kParts; ++s)
        out[s] = reinterpret_cast<Words>(__builtin_shuffle(reinterpret_cast<Halves>(out[s]), order));
}

/// Rows become columns: four rounds, each of which exchanges halves of blocks of rows.
[[gnu::always_inline]] inline void transpose(Words (&rows)[kLanes])
{
    const Indices low = {0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23};
    const Indices high = {8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31};
#pragma GCC unroll 4
    for (int round = 0; round < 4; ++round) {
        Words next[kLanes];
#pragma GCC unroll 8
        for (int i = 0; i < kLanes / 2; ++i) {
            next[2 * i] = __builtin_shuffle(rows[i], rows[i + kLanes / 2], low);
            next[2 * i + 1] = __builtin_shuffle(rows[i], rows[i + kLanes / 2], high);
        }
#pragma GCC unroll 16
        for (int i = 0; i < kLanes; ++i)
            rows[i] = next[i];
    }
}

/// Where one tile of 16 lines by 32 numbers begins, and how much of it lies in the matrix.
struct TileSource {
    const float* data;
    std::int64_t step;  ///< from line to line, or from depth to depth
    std::int64_t lines, numbers;
};

/// Row i of the result holds the words of line i.
[[gnu::always_inline]] inline void words_by_line(const TileSource& from, std::int64_t i, Words out[kParts])
{
    for (int s = 0; s < kParts; ++s)
        out[s] = Words{};
    if (i < from.lines)
        line_words(from.data + i * from.step, from.numbers, out);
}

/// Row i of the result holds pair i of all lines.
[[gnu::always_inline]] inline void words_by_depth(const TileSource& from, std::int64_t i, Words out[kParts])
{
    const Floats none{};
    depth_words(2 * i < from.numbers ? load(from.data + 2 * i * from.step, from.lines) : none,
                2 * i + 1 < from.numbers ? load(from.data + (2 * i + 1) * from.step, from.lines) : none, out);
}

template <bool ByLine, bool Turn> void pack_tile(const TileSource& from, std::uint16_t* to)
{
    Words rows[kParts][kLanes];
    for (std::int64_t i = 0; i < kLanes; ++i) {
        Words words[kParts];
        if constexpr (ByLine)
            words_by_line(from, i, words);
        else
            words_by_depth(from, i, words);
        for (int s = 0; s < kParts; ++s)
            if constexpr (Turn)
                rows[s][i] = words[s];
            else
                *reinterpret_cast<WordsAnywhere*>(to + (s * kLanes + i) * kDepth) = words[s];
    }
    if constexpr (!Turn)
        return;
    for (int s = 0; s < kParts; ++s) {
        transpose(rows[s]);
        for (int i = 0; i < kLanes; ++i)
            *reinterpret_cast<WordsAnywhere*>(to + (s * kLanes + i) * kDepth) = rows[s][i];
    }
}

void pack(const Lines& from, bool by_line, std::int64_t begin, std::int64_t end, std::uint16_t* packed)
{
    const std::int64_t depths = depth_tiles(from.depth);
    const bool lies_by_line = from.depth_step == 1;
    void (*const run)(const TileSource&, std::uint16_t*) = lies_by_line
        ? by_line ? pack_tile<true, false> : pack_tile<true, true>
        : by_line ? pack_tile<false, true>
                  : pack_tile<false, false>;
    const auto pack_at = [&](std::int64_t block, std::int64_t d) {
        const std::int64_t line = block * kTile, depth = d * kDepth;
        run({from.data + line * from.line_step + depth * from.depth_step, lies_by_line ? from.line_step : from.depth_step,
             from.lines - line, from.depth - depth},
            packed + (block * depths + d) * kSplitTile);
    };
    // In the order in which the matrix lies in memory.
    if (lies_by_line) {
        for (std::int64_t block = 2 * begin; block < 2 * end; ++block)
            for (std::int64_t d = 0; d < depths; ++d)
                pack_at(block, d);
        return;
    }
    for (std::int64_t d = 0; d < depths; ++d)
        for (std::int64_t block = 2 * begin; block < 2 * end; ++block)
            pack_at(block, d);
}

struct TileConfig {
    std::uint8_t palette = 1, start_row = 0, reserved[14] = {};
    std::uint16_t row_bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
    std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};

/// All eight registers are tiles of 16 rows of 64 bytes. In memory for good: the intrinsic tells the compiler of its first
/// bytes only.
alignas(64) constexpr TileConfig kTileConfig;

/// Adds to the four tiles of a block: part `a` of the left times part `b` of the right side stand in registers 4 to 7.
#define TS_TILE_PRODUCTS()                                                                                                     \
    _tile_dpbf16ps(0, 4, 6);                                                                                                   \
    _tile_dpbf16ps(1, 4, 7);                                                                                                   \
    _tile_dpbf16ps(2, 5, 6);                                                                                                   \
    _tile_dpbf16ps(3, 5, 7)

[[gnu::always_inline]] inline void load_left(const std::uint16_t* upper, const std::uint16_t* lower, int part)
{
    _tile_loadd(4, upper + part * kTile * kDepth, 64);
    _tile_loadd(5, lower + part * kTile * kDepth, 64);
}

[[gnu::always_inline]] inline void load_right(const std::uint16_t* left, const std::uint16_t* right, int part)
{
    _tile_loadd(6, left + part * kTile * kDepth, 64);
    _tile_loadd(7, right + part * kTile * kDepth, 64);
}

/// One block of 32 x 32: the six products in an order that loads few tiles; the second tiles of a pair lie `second` behind.
void block(const std::uint16_t* left, const std::uint16_t* right, std::int64_t second, std::int64_t depths)
{
    for (std::int64_t d = 0; d < depths; ++d, left += kSplitTile, right += kSplitTile) {
        load_left(left, left + second, 0);
        load_right(right, right + second, 2);
        TS_TILE_PRODUCTS();
        load_right(right, right + second, 1);
        TS_TILE_PRODUCTS();
        load_left(left, left + second, 1);
        TS_TILE_PRODUCTS();
        load_right(right, right + second, 0);
        TS_TILE_PRODUCTS();
        load_left(left, left + second, 2);
        TS_TILE_PRODUCTS();
        load_left(left, left + second, 0);
        TS_TILE_PRODUCTS();
    }
}

#undef TS_TILE_PRODUCTS

void load_block(const float* c, std::int64_t ldc)
{
    const std::int64_t bytes = ldc * static_cast<std::int64_t>(sizeof(float));
    _tile_loadd(0, c, bytes);
    _tile_loadd(1, c + kTile, bytes);
    _tile_loadd(2, c + kTile * ldc, bytes);
    _tile_loadd(3, c + kTile * ldc + kTile, bytes);
}

void store_block(float* c, std::int64_t ldc)
{
    const std::int64_t bytes = ldc * static_cast<std::int64_t>(sizeof(float));
    _tile_stored(0, c, bytes);
    _tile_stored(1, c + kTile, bytes);
    _tile_stored(2, c + kTile * ldc, bytes);
    _tile_stored(3, c + kTile * ldc + kTile, bytes);
}

void zero_block()
{
    _tile_zero(0);
    _tile_zero(1);
    _tile_zero(2);
    _tile_zero(3);
}

void copy_rows(const float* from, std::int64_t from_row, float* to, std::int64_t to_row, std::int64_t rows,
               std::int64_t columns)
{
    for (std::int64_t r = 0; r < rows; ++r)
        std::memcpy(to + r * to_row, from + r * from_row, static_cast<std::size_t>(columns) * sizeof(float));
}

/// Packed operands of one block.
struct BlockSource {
    const std::uint16_t* left;
    const std::uint16_t* right;
    std::int64_t second, depths;
};

/// A block at the edge goes through memory of full size.
void edge_block(const BlockSource& from, const Target& to, std::int64_t row, std::int64_t column)
{
    alignas(64) float whole[kPair * kPair] = {};
    const std::int64_t rows = to.m - row < kPair ? to.m - row : kPair, columns = to.n - column < kPair ? to.n - column : kPair;
    float* c = to.c + row * to.ldc + column;
    if (to.add)
        copy_rows(c, to.ldc, whole, kPair, rows, columns);
    // The intrinsics do not tell the compiler that they read memory.
    __asm__ volatile("" ::: "memory");
    load_block(whole, kPair);
    block(from.left, from.right, from.second, from.depths);
    store_block(whole, kPair);
    copy_rows(whole, kPair, c, to.ldc, rows, columns);
}

void whole_block(const BlockSource& from, const Target& to, std::int64_t row, std::int64_t column)
{
    float* c = to.c + row * to.ldc + column;
    if (to.add)
        load_block(c, to.ldc);
    else
        zero_block();
    block(from.left, from.right, from.second, from.depths);
    store_block(c, to.ldc);
}

}  // namespace

void pack_left(const Lines& from, std::int64_t begin, std::int64_t end, std::uint16_t* packed)
{
    pack(from, true, begin, end, packed);
}

void pack_right(const Lines& from, std::int64_t begin, std::int64_t end, std::uint16_t* packed)
{
    pack(from, false, begin, end, packed);
}

void multiply(const std::uint16_t* left, const std::uint16_t* right, std::int64_t k, const Target& to, std::int64_t begin,
              std::int64_t end)
{
    // So many depths of a pair of rows and of a pair of columns stay in the first cache level.
    constexpr std::int64_t together = 4;
    const std::int64_t depths = depth_tiles(k), down = pairs(to.m), second = depths * kSplitTile;
    _tile_loadconfig(&kTileConfig);
    for (std::int64_t d = 0; d < depths; d += together) {
        Target target = to;
        target.add = to.add || d > 0;
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t row = i % down * kPair, column = i / down * kPair, offset = d * kSplitTile;
            const BlockSource from{left + i % down * 2 * second + offset, right + i / down * 2 * second + offset, second,
                                   depths - d < together ? depths - d : together};
            if (row + kPair > to.m || column + kPair > to.n)
                edge_block(from, target, row, column);
            else
                whole_block(from, target, row, column);
        }
    }
    _tile_release();
}

}  // namespace ts::amx

#pragma GCC pop_options

#else

namespace ts::amx {

bool available()
{
    return false;
}
void pack_left(const Lines&, std::int64_t, std::int64_t, std::uint16_t*) { }
void pack_right(const Lines&, std::int64_t, std::int64_t, std::uint16_t*) { }
void multiply(const std::uint16_t*, const std::uint16_t*, std::int64_t, const Target&, std::int64_t, std::int64_t) { }

}  // namespace ts::amx

#endif
