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

namespace {

Shape channels_inner_strides(const Shape& sizes)
{
    Shape strides = sizes;
    std::int64_t step = sizes[1];
    strides[1] = 1;
    for (int d = sizes.rank() - 1; d >= 0; --d) {
        if (d == 1)
            continue;
        strides[d] = step;
        step *= sizes[d];
    }
    return strides;
}

bool lies_so(const Tensor& t, const Shape& strides)
{
    for (int d = 0; d < t.dim(); ++d)
        if (t.sizes()[d] != 1 && t.strides()[d] != strides[d])
            return false;
    return true;
}

}  // namespace

Tensor empty_channels_inner(const Shape& sizes, TensorOptions options)
{
    return empty_strided(sizes, channels_inner_strides(sizes), options);
}

bool is_channels_inner(const Tensor& t)
{
    return lies_so(t, channels_inner_strides(t.sizes()));
}

Tensor channels_last(const Tensor& t)
{
    if (is_channels_inner(t))
        return t;
    const Tensor copy = empty_channels_inner(t.sizes(), t.options());
    copy_elements(t, copy);
    return copy;
}

}  // namespace ts
