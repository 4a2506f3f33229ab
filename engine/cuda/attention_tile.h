#pragma once

#include <cstdint>

#include "engine/cuda/element.h"
#include "engine/cuda/vector.h"

namespace ts::cuda {

/// Size rows of up to Dim numbers in shared memory, worked on by a block of 16 x Down threads. Of Size x Size scores, and of
/// Size x Dim results, a thread holds rows down + i Down, so that it reads few numbers for many products. Halves are float32
/// here.
template <class T, int Dim, int Size, int Down> struct AttentionTile {
    using Element = T;
    using Number = Compute<T>;
    static constexpr int kDim = Dim, kSize = Size, kDown = Down, kAcross = 16;
    static constexpr int kThreads = kAcross * Down;
    /// Blocks that the registers of a multiprocessor are to do for at least.
    static constexpr int kBlocks = Size < 64 || Dim > 64 ? 1 : Down == 8 && Dim == 32 ? 3 : 2;
    static constexpr int kRows = Size / Down, kColumns = Size / kAcross, kResults = Dim / kAcross;
    static constexpr int kPack = 16 / static_cast<int>(sizeof(Number));
    /// Numbers from one row to the next: a pack more than a power of two, so that rows fall on different banks.
    static constexpr int kStride = Dim + kPack, kScoreStride = Size + kPack;
    static constexpr int kNumbers = Size * kStride, kScores = Size * kScoreStride;
    /// Results of a row that lie side by side.
    static constexpr int kJoined = kResults < kPack ? kResults : kPack;

    __device__ static int down() { return static_cast<int>(threadIdx.x) / kAcross; }
    __device__ static int across() { return static_cast<int>(threadIdx.x) % kAcross; }
    /// Column of result `c` of a thread.
    __device__ static int result_column(int c) { return c / kJoined * (kJoined * kAcross) + across() * kJoined + c % kJoined; }
};

/// The rows of one head, or with `of` of every head of every example. Their numbers are adjacent.
template <class T> struct HeadRows {
    T* first;
    std::int64_t row;
    bool vectors;  ///< every fourth number can be read as a Vector
};
template <class T> struct Heads {
    T* first;
    std::int64_t example, head, row;
    bool vectors;
    __device__ HeadRows<T> of(std::int64_t b, std::int64_t h) const { return {first + b * example + h * head, row, vectors}; }
};

template <class T> __device__ Vector<T> four_numbers(const HeadRows<const T>& from, std::int64_t row, int column, int columns)
{
    const T* at = from.first + row * from.row + column;
    if (from.vectors && column + kVector <= columns)
        return *reinterpret_cast<const Vector<T>*>(at);
    Vector<T> result;
    for (int k = 0; k < kVector; ++k)
        result.values[k] = column + k < columns ? at[k] : convert<T>(0.0F);
    return result;
}

/// Where row r of a tile lies: Group rows that follow each other belong to one thread.
template <class Tile, int Group> __device__ int slot_of(int r)
{
    return r % Group * (Tile::kSize / Group) + r / Group;
}

/// Rows [first, first + Size) times `factor` into a tile; zeros where there are none.
template <class Tile, int Group>
__device__ void load_tile(const HeadRows<const typename Tile::Element>& from, int first, int rows, int columns,
                          typename Tile::Number factor, typename Tile::Number* tile)
{
    using Number = typename Tile::Number;
    constexpr int kPieces = Tile::kDim / kVector;
    for (int i = static_cast<int>(threadIdx.x); i < Tile::kSize * kPieces; i += Tile::kThreads) {
        const int r = i / kPieces, column = i % kPieces * kVector;
        Vector<typename Tile::Element> piece;
        const bool there = first + r < rows && column < columns;
        if (there)
            piece = four_numbers(from, first + r, column, columns);
        Number* to = tile + slot_of<Tile, Group>(r) * Tile::kStride + column;
#pragma unroll
        for (int k = 0; k < kVector; k += Tile::kPack) {
            Vector<Number, Tile::kPack> pack;
            for (int p = 0; p < Tile::kPack; ++p)
                pack.values[p] = there ? convert<Number>(piece.values[k + p]) * factor : Number(0);
            *reinterpret_cast<Vector<Number, Tile::kPack>*>(to + k) = pack;
        }
    }
}

template <class Tile> using ScorePart = typename Tile::Number[Tile::kRows][Tile::kColumns];
template <class Tile> using ResultPart = typename Tile::Number[Tile::kRows][Tile::kResults];

template <class Number, int Rows, int Columns> __device__ void clear(Number (&part)[Rows][Columns])
{
#pragma unroll
    for (int i = 0; i < Rows; ++i)
#pragma unroll
        for (int j = 0; j < Columns; ++j)
            part[i][j] = Number(0);
}

/// scores = A B^T over `depth` numbers of each row.
template <class Tile>
__device__ void row_products(const typename Tile::Number* a, const typename Tile::Number* b, int depth, ScorePart<Tile>& scores)
{
    using Piece = Vector<typename Tile::Number, Tile::kPack>;
    a += Tile::down() * Tile::kStride;
    b += Tile::across() * Tile::kStride;
    clear(scores);
#pragma unroll 2
    for (int d = 0; d < depth; d += Tile::kPack) {
        Piece left[Tile::kRows], right[Tile::kColumns];
#pragma unroll
        for (int i = 0; i < Tile::kRows; ++i)
            left[i] = *reinterpret_cast<const Piece*>(a + i * Tile::kDown * Tile::kStride + d);
#pragma unroll
        for (int j = 0; j < Tile::kColumns; ++j)
            right[j] = *reinterpret_cast<const Piece*>(b + j * Tile::kAcross * Tile::kStride + d);
#pragma unroll
        for (int p = 0; p < Tile::kPack; ++p)
#pragma unroll
            for (int i = 0; i < Tile::kRows; ++i)
#pragma unroll
                for (int j = 0; j < Tile::kColumns; ++j)
                    scores[i][j] += left[i].values[p] * right[j].values[p];
    }
}

/// The numbers of one row that belong to the results of this thread.
template <class Tile>
__device__ void result_numbers(const typename Tile::Number* row, typename Tile::Number (&numbers)[Tile::kResults])
{
    using Piece = Vector<typename Tile::Number, Tile::kJoined>;
#pragma unroll
    for (int c = 0; c < Tile::kResults; c += Tile::kJoined) {
        const Piece piece = *reinterpret_cast<const Piece*>(row + Tile::result_column(c));
#pragma unroll
        for (int p = 0; p < Tile::kJoined; ++p)
            numbers[c + p] = piece.values[p];
    }
}

/// results += scores times the rows of a tile; scores lie as write_scores leaves them.
template <class Tile>
__device__ void score_products(const typename Tile::Number* scores, const typename Tile::Number* tile,
                               ResultPart<Tile>& results)
{
    using Number = typename Tile::Number;
    scores += Tile::down() * Tile::kScoreStride;
#pragma unroll 2
    for (int s = 0; s < Tile::kSize; s += Tile::kPack) {
        Vector<Number, Tile::kPack> left[Tile::kRows];
#pragma unroll
        for (int i = 0; i < Tile::kRows; ++i)
            left[i] = *reinterpret_cast<const Vector<Number, Tile::kPack>*>(scores + i * Tile::kDown * Tile::kScoreStride + s);
#pragma unroll
        for (int p = 0; p < Tile::kPack; ++p) {
            Number right[Tile::kResults];
            result_numbers<Tile>(tile + (s + p) * Tile::kStride, right);
#pragma unroll
            for (int i = 0; i < Tile::kRows; ++i)
#pragma unroll
                for (int c = 0; c < Tile::kResults; ++c)
                    results[i][c] += left[i].values[p] * right[c];
        }
    }
}

template <class Tile> __device__ void write_scores(const ScorePart<Tile>& part, typename Tile::Number* scores)
{
#pragma unroll
    for (int i = 0; i < Tile::kRows; ++i)
#pragma unroll
        for (int j = 0; j < Tile::kColumns; ++j)
            scores[(Tile::down() + i * Tile::kDown) * Tile::kScoreStride + Tile::across() + j * Tile::kAcross] = part[i][j];
}

/// Writes row i of the results as row `row` of a head.
template <class Tile>
__device__ void write_row(const HeadRows<typename Tile::Element>& to, std::int64_t row, int columns,
                          const typename Tile::Number (&results)[Tile::kResults], typename Tile::Number factor)
{
    typename Tile::Element* at = to.first + row * to.row;
#pragma unroll
    for (int c = 0; c < Tile::kResults; ++c)
        if (Tile::result_column(c) < columns)
            at[Tile::result_column(c)] = convert<typename Tile::Element>(results[c] * factor);
}

}  // namespace ts::cuda
