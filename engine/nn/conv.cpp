#include "engine/ops/conv.h"

#include "engine/nn/conv_settings.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/sliding_window.h"
#include "engine/ops/pad.h"

namespace ts::nn {
namespace {

/// Sizes along each axis.
struct Axes {
    std::vector<std::int64_t> kernel, stride, padding, dilation;

    Axes(const ParamReader& params, const char* type, std::size_t count)
        : kernel(axis_values(params, type, "kernel_size", count)),
          stride(axis_values(params, type, "stride", count)),
          padding(axis_values(params, type, "padding", count)),
          dilation(axis_values(params, type, "dilation", count))
    {
    }

    /// The window over two axes, of which the first may be absent: then it is 1.
    [[nodiscard]] SlidingWindow window(std::optional<std::size_t> first, std::size_t second) const
    {
        if (!first)
            return {{1, kernel[second]}, {1, stride[second]}, {0, padding[second]}, {1, dilation[second]}};
        return {{kernel[*first], kernel[second]},
                {stride[*first], stride[second]},
                {padding[*first], padding[second]},
                {dilation[*first], dilation[second]}};
    }
};

/// What is left of the sizes behind the channels.
std::vector<std::int64_t> output_sizes(const char* type, const Axes& axes, const SymbolicShape& shape)
{
    const std::size_t count = axes.kernel.size();
    const auto size = [&](std::size_t axis) { return known_size(type, shape[axis + 2]); };
    if (count == 1)
        return {axes.window({}, 0).output_size(type, {1, size(0)}).second};
    const auto last = axes.window(count - 2, count - 1).output_size(type, {size(count - 2), size(count - 1)});
    if (count == 2)
        return {last.first, last.second};
    return {axes.window({}, 0).output_size(type, {1, size(0)}).second, last.first, last.second};
}

NodeShapes conv_shapes(const ShapeQuery& query, const char* type, std::size_t count, const char* takes)
{
    expect_rank(query, type, {count + 2}, takes);
    const SymbolicShape& shape = query.input().shape;
    NodeShapes shapes;
    const std::int64_t in = resolve_size(query, shapes, type, "in_channels", shape[1],
                                         translatable("engine",
                                                      "%1 expects %2 channels but gets %3 (%4). "
                                                      "Set in_channels to %3 or auto."));
    const std::int64_t out = query.params.integer("out_channels");
    const std::int64_t groups = query.params.integer("groups");
    expect_groups_divide(type, in, "in_channels", groups);
    expect_groups_divide(type, out, "out_channels", groups);
    const Axes axes(query.params, type, count);
    SymbolicShape result{shape[0], out};
    for (const std::int64_t size : output_sizes(type, axes, shape))
        result.push_back(size);
    std::int64_t weights_per_output = in / groups;
    for (const std::int64_t size : axes.kernel)
        weights_per_output *= size;
    shapes.parameter_count = out * weights_per_output + (query.params.boolean("bias") ? out : 0);
    shapes.flops_per_sample = 2.0 * static_cast<double>(weights_per_output) * numbers_per_sample(result);
    shapes.outputs = {{query.input().dtype, std::move(result)}};
    return shapes;
}

NodeShapes conv1d_shapes(const ShapeQuery& query)
{
    return conv_shapes(query, "Conv1d", 1, translatable("engine", "%1 takes signals (N, C, L) but gets %2."));
}
NodeShapes conv2d_shapes(const ShapeQuery& query)
{
    return conv_shapes(query, "Conv2d", 2, translatable("engine", "%1 takes images (N, C, H, W) but gets %2."));
}
NodeShapes conv3d_shapes(const ShapeQuery& query)
{
    return conv_shapes(query, "Conv3d", 3, translatable("engine", "%1 takes volumes (N, C, D, H, W) but gets %2."));
}

Shape weight_shape(const ParamReader& params, const Axes& axes)
{
    Shape shape{params.integer("out_channels"), params.integer("in_channels") / params.integer("groups")};
    for (const std::int64_t size : axes.kernel)
        shape.push_back(size);
    return shape;
}

std::int64_t bias_size(const ParamReader& params)
{
    return params.boolean("bias") ? params.integer("out_channels") : 0;
}

/// What is put around the input before a convolution that sees no zeros beyond the edge.
struct Border {
    PadMode mode = PadMode::Constant;
    std::vector<std::int64_t> pads;  ///< last axis first, as ts::pad takes them

