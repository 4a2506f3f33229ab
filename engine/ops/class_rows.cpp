#include "engine/ops/class_rows.h"

#include "engine/ops/elementwise.h"
#include "engine/ops/one_device.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

Shape target_sizes(const Tensor& scores)
{
    Shape sizes = scores.sizes();
    sizes.erase(scores.dim() == 1 ? 0 : 1);
    return sizes;
}

void check(const Tensor& scores, const Tensor& target, const char* op)
{
    expect_one_device(op, scores, target);
    if (!is_floating(scores.dtype()))
        throw TypeError(translatable("engine", "%1: the scores are %2; convert them to float32 first."),
                        {op, std::string(name(scores.dtype()))});
    if (is_floating(target.dtype()) || target.dtype() == DType::Bool)
        throw TypeError(translatable("engine", "%1: targets must be class indices (int64), not %2."),
                        {op, std::string(name(target.dtype()))});
    if (scores.dim() == 0 || target.sizes() != target_sizes(scores))
        throw ShapeError(
            translatable("engine", "%1: scores of shape %2 need targets of shape %3, but the targets have shape %4."),
            {op, scores.sizes().text(), scores.dim() == 0 ? "-" : target_sizes(scores).text(), target.sizes().text()});
}

ClassLayout layout_of(const Tensor& scores)
{
    const std::int64_t classes = scores.size(scores.dim() == 1 ? 0 : 1);
    if (scores.dim() == 1)
        return {1, classes, 1};
    if (!scores.is_contiguous())
        return {classes == 0 ? 0 : scores.numel() / classes, classes, 1};
    ClassLayout layout{scores.sizes()[0], classes, 1};
    for (int d = 2; d < scores.dim(); ++d)
        layout.inner *= scores.sizes()[d];
    return layout;
}

}  // namespace

ClassRows class_rows(const Tensor& scores, const Tensor& target, const char* op)
{
    check(scores, target, op);
    Tensor values = scores.detach();
    if (item_size(values.dtype()) < 4)
        values = to(values, DType::Float32);
    if (!values.is_channels_last())
        values = contiguous_copy(values);
    return {layout_of(values), values, contiguous_copy(to(target, DType::Int64))};
}

}  // namespace ts
