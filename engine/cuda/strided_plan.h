#pragma once

#include <array>
#include <cstdint>

#include "engine/tensor/shape.h"

namespace ts::cuda {

/// Where element i of N operands lies that are walked together: few dimensions, neighbours joined where every operand allows
/// it, the innermost of the first operand last. Handed to kernels by value.
template <int N> struct StridedPlan {
    int dims = 0;
    std::int64_t count = 1;
    std::int64_t sizes[kMaxDims]{};
    std::int64_t strides[N][kMaxDims]{};

    /// Offsets, in elements, of item `i`.
    __host__ __device__ void offsets(std::int64_t i, std::int64_t (&at)[N]) const
    {
        for (int n = 0; n < N; ++n)
            at[n] = 0;
        // Divisions of 32 bits are several times faster than those of 64.
        if (count <= 0x7fffffff) {
            auto rest = static_cast<std::uint32_t>(i);
            for (int d = dims - 1; d >= 0; --d) {
                const auto size = static_cast<std::uint32_t>(sizes[d]);
                const std::uint32_t whole = d == 0 ? 0 : rest / size, index = rest - whole * size;
                rest = whole;
                for (int n = 0; n < N; ++n)
                    at[n] += index * strides[n][d];
            }
            return;
        }
        for (int d = dims - 1; d >= 0; --d) {
            const std::int64_t whole = i / sizes[d], index = i - whole * sizes[d];
            i = whole;
            for (int n = 0; n < N; ++n)
                at[n] += index * strides[n][d];
        }
    }
};

/// A plan for operands of these sizes; strides[0] decides the order of the walk.
template <int N> StridedPlan<N> strided_plan(const Shape& sizes, const std::array<const Shape*, N>& strides)
{
    std::array<int, kMaxDims> order{};
    int count = 0;
    for (int d = 0; d < sizes.rank(); ++d)
        if (sizes[d] != 1)
            order[static_cast<std::size_t>(count++)] = d;
    // By falling stride of the first operand; equal ones (broadcast) stay as they were.
    for (int i = 1; i < count; ++i)
        for (int j = i; j > 0; --j) {
            int& left = order[static_cast<std::size_t>(j - 1)];
            int& right = order[static_cast<std::size_t>(j)];
            if ((*strides[0])[left] >= (*strides[0])[right])
                break;
            std::swap(left, right);
        }
    StridedPlan<N> plan;
    for (int i = 0; i < count; ++i) {
        const int d = order[static_cast<std::size_t>(i)];
        plan.count *= sizes[d];
        bool joins = plan.dims > 0;
        for (std::size_t n = 0; joins && n < N; ++n)
            joins = plan.strides[n][plan.dims - 1] == (*strides[n])[d] * sizes[d];
        const int at = joins ? plan.dims - 1 : plan.dims++;
        plan.sizes[at] = joins ? plan.sizes[at] * sizes[d] : sizes[d];
        for (std::size_t n = 0; n < N; ++n)
            plan.strides[n][at] = (*strides[n])[d];
    }
    return plan;
}

}  // namespace ts::cuda
