#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/pool.h"

namespace ts::nn {
namespace {

NodeShapes adaptive_shapes(const ShapeQuery& query, const char* type, std::size_t axes, const char* takes)
{
    expect_rank(query, type, {axes + 2}, takes);
    const SymbolicShape& shape = query.input().shape;
    for (std::size_t i = 0; i < axes; ++i)
        known_size(type, shape[i + 2]);
    const auto [height, width] = query.params.pair("output_size");
    SymbolicShape result{shape[0], shape[1], height};
    if (axes == 2)
        result.push_back(width);
    NodeShapes shapes;
    shapes.flops_per_sample = numbers_per_sample(shape);
    shapes.outputs = {{query.input().dtype, std::move(result)}};
    return shapes;
}

template <const char* type> NodeShapes image_shapes(const ShapeQuery& query)
{
    return adaptive_shapes(query, type, 2, translatable("engine", "%1 takes images (N, C, H, W) but gets %2."));
}
template <const char* type> NodeShapes signal_shapes(const ShapeQuery& query)
{
    return adaptive_shapes(query, type, 1, translatable("engine", "%1 takes signals (N, C, L) but gets %2."));
}

template <Tensor (*pool)(const Tensor&, std::array<std::int64_t, 2>)>
std::unique_ptr<Module> make_image_pool(const BuildQuery& query)
{
    const auto [height, width] = query.params.pair("output_size");
    return make_function_module([size = std::array{height, width}](std::span<const Tensor> inputs, const RunContext&) {
        return pool(inputs[0], size);
    });
}
template <Tensor (*pool)(const Tensor&, std::int64_t)> std::unique_ptr<Module> make_signal_pool(const BuildQuery& query)
{
    return make_function_module([size = query.params.integer("output_size")](
                                    std::span<const Tensor> inputs, const RunContext&) { return pool(inputs[0], size); });
}

std::vector<ParamSpec> output_size(ParamType type)
{
    return {{.name = "output_size",
             .type = type,
             .default_value = std::int64_t{1},
             .help = translatable("engine", "Size that comes out, whatever arrives; 1 leaves one number for each channel."),
             .minimum = 1,
             .maximum = 65536}};
}

std::vector<PortSpec> images()
{
    return {{.name = "input", .help = translatable("engine", "images (N, C, H, W)")}};
}
std::vector<PortSpec> signals()
{
    return {{.name = "input", .help = translatable("engine", "signals (N, C, L)")}};
}
std::vector<PortSpec> sized_output()
{
    return {{.name = "output", .help = translatable("engine", "the size that was asked for")}};
}

constexpr char kAvg1d[] = "AdaptiveAvgPool1d", kAvg2d[] = "AdaptiveAvgPool2d", kMax1d[] = "AdaptiveMaxPool1d",
               kMax2d[] = "AdaptiveMaxPool2d";

const RegisterNodeType avg1d{{
    .name = kAvg1d,
    .title = kAvg1d,
    .category = Category::Shape,
    .help = translatable("engine", "Averages signals of any length down to a fixed length."),
    .inputs = signals(),
    .outputs = sized_output(),
    .params = output_size(ParamType::Int),
    .shapes = signal_shapes<kAvg1d>,
    .module = make_signal_pool<ts::adaptive_avg_pool1d>,
    .headline = {"output_size"},
    .rare = true,
    .keywords = {"pooling", "global average", "mean"},
}};

const RegisterNodeType avg2d{{
    .name = kAvg2d,
    .title = kAvg2d,
    .category = Category::Shape,
    .help = translatable("engine", "Averages images of any size down to a fixed size, as before the last Linear."),
    .inputs = images(),
    .outputs = sized_output(),
    .params = output_size(ParamType::IntPair),
    .shapes = image_shapes<kAvg2d>,
    .module = make_image_pool<ts::adaptive_avg_pool2d>,
    .headline = {"output_size"},
    .keywords = {"pooling", "global average", "mean"},
}};

const RegisterNodeType max1d{{
    .name = kMax1d,
    .title = kMax1d,
    .category = Category::Shape,
    .help = translatable("engine", "Keeps the largest values of signals of any length, so that a fixed length comes out."),
    .inputs = signals(),
    .outputs = sized_output(),
    .params = output_size(ParamType::Int),
    .shapes = signal_shapes<kMax1d>,
    .module = make_signal_pool<ts::adaptive_max_pool1d>,
    .headline = {"output_size"},
    .rare = true,
    .keywords = {"pooling", "global maximum"},
}};

const RegisterNodeType max2d{{
    .name = kMax2d,
    .title = kMax2d,
    .category = Category::Shape,
    .help = translatable("engine", "Keeps the largest values of images of any size, so that a fixed size comes out."),
    .inputs = images(),
    .outputs = sized_output(),
    .params = output_size(ParamType::IntPair),
    .shapes = image_shapes<kMax2d>,
    .module = make_image_pool<ts::adaptive_max_pool2d>,
    .headline = {"output_size"},
    .rare = true,
    .keywords = {"pooling", "global maximum"},
}};

}  // namespace
}  // namespace ts::nn
