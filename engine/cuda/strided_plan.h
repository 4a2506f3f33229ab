#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/cuda/divisor.h"
#include "engine/tensor/shape.h"

namespace ts::cuda {

/// Where element i of N operands lies that are walked together: few dimensions, neighbours joined where every operand allows
/// it, the innermost of the first operand last. Handed to kernels by value.
template <int N> struct StridedPlan {
    int dims = 0;
    bool small = true;  ///< do all numbers fit 32 bits?
    std::int64_t count = 1;
    std::int64_t sizes[kMaxDims]{};
    Divisor divisors[kMaxDims]{};  ///< of the sizes, where small
    std::int64_t strides[N][kMaxDims]{};

    /// Offsets, in elements, of item `i`.
    __host__ __device__ void offsets(std::int64_t i, std::int64_t (&at)[N]) const
    {
        if (small)
            small_offsets(static_cast<std::uint32_t>(i), at);
        else
            large_offsets(i, at);
    }

    /// To be called when sizes and strides are final.
    void finish()
    {
        count = 1;
        std::int64_t reach[N]{};
        for (int d = 0; d < dims; ++d) {
            count *= sizes[d];
            for (int n = 0; n < N; ++n)
                reach[n] += (sizes[d] - 1) * (strides[n][d] < 0 ? -strides[n][d] : strides[n][d]);
        }
        small = count <= kLargestSmall;
        for (int n = 0; n < N; ++n)
            small = small && reach[n] <= kLargestSmall;
        for (int d = 0; small && d < dims; ++d)
            divisors[d] = Divisor(static_cast<std::uint32_t>(std::max<std::int64_t>(sizes[d], 1)));
    }

private:
    static constexpr std::int64_t kLargestSmall = 0x7fffffff;

    __host__ __device__ void small_offsets(std::uint32_t rest, std::int64_t (&at)[N]) const
    {
        std::int32_t place[N]{};
        for (int d = dims - 1; d >= 0; --d) {
            const std::uint32_t whole = d == 0 ? 0 : divisors[d].quotient(rest);
            const auto index = static_cast<std::int32_t>(rest - whole * divisors[d].size);
            rest = whole;
            for (int n = 0; n < N; ++n)
                place[n] += index * static_cast<std::int32_t>(strides[n][d]);
        }
        for (int n = 0; n < N; ++n)
            at[n] = place[n];
    }

    __host__ __device__ void large_offsets(std::int64_t rest, std::int64_t (&at)[N]) const
    {
        for (int n = 0; n < N; ++n)
            at[n] = 0;
        for (int d = dims - 1; d >= 0; --d) {
            const std::int64_t whole = rest / sizes[d], index = rest - whole * sizes[d];
            rest = whole;
            for (int n = 0; n < N; ++n)
                at[n] += index * strides[n][d];
        }
    }
};

/// Dimensions longer than 1 by falling stride of an operand; equal strides (broadcast) stay as they were.
inline int order_by_stride(const Shape& sizes, const Shape& strides, std::array<int, kMaxDims>& order)
{
    int count = 0;
    for (int d = 0; d < sizes.rank(); ++d)
        if (sizes[d] != 1)
            order[static_cast<std::size_t>(count++)] = d;
    for (int i = 1; i < count; ++i)
        for (int j = i; j > 0; --j) {
            int& left = order[static_cast<std::size_t>(j - 1)];
            int& right = order[static_cast<std::size_t>(j)];
            if (strides[left] >= strides[right])
                break;
            std::swap(left, right);
        }
    return count;
}

/// A plan for operands of these sizes; strides[0] decides the order of the walk.
template <int N> StridedPlan<N> strided_plan(const Shape& sizes, const std::array<const Shape*, N>& strides)
{
    std::array<int, kMaxDims> order{};
    const int count = order_by_stride(sizes, *strides[0], order);
    StridedPlan<N> plan;
    for (int i = 0; i < count; ++i) {
        const int d = order[static_cast<std::size_t>(i)];
        bool joins = plan.dims > 0;
        for (std::size_t n = 0; joins && n < N; ++n)
            joins = plan.strides[n][plan.dims - 1] == (*strides[n])[d] * sizes[d];
        const int at = joins ? plan.dims - 1 : plan.dims++;
        plan.sizes[at] = joins ? plan.sizes[at] * sizes[d] : sizes[d];
        for (std::size_t n = 0; n < N; ++n)
            plan.strides[n][at] = (*strides[n])[d];
    }
    plan.finish();
    return plan;
}

}  // namespace ts::cuda
