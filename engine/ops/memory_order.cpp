#include "engine/ops/memory_order.h"

#include "engine/tensor/copy.h"

namespace ts {

Tensor laid_out_like(const Tensor& t, const Tensor& like)
{
    if (t.strides() == like.strides() || (t.is_contiguous() && like.is_contiguous()))
        return t;
    const Tensor copy = empty_like(like, t.dtype());
    copy_elements(t, copy);
    return copy;
}

Tensor channels_last(const Tensor& t)
{
    if (t.is_channels_last())
        return t;
    const Tensor copy = empty_channels_last(t.sizes(), t.dtype());
    copy_elements(t, copy);
    return copy;
}

}  // namespace ts
