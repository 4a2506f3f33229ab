#pragma once

#include <cstdint>

// Float32 products on a processor's matrix unit (Intel AMX), which multiplies bfloat16 and adds in float32. Every number is
// split into three bfloat16 parts that together hold its 24 bits; the six products of parts that matter in float32 are added,
// so the result is as exact as float32 arithmetic (Henry, Tang & Heinecke, 2019).
namespace ts::amx {

/// Has this machine such a unit, and may it be used? Not where TENSORSCAPE_SIMD asks for another instruction set.
bool available();

/// Rows or columns of a tile, and depth of a product of tiles.
inline constexpr std::int64_t kTile = 16, kDepth = 32;
/// Rows and columns are packed in pairs of tiles.
inline constexpr std::int64_t kPair = 2 * kTile;
/// bfloat16 numbers in the three parts of a tile.
inline constexpr std::int64_t kSplitTile = 3 * kTile * kDepth;

constexpr std::int64_t depth_tiles(std::int64_t k)
{
    return (k + kDepth - 1) / kDepth;
}
constexpr std::int64_t pairs(std::int64_t n)
{
    return (n + kPair - 1) / kPair;
}
/// bfloat16 numbers in a packed matrix of `rows` rows (or columns) and depth k.
constexpr std::int64_t packed_size(std::int64_t rows, std::int64_t k)
{
    return pairs(rows) * 2 * depth_tiles(k) * kSplitTile;
}

/// A float32 matrix seen as lines (rows of a left, columns of a right matrix) of depth k: number p of line i lies at
/// data[i * line_step + p * depth_step]; one of the steps must be 1.
struct Lines {
    const float* data;
    std::int64_t line_step, depth_step;
    std::int64_t lines, depth;
};

/// Pack pairs [begin, end) of lines for the left or the right side of a product; the rest of the last pair is zero.
void pack_left(const Lines& from, std::int64_t begin, std::int64_t end, std::uint16_t* packed);
void pack_right(const Lines& from, std::int64_t begin, std::int64_t end, std::uint16_t* packed);

/// Where products go: C (m, n) with contiguous rows ldc apart.
struct Target {
    float* c;
    std::int64_t ldc, m, n;
    bool add;
};

/// Blocks [begin, end) of the product of packed matrices of depth k, counted down the pairs of rows, then along the columns.
void multiply(const std::uint16_t* left, const std::uint16_t* right, std::int64_t k, const Target& to, std::int64_t begin,
              std::int64_t end);

}  // namespace ts::amx
