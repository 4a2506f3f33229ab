#pragma once

#include <array>
#include <cstdint>
#include <tuple>
#include <utility>

#include "engine/cuda/strided_plan.h"
#include "engine/cuda/vector.h"

namespace ts::cuda {

/// Vectors of each operand that a thread asks for before it uses the first, so that memory is kept busy.
template <int V, class... In> constexpr int vectors_in_flight()
{
    constexpr std::size_t bytes = (std::size_t{0} + ... + (sizeof(In) * V));
    return static_cast<int>(std::clamp<std::size_t>(64 / std::max<std::size_t>(bytes, 1), 1, 4));
}
/// A functor that chooses among many operations has a type `Chooses`: its code is not repeated.
template <class F> constexpr int strided_in_flight()
{
    return requires
    {
        F::kChooses;
    }
    ? 1 : 4;
}

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

/// A walk in whole vectors, each of neighbours or of one number repeated.
template <int N> struct RowPlan {
    StridedPlan<N> plan;  ///< of vectors; offsets stay in elements
    bool repeated[N]{};
    std::int32_t rest = 0;  ///< elements after the last vector, where there is only one row

    /// Where the elements' plan, which is given, allows it.
    bool take_vectors(int length)
    {
        if (plan.dims == 0 || plan.strides[0][plan.dims - 1] != 1)
            return false;
        const int inner = plan.dims - 1;
        rest = static_cast<std::int32_t>(plan.sizes[inner] % length);
        if (rest != 0 && plan.dims > 1)
            return false;
        for (int n = 0; n < N; ++n)
            if (!step(n, inner, length))
                return false;
        plan.sizes[inner] /= length;
        plan.finish();
        return true;
    }
    [[nodiscard]] bool aligned_or_repeated(const std::array<bool, N>& aligned) const
    {
        for (std::size_t n = 0; n < N; ++n)
            if (!aligned[n] && !repeated[n])
                return false;
        return true;
    }

private:
    bool step(int n, int inner, int length)
    {
        std::int64_t& stride = plan.strides[n][inner];
        repeated[n] = stride == 0;
        if (repeated[n])
            return true;
        if (stride != 1)
            return false;
        stride = length;
        for (int d = 0; d < inner; ++d)
            if (plan.strides[n][d] % length != 0)
                return false;
        return true;
    }
};

template <int V, class T> __device__ Vector<T, V> load_or_repeat(const T* p, bool repeated)
{
    if (!repeated)
        return load_vector<V>(p);
    return splat<V>(*p);
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
