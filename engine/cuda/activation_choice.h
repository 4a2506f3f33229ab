#pragma once

#include <utility>

#include "engine/cuda/activation_pieces.h"
#include "engine/cuda/element.h"

namespace ts::cuda {

/// Calls part(ActivationMath<op>{}) on the device: one kernel for all functions, where speed matters less.
template <class Part, std::size_t... I> __device__ auto with_activation(ActivationOp op, Part part, std::index_sequence<I...>)
{
    decltype(part(ActivationMath<ActivationOp::Silu>{})) result{};
    ((static_cast<std::size_t>(op) == I ? void(result = part(ActivationMath<static_cast<ActivationOp>(I)>{})) : void()), ...);
    return result;
}
template <class Part> __device__ auto with_activation(ActivationOp op, Part part)
{
    return with_activation(op, part, std::make_index_sequence<kActivationOpCount>{});
}

}  // namespace ts::cuda