    /// Takes the padding away from the axes where it is not zeros.
    Border(const ParamReader& params, Axes& axes) : mode(pad_mode_from_name(params.text("padding_mode")))
    {
        if (mode == PadMode::Constant)
            return;
        for (std::size_t i = axes.padding.size(); i-- > 0;)
            pads.insert(pads.end(), 2, std::exchange(axes.padding[i], 0));
    }
    [[nodiscard]] Tensor around(const Tensor& x) const { return pads.empty() ? x : ts::pad(x, pads, mode); }
};

std::unique_ptr<Module> make_conv1d(const BuildQuery& query)
{
    Axes a(query.params, "Conv1d", 1);
    const Shape weight = weight_shape(query.params, a);
    const Border border(query.params, a);
    const Conv1dOptions options{a.stride[0], a.padding[0], a.dilation[0], query.params.integer("groups")};
    return make_conv_module(weight, bias_size(query.params),
                            [border, options](const Tensor& x, const Tensor& w, const Tensor& b) {
                                return ts::conv1d(border.around(x), w, b, options);
                            });
}

std::unique_ptr<Module> make_conv2d(const BuildQuery& query)
{
    Axes a(query.params, "Conv2d", 2);
    const Shape weight = weight_shape(query.params, a);
    const Border border(query.params, a);
    const Conv2dOptions options{{a.stride[0], a.stride[1]},
                                {a.padding[0], a.padding[1]},
                                {a.dilation[0], a.dilation[1]},
                                query.params.integer("groups"),
                                Activation::None};
    return make_conv_module(weight, bias_size(query.params),
                            [border, options](const Tensor& x, const Tensor& w, const Tensor& b, Activation activation) {
                                Conv2dOptions fused = options;
                                fused.activation = activation;
                                return ts::conv2d(border.around(x), w, b, fused);
                            });
}

std::unique_ptr<Module> make_conv3d(const BuildQuery& query)
{
    const Axes a(query.params, "Conv3d", 3);
    const Conv3dOptions options{{a.stride[0], a.stride[1], a.stride[2]},
                                {a.padding[0], a.padding[1], a.padding[2]},
                                {a.dilation[0], a.dilation[1], a.dilation[2]},
                                query.params.integer("groups")};
    return make_conv_module(
        weight_shape(query.params, a), bias_size(query.params),
        [options](const Tensor& x, const Tensor& w, const Tensor& b) { return ts::conv3d(x, w, b, options); });
}

std::vector<ParamSpec> with_padding_mode(std::vector<ParamSpec> params)
{
    params.push_back({.name = "padding_mode",
                      .type = ParamType::Choice,
                      .default_value = std::string("zeros"),
                      .help = translatable("engine",
                                           "What is put around the input: zeros, its mirror image, its edge or its "
                                           "other side."),
                      .choices = {"zeros", "reflect", "replicate", "circular"},
                      .advanced = true});
    return params;
}

std::vector<PortSpec> one_channel_each()
{
    return {{.name = "output", .help = translatable("engine", "one channel for each filter")}};
}

const RegisterNodeType conv1d{{
    .name = "Conv1d",
    .title = "Conv1d",
    .category = Category::Layer,
    .help = translatable("engine", "Slides small learned filters along a signal to find patterns wherever they are."),
    .inputs = {{.name = "input", .help = translatable("engine", "signals (N, C, L)")}},
    .outputs = one_channel_each(),
    .params = with_padding_mode(conv_params(ParamType::Int)),
    .shapes = conv1d_shapes,
    .module = make_conv1d,
    .headline = {"out_channels", "kernel_size"},
    .keywords = {"convolution", "filter", "signal", "sequence"},
}};

const RegisterNodeType conv2d{{
    .name = "Conv2d",
    .title = "Conv2d",
    .category = Category::Layer,
    .help = translatable("engine", "Slides small learned filters over an image to find patterns wherever they are."),
    .inputs = {{.name = "input", .help = translatable("engine", "images (N, C, H, W)")}},
    .outputs = one_channel_each(),
    .params = with_padding_mode(conv_params(ParamType::IntPair)),
    .shapes = conv2d_shapes,
    .module = make_conv2d,
    .headline = {"out_channels", "kernel_size"},
    .keywords = {"convolution", "cnn", "filter", "image"},
}};

const RegisterNodeType conv3d{{
    .name = "Conv3d",
    .title = "Conv3d",
    .category = Category::Layer,
    .help = translatable("engine", "Slides small learned filters through volumes or films."),
    .inputs = {{.name = "input", .help = translatable("engine", "volumes (N, C, D, H, W)")}},
    .outputs = one_channel_each(),
    .params = conv_params(ParamType::IntList),
    .shapes = conv3d_shapes,
    .module = make_conv3d,
    .headline = {"out_channels", "kernel_size"},
    .rare = true,
    .keywords = {"convolution", "filter", "volume", "video"},
}};

}  // namespace
}  // namespace ts::nn
