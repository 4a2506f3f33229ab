#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/sliding_window.h"
#include "engine/ops/pool.h"

namespace ts::nn {
namespace {

Pool1dOptions options_of(const ParamReader& params)
{
    Pool1dOptions options;
    options.kernel = params.integer("kernel_size");
    options.stride = params.is_null("stride") ? options.kernel : params.integer("stride");
    options.padding = params.integer("padding");
    options.ceil_mode = params.boolean("ceil_mode");
    return options;
}

NodeShapes pool_shapes(const ShapeQuery& query, const char* type)
{
    expect_rank(query, type, {3}, translatable("engine", "%1 takes signals (N, C, L) but gets %2."));
    const SymbolicShape& shape = query.input().shape;
    const Pool1dOptions o = options_of(query.params);
    if (2 * o.padding > o.kernel)
        throw ShapeError(translatable("engine", "%1 can pad by at most half of kernel_size."), {type});
    const SlidingWindow window{{1, o.kernel}, {1, o.stride}, {0, o.padding}, {1, 1}, o.ceil_mode};
    const std::int64_t length = window.output_size(type, {1, known_size(type, shape[2])}).second;
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype, {shape[0], shape[1], length}}};
    shapes.resolved.set("stride", o.stride);
    shapes.flops_per_sample = static_cast<double>(o.kernel) * numbers_per_sample(shapes.outputs.front().shape);
    return shapes;
}

NodeShapes max_pool1d_shapes(const ShapeQuery& query)
{
    return pool_shapes(query, "MaxPool1d");
}
NodeShapes avg_pool1d_shapes(const ShapeQuery& query)
{
    return pool_shapes(query, "AvgPool1d");
}

std::unique_ptr<Module> make_max_pool1d(const BuildQuery& query)
{
    return make_function_module([options = options_of(query.params)](std::span<const Tensor> inputs, const RunContext&) {
        return ts::max_pool1d(inputs[0], options);
    });
}
std::unique_ptr<Module> make_avg_pool1d(const BuildQuery& query)
{
    Pool1dOptions options = options_of(query.params);
    options.count_include_pad = query.params.boolean("count_include_pad");
    return make_function_module(
        [options](std::span<const Tensor> inputs, const RunContext&) { return ts::avg_pool1d(inputs[0], options); });
}

std::vector<ParamSpec> pool_params()
{
    return {{.name = "kernel_size",
             .type = ParamType::Int,
             .default_value = std::int64_t{2},
             .help = translatable("engine", "Length of the window."),
             .minimum = 1,
             .maximum = 65536},
            {.name = "stride",
             .type = ParamType::Int,
             .help = translatable("engine", "How far the window moves each time."),
             .minimum = 1,
             .maximum = 65536,
             .allow_null = true,
             .null_text = translatable("engine", "as kernel_size")},
            {.name = "padding",
             .type = ParamType::Int,
             .default_value = std::int64_t{0},
             .help = translatable("engine", "Empty points put at both ends."),
             .minimum = 0,
             .maximum = 65536},
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

const RegisterNodeType max_pool1d{{
    .name = "MaxPool1d",
    .title = "MaxPool1d",
    .category = Category::Shape,
    .help = translatable("engine", "Keeps the largest value in each window and so makes the signal shorter."),
    .inputs = {{.name = "input", .help = translatable("engine", "signals (N, C, L)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "shorter signals")}},
    .params = pool_params(),
    .shapes = max_pool1d_shapes,
    .module = make_max_pool1d,
    .headline = {"kernel_size"},
    .rare = true,
    .keywords = {"pooling", "downsample", "maximum"},
}};

const RegisterNodeType avg_pool1d{{
    .name = "AvgPool1d",
    .title = "AvgPool1d",
    .category = Category::Shape,
    .help = translatable("engine", "Averages each window and so makes the signal shorter."),
    .inputs = {{.name = "input", .help = translatable("engine", "signals (N, C, L)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "shorter signals")}},
    .params = avg_pool_params(),
    .shapes = avg_pool1d_shapes,
    .module = make_avg_pool1d,
    .headline = {"kernel_size"},
    .rare = true,
    .keywords = {"pooling", "downsample", "average", "mean"},
}};

}  // namespace
}  // namespace ts::nn
