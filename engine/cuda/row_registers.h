#pragma once

#include <cstdint>
#include <type_traits>

#include "engine/cuda/element.h"
#include "engine/cuda/flat_vectors.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/reduce_block.h"

namespace ts::cuda {

/// A row of numbers held in the registers of `kLanesOf` neighbouring threads, kEachOf numbers a thread: part of a warp, a
/// warp, or (more than 32) the whole one-dimensional block. With kVectorsOf a thread reads neighbours at once, and lengths
/// and addresses must allow it.
template <int kLanesOf, int kEachOf, bool kVectorsOf> struct RowRegisters {
    static constexpr int kLanes = kLanesOf, kEach = kEachOf;
    static constexpr bool kVectors = kVectorsOf;
    static_assert(!kVectors || kEach % kVector == 0);

    __device__ static int lane() { return static_cast<int>(threadIdx.x) % kLanes; }
    /// Place in the row of number e of this thread.
    __device__ static int place(int e)
    {
        return kVectors ? (e / kVector * kLanes + lane()) * kVector + e % kVector : e * kLanes + lane();
    }
    /// body(e, place) for the numbers of this thread that lie in a row of n.
    template <class Body> __device__ static void each(int n, Body body)
    {
#pragma unroll
        for (int e = 0; e < kEach; ++e)
            if (const int i = place(e); i < n)
                body(e, i);
    }

    /// Numbers behind the end of the row become `none`.
    template <class T> __device__ static void load(const T* row, int n, Compute<T> (&values)[kEach], Compute<T> none)
    {
        if constexpr (kVectors) {
#pragma unroll
            for (int e = 0; e < kEach; e += kVector) {
                const bool inside = place(e) < n;
                const Vector<T> v = inside ? load_vector(row + place(e)) : Vector<T>{};
#pragma unroll
                for (int k = 0; k < kVector; ++k)
                    values[e + k] = inside ? convert<Compute<T>>(v.values[k]) : none;
            }
        } else {
#pragma unroll
            for (int e = 0; e < kEach; ++e)
                values[e] = place(e) < n ? convert<Compute<T>>(row[place(e)]) : none;
        }
    }
    template <class T> __device__ static void store(T* row, int n, const Compute<T> (&values)[kEach])
    {
        if constexpr (kVectors) {
#pragma unroll
            for (int e = 0; e < kEach; e += kVector) {
                Vector<T> v;
#pragma unroll
                for (int k = 0; k < kVector; ++k)
                    v.values[k] = convert<T>(values[e + k]);
                if (place(e) < n)
                    store_vector(row + place(e), v);
            }
        } else {
            each(n, [&](int e, int i) { row[i] = convert<T>(values[e]); });
        }
    }

    /// All threads of the row together; every one gets the result. All threads of the warp (of the block) must take part.
    template <class T, class Op> __device__ static T reduce(T value, Op op, T none)
    {
        if constexpr (kLanes > kWarp) {
            return reduce_block(value, op, none);
        } else {
#pragma unroll
            for (int step = kLanes / 2; step > 0; step /= 2)
                value = op(value, __shfl_xor_sync(kAllLanes, value, step));
            return value;
        }
    }
    template <class T> __device__ static T sum(T value)
    {
        return reduce(value, Plus{}, T(0));
    }
};

/// Threads of a block that works on rows in registers, and rows that it works on at once.
template <class Row> inline constexpr int kRowThreads = Row::kLanes > kWarp ? Row::kLanes : 4 * kWarp;
template <class Row> inline constexpr int kRowsAtOnce = kRowThreads<Row> / Row::kLanes;

/// Number of the row that this thread works on, of kRowsAtOnce rows a block.
template <class Row> __device__ std::int64_t row_number()
{
    return static_cast<std::int64_t>(blockIdx.x) * kRowsAtOnce<Row> + static_cast<int>(threadIdx.x) / Row::kLanes;
}

/// Blocks for that many rows, at most `most`; kernels with fewer blocks than rows loop.
template <class Row> Grid row_grid(std::int64_t rows, std::int64_t most = 0x7fffffff)
{
    const std::int64_t blocks = (rows + kRowsAtOnce<Row> - 1) / kRowsAtOnce<Row>;
    return {dim3(static_cast<unsigned>(blocks < most ? blocks : most)), dim3(kRowThreads<Row>)};
}

/// May kVector numbers be read at once in rows of this width that begin at these addresses?
template <class... Pointers> bool reads_vectors(std::int64_t width, const Pointers*... p)
{
    return width % kVector == 0 && (vector_aligned(p) && ...);
}

/// Calls `body` with the way to hold a row of n numbers of T, and says whether there is one. `vectors`: rows and addresses
/// allow reading kVector numbers at once. `kMost`: numbers that a thread may hold.
template <class T, int kMost, class Body> bool with_row_registers(std::int64_t n, bool vectors, Body&& body)
{
    constexpr int kLargest = sizeof(T) == 8 ? kMost / 2 : kMost;
    if (n <= 8)
        return body(RowRegisters<8, 1, false>{}), true;
    if (n <= 32)
        return body(RowRegisters<32, 1, false>{}), true;
    if (n <= 64)
        return body(RowRegisters<32, 2, false>{}), true;
    const auto by_width = [&]<int kEach>(std::integral_constant<int, kEach>) {
        if constexpr (kEach <= kLargest) {
            if (n > kWarp * kEach)
                return false;
            if (vectors)
                body(RowRegisters<kWarp, kEach, true>{});
            else
                body(RowRegisters<kWarp, kEach, false>{});
            return true;
        }
        return false;
    };
    const auto by_block = [&]<int kLanes>(std::integral_constant<int, kLanes>) {
        if (!vectors || n > kLanes * kLargest)
            return false;
        return body(RowRegisters<kLanes, kLargest, true>{}), true;
    };
    // Where a thread holds little, whole blocks of the largest size hold long rows.
    constexpr int kLongest = kMost <= 8 ? 1024 : 256;
    return by_width(std::integral_constant<int, 4>{}) || by_width(std::integral_constant<int, 8>{})
        || by_width(std::integral_constant<int, 16>{}) || by_width(std::integral_constant<int, 32>{})
        || by_block(std::integral_constant<int, 128>{}) || by_block(std::integral_constant<int, 256>{})
        || by_block(std::integral_constant<int, kLongest>{});
}

}  // namespace ts::cuda
