#include "engine/ops/autocast.h"
#include "engine/ops/conv.h"
#include "engine/ops/conv_products.h"
#include "engine/ops/image_checks.h"
#include "engine/ops/one_device.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/widened_type.h"
#include "engine/ops/window_attributes.h"

namespace ts {

namespace {

void check_options(const ConvTranspose2dOptions& o)
{
    for (const std::size_t i : {0U, 1U}) {
        if (o.stride[i] < 1 || o.dilation[i] < 1 || o.padding[i] < 0 || o.groups < 1)
            throw ArgumentError(translatable("engine",
                                             "conv_transpose2d: stride, dilation and groups must be at least 1, and "
                                             "padding at least 0."),
                                {});
        if (o.output_padding[i] < 0 || o.output_padding[i] >= std::max(o.stride[i], o.dilation[i]))
            throw ArgumentError(
                translatable("engine",
                             "conv_transpose2d: an output_padding of %1 must be smaller than stride (%2) or "
                             "dilation (%3)."),
                {std::to_string(o.output_padding[i]), std::to_string(o.stride[i]), std::to_string(o.dilation[i])});
    }
}

void check_shapes(const Tensor& x, const Tensor& weight, const Tensor& bias, const ConvTranspose2dOptions& o)
{
    expect_one_device("conv_transpose2d", x, weight, bias);
    if (weight.dim() != 4 || x.size(1) != weight.size(0) || weight.size(0) % o.groups != 0)
        throw ShapeError(translatable("engine",
                                      "conv_transpose2d: images of shape %1 do not fit filters of shape %2 in %3 group(s); "
                                      "filters are (in_channels, out_channels / groups, height, width)."),
                         {x.sizes().text(), weight.sizes().text(), std::to_string(o.groups)});
    if (bias.defined() && (bias.dim() != 1 || bias.size(0) != weight.size(1) * o.groups))
        throw ShapeError(translatable("engine", "conv_transpose2d: a bias of shape %1 does not fit filters of shape %2."),
                         {bias.sizes().text(), weight.sizes().text()});
    if (x.dtype() != weight.dtype() || (bias.defined() && bias.dtype() != x.dtype()))
        throw TypeError(translatable("engine", "conv_transpose2d: the images are %1 but the filters are %2."),
                        {std::string(name(x.dtype())), std::string(name(weight.dtype()))});
}

/// The convolution that this is the transpose of: its results are our images.
ConvGeometry geometry_of(const Tensor& x, const Tensor& weight, const ConvTranspose2dOptions& o)
{
    const auto enlarged = [&](std::int64_t size, std::int64_t kernel, std::size_t i) {
        return (size - 1) * o.stride[i] - 2 * o.padding[i] + o.dilation[i] * (kernel - 1) + o.output_padding[i] + 1;
    };
    const std::int64_t h = enlarged(x.size(2), weight.size(2), 0), w = enlarged(x.size(3), weight.size(3), 1);
    if (h < 1 || w < 1)
        throw ShapeError(translatable("engine",
                                      "conv_transpose2d: nothing is left of images of shape %1 with padding (%2, %3). "
                                      "Use less padding."),
                         {x.sizes().text(), std::to_string(o.padding[0]), std::to_string(o.padding[1])});
    return {x.size(0),
            weight.size(1) * o.groups,
            h,
            w,
            x.size(1),
            x.size(2),
            x.size(3),
            weight.size(2),
            weight.size(3),
            o.stride[0],
            o.stride[1],
            o.padding[0],
            o.padding[1],
            o.dilation[0],
            o.dilation[1],
            o.groups};
}

}  // namespace

Tensor conv_transpose2d(const Tensor& x, const Tensor& weight, const Tensor& bias, const ConvTranspose2dOptions& options)
{
    if (autocast_lowers(x))
        return with_lowered(
            [&](const Tensor& low, const Tensor& w, const Tensor& b) { return conv_transpose2d(low, w, b, options); }, x,
            weight, bias);
    if (widened(x.dtype(), x.device()))
        return to(conv_transpose2d(computed(x), computed(weight), computed(bias), options), x.dtype());
    check_images(x, "conv_transpose2d");
    if (x.dim() == 3)
        return squeeze(conv_transpose2d(unsqueeze(x, 0), weight, bias, options), 0);
    check_options(options);
    check_shapes(x, weight, bias, options);
    const ConvGeometry geometry = geometry_of(x, weight, options);
    if (geometry.n == 0) {
        const std::int64_t sizes[] = {0, geometry.channels, geometry.h, geometry.w};
        return expand(add(sum(x), sum(weight)), sizes);
    }
    const Tensor y = conv_transposed(x, weight, geometry);
    return bias.defined() ? add(y, reshape(bias, {1, bias.numel(), 1, 1})) : y;
}

namespace {

using Ints = std::vector<std::int64_t>;

OpSample sample(const Shape& x, const Shape& weight, std::int64_t bias, const Params& attributes)
{
    OpSample s{{sample_values(x, -1, 1), sample_values(weight, -1, 1)}, attributes};
    if (bias > 0)
        s.inputs.push_back(sample_values({bias}, -1, 1));
    return s;
}

std::vector<OpSample> samples()
{
    const auto whole = [](std::int64_t v) { return ParamValue(v); };
    return {sample({2, 3, 3, 2}, {3, 2, 3, 3}, 2, {}),
            sample({1, 2, 3, 3}, {2, 3, 3, 2}, 0, {{"stride", Ints{2, 1}}, {"padding", Ints{1, 0}}}),
            sample({2, 4, 3, 2}, {4, 1, 3, 3}, 2, {{"stride", whole(2)}, {"output_padding", whole(1)}, {"groups", whole(2)}}),
            sample({1, 2, 3, 3}, {2, 2, 2, 2}, 2, {{"dilation", whole(2)}}),
            sample({2, 3, 3}, {2, 1, 2, 2}, 1, {}),
            sample({0, 2, 3, 3}, {2, 1, 2, 2}, 0, {})};
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    return conv_transpose2d(in[0], in[1], in.size() > 2 ? in[2] : Tensor(),
                            {axes_attribute<2>(p, "stride", 1), axes_attribute<2>(p, "padding", 0),
                             axes_attribute<2>(p, "output_padding", 0), axes_attribute<2>(p, "dilation", 1),
                             integer_attribute(p, "groups", 1)});
}

const RegisterOp registered{{"conv_transpose2d", call, samples, true, true}};

}  // namespace

}  // namespace ts
