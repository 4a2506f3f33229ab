#pragma once

#include <cstdint>
#include <tuple>
#include <utility>

#include "engine/cuda/row_plan.h"
#include "engine/cuda/strided_plan.h"
#include "engine/cuda/vector.h"

namespace ts::cuda {

template <int V, class Out, class F, class... In>
__device__ Vector<Out, V> map_vector(F f, const std::tuple<Vector<In, V>...>& operands)
{
    Vector<Out, V> result;
    std::apply(
        [&](const Vector<In, V>&... operand) {
#pragma unroll
            for (int k = 0; k < V; ++k)
                result.values[k] = f(operand.values[k]...);
        },
        operands);
    return result;
}

/// Each block takes blockDim * U neighbouring vectors; what is left over goes to the last one.
template <int V, int U, class Out, class F, class... In>
__global__ void map_vectors_kernel(F f, std::int64_t count, Out* out, const In*... in)
{
    const std::int64_t vectors = count / V;
    const std::int64_t first = static_cast<std::int64_t>(blockIdx.x) * blockDim.x * U + threadIdx.x;
    std::tuple<Vector<In, V>...> loaded[U];
#pragma unroll
    for (int u = 0; u < U; ++u)
        if (const std::int64_t at = first + u * blockDim.x; at < vectors)
            loaded[u] = {load_vector<V>(in + at * V)...};
#pragma unroll
    for (int u = 0; u < U; ++u)
        if (const std::int64_t at = first + u * blockDim.x; at < vectors)
            store_vector(out + at * V, map_vector<V, Out, F, In...>(f, loaded[u]));
    if (const std::int64_t at = vectors * V + threadIdx.x; blockIdx.x == gridDim.x - 1 && at < count)
        out[at] = f(in[at]...);
}

template <int V, class... In, int N, std::size_t... I>
__device__ std::tuple<Vector<In, V>...> load_row(const RowPlan<N>& rows, const std::int64_t (&at)[N], std::index_sequence<I...>,
                                                 const In*... in)
{
    return {load_or_repeat<V>(in + at[I + 1], rows.repeated[I + 1])...};
}

template <class Out, class F, int N, std::size_t... I, class... In>
__device__ void map_rest(F f, const RowPlan<N>& rows, std::int64_t i, Out* out, std::index_sequence<I...>, const In*... in)
{
    out[i] = f(in[rows.repeated[I + 1] ? 0 : i]...);
}

template <int V, int U, class Out, class F, class... In>
__global__ void map_rows_kernel(F f, const RowPlan<1 + static_cast<int>(sizeof...(In))> rows, Out* out, const In*... in)
{
    constexpr int N = 1 + static_cast<int>(sizeof...(In));
    constexpr auto each = std::index_sequence_for<In...>{};
    const std::int64_t first = static_cast<std::int64_t>(blockIdx.x) * blockDim.x * U + threadIdx.x;
    std::tuple<Vector<In, V>...> loaded[U];
    std::int64_t to[U];
#pragma unroll
    for (int u = 0; u < U; ++u)
        if (const std::int64_t i = first + u * blockDim.x; i < rows.plan.count) {
            std::int64_t at[N];
            rows.plan.offsets(i, at);
            to[u] = at[0];
            loaded[u] = load_row<V, In...>(rows, at, each, in...);
        }
#pragma unroll
    for (int u = 0; u < U; ++u)
        if (first + u * blockDim.x < rows.plan.count)
            store_vector(out + to[u], map_vector<V, Out, F, In...>(f, loaded[u]));
    if (blockIdx.x == gridDim.x - 1 && static_cast<std::int32_t>(threadIdx.x) < rows.rest)
        map_rest(f, rows, rows.plan.count * V + threadIdx.x, out, each, in...);
}

template <int N, std::size_t... I, class... In>
__device__ std::tuple<In...> load_elements(const std::int64_t (&at)[N], std::index_sequence<I...>, const In*... in)
{
    return {in[at[I + 1]]...};
}

template <int U, class Out, class F, class... In>
__global__ void map_strided_kernel(F f, const StridedPlan<1 + static_cast<int>(sizeof...(In))> plan, Out* out, const In*... in)
{
    constexpr int N = 1 + static_cast<int>(sizeof...(In));
    const std::int64_t first = static_cast<std::int64_t>(blockIdx.x) * blockDim.x * U + threadIdx.x;
    std::tuple<In...> loaded[U];
    std::int64_t to[U];
#pragma unroll
    for (int u = 0; u < U; ++u)
        if (const std::int64_t i = first + u * blockDim.x; i < plan.count) {
            std::int64_t at[N];
            plan.offsets(i, at);
            to[u] = at[0];
            loaded[u] = load_elements(at, std::index_sequence_for<In...>{}, in...);
        }
#pragma unroll
    for (int u = 0; u < U; ++u)
        if (first + u * blockDim.x < plan.count)
            out[to[u]] = std::apply(f, loaded[u]);
}

}  // namespace ts::cuda
