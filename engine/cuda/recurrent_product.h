#pragma once

#include "engine/cuda/recurrent_sweep.h"
#include "engine/cuda/vector.h"

namespace ts::cuda {

/// A vector that another block may have written in this launch.
__device__ inline Vector<float, 4> fresh_vector(const float* p)
{
    const float4 v = __ldcg(reinterpret_cast<const float4*>(p));
    return {{v.x, v.y, v.z, v.w}};
}
__device__ inline Vector<double, 2> fresh_vector(const double* p)
{
    const double2 v = __ldcg(reinterpret_cast<const double2*>(p));
    return {{v.x, v.y}};
}

/// The product of a block: (Rows, Columns) = (Rows, depth) (Columns, depth)^T. Four groups of threads take every fourth vector
/// of the depth; within a group a thread has rows down + 8 i and columns across + 8 j, so that it reads few numbers for many
/// products.
template <class T, int Rows, int Columns> class SweepProduct {
public:
    static constexpr int kVec = 16 / static_cast<int>(sizeof(T)), kGroups = 4, kSide = 8;
    static constexpr int kStride = Columns + kSide, kShared = kGroups * Rows * kStride;

    __device__ SweepProduct()
    {
        for (auto& row : m_sums)
            for (T& sum : row)
                sum = 0;
    }

    /// Adds a piece of the depth; both operands are filled up with zeros to whole vectors.
    __device__ void add(const T* left, int left_stride, const T* weights, int weight_stride, int depth)
    {
        left += down() * left_stride;
        weights += across() * weight_stride;
#pragma unroll 2
        for (int d = group() * kVec; d < depth; d += kGroups * kVec) {
            Vector<T, kVec> a[kRows], w[kColumns];
#pragma unroll
            for (int i = 0; i < kRows; ++i)
                a[i] = load_vector<kVec>(left + i * kSide * left_stride + d);
#pragma unroll
            for (int j = 0; j < kColumns; ++j)
                w[j] = load_vector<kVec>(weights + j * kSide * weight_stride + d);
#pragma unroll
            for (int k = 0; k < kVec; ++k)
#pragma unroll
                for (int i = 0; i < kRows; ++i)
#pragma unroll
                    for (int j = 0; j < kColumns; ++j)
                        m_sums[i][j] += a[i].values[k] * w[j].values[k];
        }
    }

    /// Hands the sums of the groups to the block.
    __device__ void share(T* shared) const
    {
        T* to = shared + (group() * Rows + down()) * kStride + across();
#pragma unroll
        for (int i = 0; i < kRows; ++i)
#pragma unroll
            for (int j = 0; j < kColumns; ++j)
                to[i * kSide * kStride + j * kSide] = m_sums[i][j];
    }
    static __device__ T sum(const T* shared, int row, int column)
    {
        const T* at = shared + row * kStride + column;
        constexpr int group = Rows * kStride;
        return ((at[0] + at[group]) + at[2 * group]) + at[3 * group];
    }

private:
    static constexpr int kRows = Rows / kSide, kColumns = Columns / kSide;

    static __device__ int group()
    {
        return static_cast<int>(threadIdx.x) / (kSide * kSide);
    }
    static __device__ int down()
    {
        return static_cast<int>(threadIdx.x) / kSide % kSide;
    }
    static __device__ int across()
    {
        return static_cast<int>(threadIdx.x) % kSide;
    }

    T m_sums[kRows][kColumns];
};

template <class T> __device__ auto vector_from(const T* row, int from, int end)
{
    constexpr int kVec = 16 / static_cast<int>(sizeof(T));
    if (row && from + kVec <= end && reinterpret_cast<std::uintptr_t>(row + from) % 16 == 0)
        return fresh_vector(row + from);
    Vector<T, kVec> v;
    for (int k = 0; k < kVec; ++k)
        v.values[k] = row && from + k < end ? __ldcg(row + from + k) : T(0);
    return v;
}

/// Numbers [from, end) of `rows` rows into shared memory, by the whole block. row_of(r) gives a row's first number, or null for
/// a row of zeros.
template <class T, class RowOf> __device__ void load_rows(RowOf row_of, int rows, int from, int end, T* to, int stride)
{
    constexpr int kVec = 16 / static_cast<int>(sizeof(T)), kAhead = 4;
    const int vectors = (end - from + kVec - 1) / kVec;
    int shift = 0;
    while (1 << shift < vectors)
        ++shift;
    const int places = rows << shift, mask = (1 << shift) - 1;
    for (int first = static_cast<int>(threadIdx.x); first < places; first += kAhead * kSweepThreads) {
        // All of them are on their way before the first is waited for.
        Vector<T, kVec> ahead[kAhead];
#pragma unroll
        for (int k = 0; k < kAhead; ++k)
            if (const int i = first + k * kSweepThreads; i < places && (i & mask) < vectors)
                ahead[k] = vector_from(row_of(i >> shift), from + (i & mask) * kVec, end);
#pragma unroll
        for (int k = 0; k < kAhead; ++k)
            if (const int i = first + k * kSweepThreads; i < places && (i & mask) < vectors)
                store_vector(to + (i >> shift) * stride + (i & mask) * kVec, ahead[k]);
    }
}

/// A piece of the left operand on its way from device memory, so that it travels while the piece before is multiplied.
template <class T, int Rows> class RowsAhead {
public:
    /// Numbers [from, end) of the rows, at most kSweepPieceBytes of each.
    template <class RowOf> __device__ void fetch(RowOf row_of, int from, int end)
    {
#pragma unroll
        for (int k = 0; k < kVectors; ++k)
            if (const int at = from + vector(k) * kVec; at < end)
                m_vectors[k] = vector_from(row_of(row(k)), at, end);
    }
    __device__ void store(T* to, int stride, int numbers) const
    {
#pragma unroll
        for (int k = 0; k < kVectors; ++k)
            if (vector(k) * kVec < numbers)
                store_vector(to + row(k) * stride + vector(k) * kVec, m_vectors[k]);
    }

private:
    static constexpr int kVec = 16 / static_cast<int>(sizeof(T)), kAcross = kSweepPieceBytes / 16;
    static constexpr int kVectors = Rows * kAcross / kSweepThreads;

    static __device__ int place(int k)
    {
        return static_cast<int>(threadIdx.x) + k * kSweepThreads;
    }
    static __device__ int row(int k)
    {
        return place(k) / kAcross;
    }
    static __device__ int vector(int k)
    {
        return place(k) % kAcross;
    }

    Vector<T, kVec> m_vectors[kVectors]{};
};

/// The shared memory of a block: its rows, the sums of its product, and weights.
template <class T, class Product> struct SweepRoom {
    int stride, weight_stride;
    T *left, *sums, *weights;

    __device__ SweepRoom(int rows, int piece, int weight_depth)
        : stride(sweep_stride(piece, sizeof(T))),
          weight_stride(sweep_stride(weight_depth, sizeof(T))),
          left(dynamic_shared<T>()),
          sums(left + rows * stride),
          weights(sums + Product::kShared)
    {
    }
};

}  // namespace ts::cuda
