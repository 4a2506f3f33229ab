#pragma once

#include <cstdint>
#include <utility>

#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/strided_plan.h"

namespace ts::cuda {

/// Elements that one thread reads and writes at once.
inline constexpr int kVector = 4;

template <class T> struct alignas(sizeof(T) * kVector) Vector {
    T values[kVector];
};

template <class Out, class F, class... In>
__global__ void map_vectors_kernel(F f, std::int64_t count, Out* out, const In*... in)
{
    const std::int64_t vectors = count / kVector;
    for (std::int64_t i = thread_number(); i < vectors; i += thread_count()) {
        Vector<Out> result;
        const auto apply = [&](const Vector<In>&... operand) {
            for (int k = 0; k < kVector; ++k)
                result.values[k] = f(operand.values[k]...);
        };
        apply(reinterpret_cast<const Vector<In>*>(in)[i]...);
        reinterpret_cast<Vector<Out>*>(out)[i] = result;
    }
    for (std::int64_t i = vectors * kVector + thread_number(); i < count; i += thread_count())
        out[i] = f(in[i]...);
}

template <class Out, class F, std::size_t... I, class... In>
__device__ void map_one(F f, const std::int64_t* at, Out* out, std::index_sequence<I...>, const In*... in)
{
    out[at[0]] = f(in[at[I + 1]]...);
}

template <int N, class Out, class F, class... In>
__global__ void map_strided_kernel(F f, StridedPlan<N> plan, Out* out, const In*... in)
{
    for (std::int64_t i = thread_number(); i < plan.count; i += thread_count()) {
        std::int64_t at[N];
        plan.offsets(i, at);
        map_one(f, at, out, std::index_sequence_for<In...>{}, in...);
    }
}

/// Do all of them lie alike and without gaps, so that memory can be walked from end to end?
template <class... Tensors> bool lie_alike(const Tensor& first, const Tensors&... others)
{
    const bool contiguous = first.is_contiguous() && (others.is_contiguous() && ...);
    return contiguous || (((others.strides() == first.strides()) && ...) && first.is_dense());
}

template <class T> bool vector_aligned(const T* p)
{
    return reinterpret_cast<std::uintptr_t>(p) % alignof(Vector<T>) == 0;
}

/// out[i] = f(in[i]...) for operands of the output's sizes (broadcast dimensions with stride 0). `f` is a functor of device
/// code from elements to an element; In and Out are the element types. The output may be one of the inputs.
template <class Out, class... In, class F, class... Tensors> void map_elements(F f, const Tensor& out, const Tensors&... in)
{
    static_assert(sizeof...(In) == sizeof...(Tensors));
    constexpr int kOperands = 1 + static_cast<int>(sizeof...(In));
    if (out.numel() == 0)
        return;
    Out* to = device_data<Out>(out);
    if (lie_alike(out, in...) && vector_aligned(to) && (vector_aligned(device_data<const In>(in)) && ...)) {
        launch(map_vectors_kernel<Out, F, In...>, grid_for((out.numel() + kVector - 1) / kVector), f, out.numel(), to,
               device_data<const In>(in)...);
        return;
    }
    const auto plan = strided_plan<kOperands>(out.sizes(), {&out.strides(), &in.strides()...});
    launch(map_strided_kernel<kOperands, Out, F, In...>, grid_for(plan.count), f, plan, to, device_data<const In>(in)...);
}

}  // namespace ts::cuda
