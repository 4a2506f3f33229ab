#include "engine/ops/conv.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/one_device.h"
#include "engine/ops/pad.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/window_attributes.h"

namespace ts {

namespace {

void check(const Tensor& x, const Tensor& weight, const Conv3dOptions& o)
{
    expect_one_device("conv3d", x, weight);
    if (x.dim() != 5)
        throw ShapeError(translatable("engine", "conv3d: volumes of shape (N, C, D, H, W) are needed, not %1."),
                         {x.sizes().text()});
    if (weight.dim() != 5 || x.size(1) != weight.size(1) * o.groups)
        throw ShapeError(translatable("engine",
                                      "conv3d: volumes of shape %1 do not fit filters of shape %2 in %3 group(s); filters are "
                                      "(out_channels, in_channels / groups, depth, height, width)."),
                         {x.sizes().text(), weight.sizes().text(), std::to_string(o.groups)});
    if (o.stride[0] < 1 || o.dilation[0] < 1 || o.padding[0] < 0)
        throw ArgumentError(translatable("engine", "conv3d: stride and dilation must be at least 1, and padding at least 0."),
                            {});
    if (x.size(2) + 2 * o.padding[0] < o.dilation[0] * (weight.size(2) - 1) + 1)
        throw ShapeError(translatable("engine",
                                      "conv3d: filters of shape %1 do not fit into volumes of shape %2. Use a smaller "
                                      "kernel or more padding."),
                         {weight.sizes().text(), x.sizes().text()});
}

/// Volumes (N, C, D, H, W) as images (N D, C, H, W).
Tensor slices_of(const Tensor& volumes)
{
    const std::int64_t order[] = {0, 2, 1, 3, 4};
    return flatten(permute(volumes, order), 0, 1);
}

Tensor volumes_of(const Tensor& slices, std::int64_t depth)
{
    const std::int64_t order[] = {0, 2, 1, 3, 4};
    const Shape sizes{slices.size(0) / depth, depth, slices.size(1), slices.size(2), slices.size(3)};
    return permute(reshape(slices, sizes), order);
}

}  // namespace

// The sum of one convolution of images for each slice of the filters.
Tensor conv3d(const Tensor& x, const Tensor& weight, const Tensor& bias, const Conv3dOptions& o)
{
    expect_one_device("conv3d", x, weight, bias);
    check(x, weight, o);
    const std::int64_t pads[] = {0, 0, 0, 0, o.padding[0], o.padding[0]};
    const Tensor padded = o.padding[0] > 0 ? pad(x, pads) : x;
    const std::int64_t reach = o.dilation[0] * (weight.size(2) - 1) + 1;
    const std::int64_t depth = (padded.size(2) - reach) / o.stride[0] + 1;
    const Conv2dOptions flat{
        {o.stride[1], o.stride[2]}, {o.padding[1], o.padding[2]}, {o.dilation[1], o.dilation[2]}, o.groups};
    Tensor total;
    for (std::int64_t k = 0; k < weight.size(2); ++k) {
        const std::int64_t first = k * o.dilation[0], last = first + (depth - 1) * o.stride[0] + 1;
        const Tensor images = slices_of(slice(padded, 2, first, last, o.stride[0]));
        const Tensor part = conv2d(images, select(weight, 2, k), k == 0 ? bias : Tensor(), flat);
        total = k == 0 ? part : add(total, part);
    }
    return volumes_of(total, depth);
}

namespace {

std::vector<OpSample> samples()
{
    const auto sample = [](const Shape& x, const Shape& weight, const Params& attributes) {
        return OpSample{{sample_values(x, -1, 1), sample_values(weight, -1, 1), sample_values({weight[0]}, -1, 1)}, attributes};
    };
    const auto whole = [](std::int64_t v) { return ParamValue(v); };
    return {sample({2, 2, 3, 3, 4}, {3, 2, 2, 2, 2}, {}),
            sample({1, 2, 4, 3, 3}, {2, 1, 3, 2, 2}, {{"stride", whole(2)}, {"padding", whole(1)}, {"groups", whole(2)}})};
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    return conv3d(in[0], in[1], in.size() > 2 ? in[2] : Tensor(),
                  {axes_attribute<3>(p, "stride", 1), axes_attribute<3>(p, "padding", 0), axes_attribute<3>(p, "dilation", 1),
                   integer_attribute(p, "groups", 1)});
}

const RegisterOp registered{{"conv3d", call, samples, true, true}};

}  // namespace

}  // namespace ts
