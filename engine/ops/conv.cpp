#include "engine/ops/conv.h"

#include "engine/autograd/backward.h"
#include "engine/ops/conv_kernels.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/image_checks.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/op_record.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

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

void gradient_of_input(const ConvGeometry& geometry, Gradients& g, const Tensor& gradient, const Tensor& weight)
{
    const Tensor dx = empty_channels_last({geometry.n, geometry.channels, geometry.h, geometry.w}, gradient.dtype());
    KernelTable<ConvKernels>::of(gradient.device()).backward_data(geometry, gradient, weight, dx);
    g.set(0, dx);
}

/// The leaf's own buffer where it may be overwritten, else new memory.
Tensor room_for(const Gradients& g, int input, const Tensor& like, bool& direct)
{
    bool overwrite = true;
    const Tensor buffer = g.direct_buffer(input, overwrite);
    direct = buffer.defined() && overwrite;
    return direct ? buffer : empty(like.sizes(), like.dtype());
}

void hand_over(Gradients& g, int input, const Tensor& gradient, bool direct)
{
    if (direct)
        g.filled(input);
    else
        g.set(input, gradient);
}

void gradient_of_filters(Node& node, Gradients& g, const Tensor& gradient, const Tensor& x, const Tensor& weight)
{
    bool direct = false, bias_direct = false;
    const Tensor dw = room_for(g, 1, weight, direct);
    const Tensor db = node.needs(2) ? room_for(g, 2, empty({weight.size(0)}, weight.dtype()), bias_direct) : Tensor();
    KernelTable<ConvKernels>::of(x.device()).backward_weights(node.attributes<ConvGeometry>(), x, gradient, dw, db);
    hand_over(g, 1, dw, direct);
    if (db.defined())
        hand_over(g, 2, db, bias_direct);
}

void conv_backward(Node& node, Gradients& g)
{
    g.refuse_create_graph();
    const auto& geometry = node.attributes<ConvGeometry>();
    const Tensor gradient = channels_last(g.output());
    const Tensor x = node.saved(0), weight = node.saved(1);
    if (node.needs(0))
        gradient_of_input(geometry, g, gradient, weight);
    if (node.needs(1)) {
        gradient_of_filters(node, g, gradient, x, weight);
    } else if (node.needs(2)) {
        const std::int64_t dims[] = {0, 2, 3};
        g.set(2, sum(gradient, dims));
    }
}
constexpr OpGradient kConv{"conv2d", conv_backward};

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
    check_images(x, "conv2d");
    if (x.dim() == 3)
        return squeeze(conv2d(unsqueeze(x, 0), weight, bias, options), 0);
    check_options(options);
    check_shapes(x, weight, bias, options);
    const ConvGeometry geometry = geometry_of(x, weight, options);
    if (geometry.n == 0)
        return of_no_images(x, weight, bias, geometry);
    const Tensor in = channels_last(x), w = contiguous_copy(weight);
    Tensor y = empty_channels_last({geometry.n, geometry.filters, geometry.out_h, geometry.out_w}, x.dtype());
    KernelTable<ConvKernels>::of(x.device()).forward(geometry, in, w, bias.defined() ? contiguous_copy(bias) : bias, y);
    if (needs_record({&x, &weight, &bias}))
        record(kConv, y, {&x, &weight, &bias}, {&in, &w}, geometry);
    return y;
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

std::array<std::int64_t, 2> pair_attribute(const Params& p, std::string_view name, std::int64_t fallback)
{
    const Ints list = integers_attribute(p, name, {fallback});
    return {list.front(), list.back()};
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    return conv2d(in[0], in[1], in.size() > 2 ? in[2] : Tensor(),
                  {pair_attribute(p, "stride", 1), pair_attribute(p, "padding", 0), pair_attribute(p, "dilation", 1),
                   integer_attribute(p, "groups", 1)});
}

const RegisterOp registered{{"conv2d", call, samples, true}};

}  // namespace

}  // namespace ts
