#pragma once

#include <cstdint>
#include <type_traits>

#include "engine/cuda/element.h"
#include "engine/cuda/flat_vectors.h"
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

}  // namespace ts::cuda
