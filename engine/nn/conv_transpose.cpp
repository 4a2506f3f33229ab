#include "engine/nn/conv_settings.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/conv.h"

namespace ts::nn {
namespace {

/// Sizes along each axis.
struct Axes {
    std::vector<std::int64_t> kernel, stride, padding, output_padding, dilation;

    Axes(const ParamReader& params, const char* type, std::size_t count)
        : kernel(axis_values(params, type, "kernel_size", count)),
          stride(axis_values(params, type, "stride", count)),
          padding(axis_values(params, type, "padding", count)),
          output_padding(axis_values(params, type, "output_padding", count)),
          dilation(axis_values(params, type, "dilation", count))
    {
    }

    [[nodiscard]] std::int64_t enlarged(const char* type, std::int64_t size, std::size_t i) const
    {
        if (output_padding[i] >= std::max(stride[i], dilation[i]))
            throw ShapeError(translatable("engine", "%1 has output_padding %2, which must be smaller than stride or dilation."),
                             {type, std::to_string(output_padding[i])});
        const std::int64_t result
            = (size - 1) * stride[i] - 2 * padding[i] + dilation[i] * (kernel[i] - 1) + output_padding[i] + 1;
        if (result < 1)
            throw ShapeError(translatable("engine", "%1 leaves nothing of a size of %2 with padding %3. Make padding smaller."),
                             {type, std::to_string(size), std::to_string(padding[i])});
        return result;
    }
};

NodeShapes transpose_shapes(const ShapeQuery& query, const char* type, std::size_t count, const char* takes)
{
    expect_rank(query, type, {count + 2}, takes);
    const SymbolicShape& shape = query.input().shape;
    NodeShapes shapes;
    const std::int64_t in = resolve_size(query, shapes, type, "in_channels", shape[1],
                                         translatable("engine",
                                                      "%1 expects %2 channels but gets %3 (%4). "
                                                      "Set in_channels to %3 or auto."));
    const std::int64_t out = query.params.integer("out_channels"), groups = query.params.integer("groups");
    expect_groups_divide(type, in, "in_channels", groups);
    expect_groups_divide(type, out, "out_channels", groups);
    const Axes axes(query.params, type, count);
    SymbolicShape result{shape[0], out};
    std::int64_t weights = in * (out / groups);
    for (std::size_t i = 0; i < count; ++i) {
        result.push_back(axes.enlarged(type, known_size(type, shape[i + 2]), i));
        weights *= axes.kernel[i];
    }
    shapes.parameter_count = weights + (query.params.boolean("bias") ? out : 0);
    shapes.flops_per_sample = 2.0 * static_cast<double>(weights) * numbers_per_sample(shape) / static_cast<double>(in);
    shapes.outputs = {{query.input().dtype, std::move(result)}};
    return shapes;
}

NodeShapes conv_transpose1d_shapes(const ShapeQuery& query)
{
    return transpose_shapes(query, "ConvTranspose1d", 1, translatable("engine", "%1 takes signals (N, C, L) but gets %2."));
}
NodeShapes conv_transpose2d_shapes(const ShapeQuery& query)
{
    return transpose_shapes(query, "ConvTranspose2d", 2, translatable("engine", "%1 takes images (N, C, H, W) but gets %2."));
}

Shape weight_shape(const ParamReader& params, const Axes& axes)
{
    Shape shape{params.integer("in_channels"), params.integer("out_channels") / params.integer("groups")};
    for (const std::int64_t size : axes.kernel)
        shape.push_back(size);
    return shape;
}

std::int64_t bias_size(const ParamReader& params)
{
    return params.boolean("bias") ? params.integer("out_channels") : 0;
}

std::unique_ptr<Module> make_conv_transpose1d(const BuildQuery& query)
{
    const Axes a(query.params, "ConvTranspose1d", 1);
    const ConvTranspose1dOptions options{a.stride[0], a.padding[0], a.output_padding[0], a.dilation[0],
                                         query.params.integer("groups")};
    return make_conv_module(
        weight_shape(query.params, a), bias_size(query.params),
        [options](const Tensor& x, const Tensor& w, const Tensor& b) { return ts::conv_transpose1d(x, w, b, options); });
}

std::unique_ptr<Module> make_conv_transpose2d(const BuildQuery& query)
{
    const Axes a(query.params, "ConvTranspose2d", 2);
    const ConvTranspose2dOptions options{{a.stride[0], a.stride[1]},
                                         {a.padding[0], a.padding[1]},
                                         {a.output_padding[0], a.output_padding[1]},
                                         {a.dilation[0], a.dilation[1]},
                                         query.params.integer("groups")};
    return make_conv_module(
        weight_shape(query.params, a), bias_size(query.params),
        [options](const Tensor& x, const Tensor& w, const Tensor& b) { return ts::conv_transpose2d(x, w, b, options); });
}

std::vector<ParamSpec> transpose_params(ParamType sizes)
{
    std::vector<ParamSpec> params = conv_params(sizes);
    for (ParamSpec& param : params) {
        if (param.name == "stride")
            param.help = translatable("engine", "How far apart the inputs are put; 2 doubles the size.");
        if (param.name == "padding")
            param.help = translatable("engine", "Points taken off around the output.");
    }
    const auto behind_padding = params.begin() + 5;
    params.insert(behind_padding,
                  {.name = "output_padding",
                   .type = sizes,
                   .default_value = std::int64_t{0},
                   .help = translatable("engine", "Points added to one side of the output."),
                   .minimum = 0,
                   .maximum = 1024,
                   .advanced = true});
    return params;
}

std::vector<PortSpec> enlarged_output()
{
    return {{.name = "output", .help = translatable("engine", "one channel for each filter, enlarged")}};
}

const RegisterNodeType conv_transpose1d{{
    .name = "ConvTranspose1d",
    .title = "ConvTranspose1d",
    .category = Category::Layer,
    .help = translatable("engine", "The reverse of Conv1d: makes signals longer with learned filters."),
    .inputs = {{.name = "input", .help = translatable("engine", "signals (N, C, L)")}},
    .outputs = enlarged_output(),
    .params = transpose_params(ParamType::Int),
    .shapes = conv_transpose1d_shapes,
    .module = make_conv_transpose1d,
    .headline = {"out_channels", "kernel_size"},
    .rare = true,
    .keywords = {"deconvolution", "upsample", "decoder", "signal"},
}};

const RegisterNodeType conv_transpose2d{{
    .name = "ConvTranspose2d",
    .title = "ConvTranspose2d",
    .category = Category::Layer,
    .help = translatable("engine", "The reverse of Conv2d: makes images larger with learned filters, as decoders do."),
    .inputs = {{.name = "input", .help = translatable("engine", "images (N, C, H, W)")}},
    .outputs = enlarged_output(),
    .params = transpose_params(ParamType::IntPair),
    .shapes = conv_transpose2d_shapes,
    .module = make_conv_transpose2d,
    .headline = {"out_channels", "kernel_size"},
    .keywords = {"deconvolution", "upsample", "decoder", "image"},
}};

}  // namespace
}  // namespace ts::nn
