#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>

#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/map_kernels.h"
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
        typename F::Chooses;
    }
    ? 1 : 4;
}

/// Do all of them lie alike and without gaps, so that memory can be walked from end to end?
template <class... Tensors> bool lie_alike(const Tensor& first, const Tensors&... others)
{
    const bool contiguous = first.is_contiguous() && (others.is_contiguous() && ...);
    return contiguous || (((others.strides() == first.strides()) && ...) && first.is_dense());
}

/// Blocks for threads that take `each` items; few items are spread over the multiprocessors.
inline Grid grid_of(std::int64_t items, int each)
{
    const std::int64_t share = (items / each + device_limits().multiprocessors) / device_limits().multiprocessors;
    const std::int64_t threads = std::clamp<std::int64_t>((share + 31) / 32 * 32, 32, 256);
    return {dim3(static_cast<unsigned>((items + threads * each - 1) / (threads * each))), dim3(static_cast<unsigned>(threads))};
}

/// out[i] = f(in[i]...) where all lie alike and begin where vectors may; else false.
template <class Out, class... In, class F, class... Tensors> bool map_alike(F f, const Tensor& out, const Tensors&... in)
{
    constexpr int V = vector_length<Out, In...>();
    constexpr int U = vectors_in_flight<V, In...>();
    const std::int64_t count = out.numel();
    if (!lie_alike(out, in...) || !vector_aligned<V>(device_data<Out>(out))
        || !(vector_aligned<V>(device_data<const In>(in)) && ...))
        return false;
    if (count > 0)
        launch(map_vectors_kernel<V, U, Out, F, In...>, grid_of((count + V - 1) / V, U), f, count, device_data<Out>(out),
               device_data<const In>(in)...);
    return true;
}

/// The same where each operand's innermost run lies without gaps or is one repeated number, as where a row, a column or a
/// scalar is broadcast; else false.
template <class Out, class... In, class F, class... Tensors> bool map_rows(F f, const Tensor& out, const Tensors&... in)
{
    constexpr int N = 1 + static_cast<int>(sizeof...(In));
    constexpr int V = vector_length<Out, In...>();
    constexpr int U = vectors_in_flight<V, In...>();
    if (out.numel() == 0)
        return true;
    RowPlan<N> rows{strided_plan<N>(out.sizes(), {&out.strides(), &in.strides()...})};
    if (!rows.take_vectors(V) || !vector_aligned<V>(device_data<Out>(out))
        || !rows.aligned_or_repeated({true, vector_aligned<V>(device_data<const In>(in))...}))
        return false;
    launch(map_rows_kernel<V, U, Out, F, In...>, grid_of(std::max<std::int64_t>(rows.plan.count, 1), U), f, rows,
           device_data<Out>(out), device_data<const In>(in)...);
    return true;
}

/// The same for operands that lie anyhow.
template <class Out, class... In, class F, class... Tensors> void map_strided(F f, const Tensor& out, const Tensors&... in)
{
    constexpr int N = 1 + static_cast<int>(sizeof...(In));
    constexpr int U = strided_in_flight<F>();
    if (out.numel() == 0)
        return;
    const auto plan = strided_plan<N>(out.sizes(), {&out.strides(), &in.strides()...});
    launch(map_strided_kernel<U, Out, F, In...>, grid_of(plan.count, U), f, plan, device_data<Out>(out),
           device_data<const In>(in)...);
}

/// out[i] = f(in[i]...) for operands of the output's sizes (broadcast dimensions with stride 0). `f` is a functor of device
/// code from elements to an element; In and Out are the element types. The output may be one of the inputs.
template <class Out, class... In, class F, class... Tensors> void map_elements(F f, const Tensor& out, const Tensors&... in)
{
    static_assert(sizeof...(In) == sizeof...(Tensors));
    if (!map_alike<Out, In...>(f, out, in...) && !map_rows<Out, In...>(f, out, in...))
        map_strided<Out, In...>(f, out, in...);
}

}  // namespace ts::cuda
