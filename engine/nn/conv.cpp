#include "engine/ops/conv.h"

#include "engine/nn/initialization.h"
#include "engine/nn/module.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/sliding_window.h"

namespace ts::nn {
namespace {

SlidingWindow window_of(const ParamReader& params)
{
    return {.kernel = params.pair("kernel_size"),
            .stride = params.pair("stride"),
            .padding = params.pair("padding"),
            .dilation = params.pair("dilation")};
}

void expect_groups_divide(std::int64_t channels, const char* param, std::int64_t groups)
{
    if (channels % groups != 0)
        throw ShapeError(translatable("engine", "Conv2d has %1 = %2, which cannot be divided into %3 groups."),
                         {param, std::to_string(channels), std::to_string(groups)});
}

NodeShapes conv2d_shapes(const ShapeQuery& query)
{
    expect_rank(query, "Conv2d", {4}, translatable("engine", "%1 takes images (N, C, H, W) but gets %2."));
    const SymbolicShape& shape = query.input().shape;
    NodeShapes shapes;
    const std::int64_t in = resolve_size(query, shapes, "Conv2d", "in_channels", shape[1],
                                         translatable("engine",
                                                      "%1 expects %2 channels but gets %3 (%4). "
                                                      "Set in_channels to %3 or auto."));
    const std::int64_t out = query.params.integer("out_channels");
    const std::int64_t groups = query.params.integer("groups");
    expect_groups_divide(in, "in_channels", groups);
    expect_groups_divide(out, "out_channels", groups);
    const SlidingWindow window = window_of(query.params);
    const auto [height, width] = window.output_size("Conv2d", {known_size("Conv2d", shape[2]), known_size("Conv2d", shape[3])});
    const std::int64_t weights_per_output = in / groups * window.kernel.first * window.kernel.second;
    shapes.outputs = {{query.input().dtype, {shape[0], out, height, width}}};
    shapes.parameter_count = out * weights_per_output + (query.params.boolean("bias") ? out : 0);
    shapes.flops_per_sample = 2.0 * static_cast<double>(weights_per_output) * numbers_per_sample(shapes.outputs.front().shape);
    return shapes;
}

class Conv2d : public Module {
public:
    Conv2d(const Shape& weight, bool bias, const Conv2dOptions& options)
        : m_weight(add_parameter("weight", weight)), m_options(options)
    {
        if (bias)
            m_bias = add_parameter("bias", {weight[0]});
    }

    void initialize(std::uint64_t seed, std::uint64_t node) override
    {
        initialize_linear(parameter(m_weight), bias(), seed, node);
    }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext& context) override
    {
        Conv2dOptions options = m_options;
        options.activation = context.activation;
        outputs[0] = ts::conv2d(inputs[0], parameter(m_weight), bias(), options);
    }
    [[nodiscard]] bool fuses(Activation) const override { return true; }

private:
    [[nodiscard]] Tensor bias() const { return m_bias ? parameter(*m_bias) : Tensor(); }

    std::size_t m_weight;
    std::optional<std::size_t> m_bias;
    Conv2dOptions m_options;
};

std::unique_ptr<Module> make_conv2d(const BuildQuery& query)
{
    const SlidingWindow window = window_of(query.params);
    Conv2dOptions options;
    options.stride = {window.stride.first, window.stride.second};
    options.padding = {window.padding.first, window.padding.second};
    options.dilation = {window.dilation.first, window.dilation.second};
    options.groups = query.params.integer("groups");
    const Shape weight{query.params.integer("out_channels"), query.params.integer("in_channels") / options.groups,
                       window.kernel.first, window.kernel.second};
    return std::make_unique<Conv2d>(weight, query.params.boolean("bias"), options);
}

const RegisterNodeType conv2d{{
    .name = "Conv2d",
    .title = "Conv2d",
    .category = Category::Layer,
    .help = translatable("engine", "Slides small learned filters over an image to find patterns wherever they are."),
    .inputs = {{.name = "input", .help = translatable("engine", "images (N, C, H, W)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "one channel for each filter")}},
    .params = {{.name = "in_channels",
                .type = ParamType::Int,
                .help = translatable("engine", "Channels of the input; auto takes what arrives."),
                .minimum = 1,
                .maximum = 65536,
                .allow_null = true,
                .null_text = translatable("engine", "auto"),
                .advanced = true},
               {.name = "out_channels",
                .type = ParamType::Int,
                .default_value = std::int64_t{16},
                .help = translatable("engine", "How many filters to learn."),
                .minimum = 1,
                .maximum = 65536},
               {.name = "kernel_size",
                .type = ParamType::IntPair,
                .default_value = std::int64_t{3},
                .help = translatable("engine", "Height and width of a filter."),
                .minimum = 1,
                .maximum = 1024},
               {.name = "stride",
                .type = ParamType::IntPair,
                .default_value = std::int64_t{1},
                .help = translatable("engine", "How far the filter moves each time; 2 halves the image."),
                .minimum = 1,
                .maximum = 1024},
               {.name = "padding",
                .type = ParamType::IntPair,
                .default_value = std::int64_t{0},
                .help = translatable("engine", "Zeros put around the image; 1 keeps the size with a filter of 3."),
                .minimum = 0,
                .maximum = 1024},
               {.name = "dilation",
                .type = ParamType::IntPair,
                .default_value = std::int64_t{1},
                .help = translatable("engine", "Distance between the points a filter looks at."),
                .minimum = 1,
                .maximum = 1024,
                .advanced = true},
               {.name = "groups",
                .type = ParamType::Int,
                .default_value = std::int64_t{1},
                .help = translatable("engine", "Splits the channels into groups that do not see each other."),
                .minimum = 1,
                .maximum = 65536,
                .advanced = true},
               {.name = "bias",
                .type = ParamType::Bool,
                .default_value = true,
                .help = translatable("engine", "Also learn a number added to each output channel.")}},
    .shapes = conv2d_shapes,
    .module = make_conv2d,
    .headline = {"out_channels", "kernel_size"},
    .keywords = {"convolution", "cnn", "filter", "image"},
}};

}  // namespace
}  // namespace ts::nn
