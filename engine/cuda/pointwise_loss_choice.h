#pragma once

#include <utility>

#include "engine/cuda/pointwise_loss_math.h"

namespace ts::cuda {

/// Calls part(LossMath<op>{}) on the device: one kernel for all losses, where speed matters less.
template <class T, class Part, std::size_t... I>
__device__ T with_loss(PointwiseLossOp op, Part part, std::index_sequence<I...>)
{
    T result{};
    ((static_cast<std::size_t>(op) == I ? void(result = part(LossMath<static_cast<PointwiseLossOp>(I)>{})) : void()), ...);
    return result;
}
template <class T, class Part> __device__ T with_loss(PointwiseLossOp op, Part part)
{
    return with_loss<T>(op, part, std::make_index_sequence<kPointwiseLossOpCount>{});
}

}  // namespace ts::cuda
