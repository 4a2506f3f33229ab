#include "engine/ops/conv.h"

#include "engine/ops/autocast.h"
#include "engine/ops/conv_products.h"
#include "engine/ops/image_checks.h"
#include "engine/ops/one_device.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/widened_type.h"
#include "engine/ops/window_attributes.h"

namespace ts {

namespace {

std::int64_t windows(std::int64_t size, std::int64_t kernel, std::int64_t stride, std::int64_t padding, std::int64_t dilation)
{
    const std::int64_t room = size + 2 * padding - dilation * (kernel - 1) - 1;
    return room < 0 ? 0 : room / stride + 1;
}

void check_options(const Conv2dOptions& o)
{
    for (const std::size_t i : {0U, 1U})
        if (o.stride[i] < 1 || o.dilation[i] < 1 || o.padding[i] < 0 || o.groups < 1)
            throw ArgumentError(translatable("engine",
                                             "conv2d: stride, dilation and groups must be at least 1, and padding "
                                             "at least 0."),
                                {});
}

void check_shapes(const Tensor& x, const Tensor& weight, const Tensor& bias, const Conv2dOptions& o)
{
    expect_one_device("conv2d", x, weight, bias);
    if (weight.dim() != 4 || x.size(1) != weight.size(1) * o.groups || weight.size(0) % o.groups != 0)
        throw ShapeError(translatable("engine",
                                      "conv2d: images of shape %1 do not fit filters of shape %2 in %3 group(s); filters are "
                                      "(out_channels, in_channels / groups, height, width)."),
                         {x.sizes().text(), weight.sizes().text(), std::to_string(o.groups)});
    if (bias.defined() && (bias.dim() != 1 || bias.size(0) != weight.size(0)))
        throw ShapeError(translatable("engine", "conv2d: a bias of shape %1 does not fit filters of shape %2."),
                         {bias.sizes().text(), weight.sizes().text()});
    if (x.dtype() != weight.dtype() || (bias.defined() && bias.dtype() != x.dtype()))
        throw TypeError(translatable("engine", "conv2d: the images are %1 but the filters are %2."),
                        {std::string(name(x.dtype())), std::string(name(weight.dtype()))});
}

ConvGeometry geometry_of(const Tensor& x, const Tensor& weight, const Conv2dOptions& o)
{
    const std::int64_t kernel_h = weight.size(2), kernel_w = weight.size(3);
    const ConvGeometry g{x.size(0),
                         x.size(1),
                         x.size(2),
                         x.size(3),
                         weight.size(0),
                         windows(x.size(2), kernel_h, o.stride[0], o.padding[0], o.dilation[0]),
                         windows(x.size(3), kernel_w, o.stride[1], o.padding[1], o.dilation[1]),
                         kernel_h,
                         kernel_w,
                         o.stride[0],
                         o.stride[1],
                         o.padding[0],
                         o.padding[1],
                         o.dilation[0],
                         o.dilation[1],
                         o.groups};
    if (g.out_h < 1 || g.out_w < 1 || kernel_h < 1 || kernel_w < 1)
        throw ShapeError(translatable("engine",
                                      "conv2d: filters of shape %1 do not fit into images of shape %2 with padding (%3, %4). "
                                      "Use a smaller kernel or more padding."),
                         {weight.sizes().text(), x.sizes().text(), std::to_string(o.padding[0]), std::to_string(o.padding[1])});
    return g;
}

/// Nothing to compute, but zeros flow back.
Tensor of_no_images(const Tensor& x, const Tensor& weight, const Tensor& bias, const ConvGeometry& geometry)
{
    const Tensor nothing = add(sum(x), sum(weight));
    const std::int64_t sizes[] = {geometry.n, geometry.filters, geometry.out_h, geometry.out_w};
    return expand(bias.defined() ? add(nothing, sum(bias)) : nothing, sizes);
}

}  // namespace

Tensor conv2d(const Tensor& x, const Tensor& weight, const Tensor& bias, const Conv2dOptions& options)
{
    if (autocast_lowers(x))
        return with_lowered([&](const Tensor& low, const Tensor& w, const Tensor& b) { return conv2d(low, w, b, options); }, x,
                            weight, bias);
    if (widened(x.dtype(), x.device()))
        return to(conv2d(computed(x), computed(weight), computed(bias), options), x.dtype());
    check_images(x, "conv2d");
    if (x.dim() == 3)
        return squeeze(conv2d(unsqueeze(x, 0), weight, bias, options), 0);
    check_options(options);
    check_shapes(x, weight, bias, options);
    const ConvGeometry geometry = geometry_of(x, weight, options);
    if (geometry.n == 0)
        return of_no_images(x, weight, bias, geometry);
    return conv_images(x, weight, bias, geometry, options.activation);
}

namespace {

using Ints = std::vector<std::int64_t>;

OpSample sample(const Shape& x, const Shape& weight, bool bias, const Params& attributes)
{
    OpSample s{{sample_values(x, -1, 1), sample_values(weight, -1, 1)}, attributes};
    if (bias)
        s.inputs.push_back(sample_values({weight[0]}, -1, 1));
    return s;
}

std::vector<OpSample> samples()
{
    const auto whole = [](std::int64_t v) { return ParamValue(v); };
    return {
        sample({2, 2, 5, 4}, {3, 2, 3, 3}, true, {}),
        sample({1, 2, 5, 6}, {2, 2, 3, 2}, false, {{"stride", Ints{2, 1}}, {"padding", Ints{0, 1}}}),
        sample({2, 4, 4, 4}, {4, 2, 3, 3}, true, {{"padding", whole(1)}, {"groups", whole(2)}, {"stride", whole(2)}}),
        sample({1, 3, 6, 5}, {3, 1, 3, 3}, true, {{"padding", whole(2)}, {"groups", whole(3)}, {"dilation", whole(2)}}),
        sample({1, 3, 3, 3}, {2, 3, 1, 1}, true, {}),
        sample({1, 1, 4, 4}, {1, 1, 4, 4}, true, {}),
        sample({2, 4, 4}, {3, 2, 2, 2}, true, {}),
        sample({0, 2, 4, 4}, {3, 2, 2, 2}, true, {}),
    };
}

template <Activation activation> Tensor call(std::span<const Tensor> in, const Params& p)
{
    return conv2d(in[0], in[1], in.size() > 2 ? in[2] : Tensor(),
                  {axes_attribute<2>(p, "stride", 1), axes_attribute<2>(p, "padding", 0), axes_attribute<2>(p, "dilation", 1),
                   integer_attribute(p, "groups", 1), activation});
}

const RegisterOp registered[] = {
    RegisterOp{{"conv2d", call<Activation::None>, samples, true, true}},
    RegisterOp{{"conv2d_relu", call<Activation::Relu>, samples, true, true}},
    RegisterOp{{"conv2d_tanh", call<Activation::Tanh>, samples, true, true}},
};

}  // namespace

}  // namespace ts
