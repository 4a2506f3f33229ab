#include "variant.h"

#include "compute_device.h"
#include "engine/autograd/node.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/to_device.h"
#include "engine/tensor/copy.h"

namespace ts::golden {

namespace {

Tensor transposed(const Tensor& t)
{
    return t.dim() < 2 ? t : transpose(contiguous_copy(transpose(t, 0, -1)), 0, -1);
}

Tensor strided(const Tensor& t)
{
    if (t.dim() == 0)
        return t;
    Shape larger = t.sizes();
    larger[t.dim() - 1] = 2 * larger[t.dim() - 1] + 1;
    const Tensor view = slice(zeros(larger, t.options()), -1, 1, larger[t.dim() - 1], 2);
    copy_elements(t, view);
    return view;
}

}  // namespace

std::string Variant::text() const
{
    static constexpr const char* kLayouts[] = {"", ", transposed", ", strided", ", channels last"};
    return std::string(name(dtype)) + kLayouts[static_cast<std::size_t>(layout)];
}

std::span<const Variant> all_variants()
{
    static constexpr Variant kVariants[] = {{},
                                            {DType::Float32, Layout::Transposed},
                                            {DType::Float32, Layout::Strided},
                                            {DType::Float32, Layout::ChannelsLast},
                                            {DType::Float64, Layout::RowMajor},
                                            {DType::Float64, Layout::Strided}};
    return kVariants;
}

Tensor arranged(const Tensor& values, const Variant& variant)
{
    const NoGradGuard no_history;
    const Tensor own = clone(to(is_floating(values.dtype()) ? to(values, variant.dtype) : values, compute_device())).detach();
    switch (variant.layout) {
    case Layout::RowMajor:
        return own;
    case Layout::Transposed:
        return transposed(own);
    case Layout::Strided:
        return strided(own);
    case Layout::ChannelsLast:
        return own.dim() == 4 ? channels_last(own) : own;
    }
    return own;
}

}  // namespace ts::golden
