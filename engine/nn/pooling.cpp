#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/sliding_window.h"
#include "engine/ops/pool.h"

namespace ts::nn {
namespace {

SlidingWindow window_of(const ParamReader& params)
{
    const auto kernel = params.pair("kernel_size");
    return {.kernel = kernel,
            .stride = params.is_null("stride") ? kernel : params.pair("stride"),
            .padding = params.pair("padding"),
            .ceil_mode = params.boolean("ceil_mode")};
}

NodeShapes pool_shapes(const ShapeQuery& query, const char* type)
{
    expect_rank(query, type, {4}, translatable("engine", "%1 takes images (N, C, H, W) but gets %2."));
    const SymbolicShape& shape = query.input().shape;
    const SlidingWindow window = window_of(query.params);
    if (2 * window.padding.first > window.kernel.first || 2 * window.padding.second > window.kernel.second)
        throw ShapeError(translatable("engine", "%1 can pad by at most half of kernel_size."), {type});
    const auto [height, width] = window.output_size(type, {known_size(type, shape[2]), known_size(type, shape[3])});
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype, {shape[0], shape[1], height, width}}};
    shapes.resolved.set("stride", std::vector<std::int64_t>{window.stride.first, window.stride.second});
    shapes.flops_per_sample
        = static_cast<double>(window.kernel.first * window.kernel.second) * numbers_per_sample(shapes.outputs.front().shape);
    return shapes;
}

NodeShapes max_pool2d_shapes(const ShapeQuery& query)
{
    return pool_shapes(query, "MaxPool2d");
}

NodeShapes avg_pool2d_shapes(const ShapeQuery& query)
{
    return pool_shapes(query, "AvgPool2d");
}

std::vector<ParamSpec> pool_params()
{
    return {{.name = "kernel_size",
             .type = ParamType::IntPair,
             .default_value = std::int64_t{2},
             .help = translatable("engine", "Height and width of the window."),
             .minimum = 1,
             .maximum = 1024},
            {.name = "stride",
             .type = ParamType::IntPair,
             .help = translatable("engine", "How far the window moves each time."),
             .minimum = 1,
             .maximum = 1024,
             .allow_null = true,
             .null_text = translatable("engine", "as kernel_size")},
            {.name = "padding",
             .type = ParamType::IntPair,
             .default_value = std::int64_t{0},
             .help = translatable("engine", "Empty points put around the image."),
             .minimum = 0,
             .maximum = 1024},
            {.name = "ceil_mode",
             .type = ParamType::Bool,
             .default_value = false,
             .help = translatable("engine", "Keep a last window that reaches over the edge."),
             .advanced = true}};
}

std::vector<ParamSpec> avg_pool_params()
{
    std::vector<ParamSpec> params = pool_params();
    params.push_back({.name = "count_include_pad",
                      .type = ParamType::Bool,
                      .default_value = true,
                      .help = translatable("engine", "Count padded points as zeros when averaging."),
                      .advanced = true});
    return params;
}

Pool2dOptions pool_options(const ParamReader& params)
{
    const SlidingWindow window = window_of(params);
    Pool2dOptions options;
    options.kernel = {window.kernel.first, window.kernel.second};
    options.stride = {window.stride.first, window.stride.second};
    options.padding = {window.padding.first, window.padding.second};
    options.ceil_mode = window.ceil_mode;
    return options;
}

std::unique_ptr<Module> make_max_pool2d(const BuildQuery& query)
{
    return make_function_module([options = pool_options(query.params)](std::span<const Tensor> inputs, const RunContext&) {
        return ts::max_pool2d(inputs[0], options);
    });
}

std::unique_ptr<Module> make_avg_pool2d(const BuildQuery& query)
{
    Pool2dOptions options = pool_options(query.params);
    options.count_include_pad = query.params.boolean("count_include_pad");
    return make_function_module(
        [options](std::span<const Tensor> inputs, const RunContext&) { return ts::avg_pool2d(inputs[0], options); });
}

const RegisterNodeType max_pool2d{{
    .name = "MaxPool2d",
    .title = "MaxPool2d",
    .category = Category::Shape,
    .help = translatable("engine", "Keeps the largest value in each window and so makes the image smaller."),
    .inputs = {{.name = "input", .help = translatable("engine", "images (N, C, H, W)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "smaller images")}},
    .params = pool_params(),
    .shapes = max_pool2d_shapes,
    .module = make_max_pool2d,
    .headline = {"kernel_size"},
    .keywords = {"pooling", "downsample", "maximum"},
}};

const RegisterNodeType avg_pool2d{{
    .name = "AvgPool2d",
    .title = "AvgPool2d",
    .category = Category::Shape,
    .help = translatable("engine", "Averages each window and so makes the image smaller."),
    .inputs = {{.name = "input", .help = translatable("engine", "images (N, C, H, W)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "smaller images")}},
    .params = avg_pool_params(),
    .shapes = avg_pool2d_shapes,
    .module = make_avg_pool2d,
    .headline = {"kernel_size"},
    .keywords = {"pooling", "downsample", "average", "mean"},
}};

}  // namespace
}  // namespace ts::nn
