#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/interpolate.h"
#include "engine/ops/pad.h"
#include "engine/ops/pixel_shuffle.h"

namespace ts::nn {
namespace {

/// Height and width that images of these are brought to.
std::array<std::int64_t, 2> upsampled(const ParamReader& params, std::int64_t height, std::int64_t width)
{
    if (!params.is_null("size")) {
        const auto [h, w] = params.pair("size");
        return {h, w};
    }
    const double factor = params.number("scale_factor");
    const auto scaled = [factor](std::int64_t size) { return static_cast<std::int64_t>(static_cast<double>(size) * factor); };
    return {scaled(height), scaled(width)};
}

NodeShapes upsample_shapes(const ShapeQuery& query)
{
    expect_rank(query, "Upsample", {4}, translatable("engine", "%1 takes images (N, C, H, W) but gets %2."));
    const SymbolicShape& shape = query.input().shape;
    const auto [h, w] = upsampled(query.params, known_size("Upsample", shape[2]), known_size("Upsample", shape[3]));
    if (h < 1 || w < 1)
        throw ShapeError(translatable("engine", "Upsample leaves nothing of %1. Make scale_factor larger."), {to_text(shape)});
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype, {shape[0], shape[1], h, w}}};
    shapes.flops_per_sample = 4 * numbers_per_sample(shapes.outputs.front().shape);
    return shapes;
}

std::unique_ptr<Module> make_upsample(const BuildQuery& query)
{
    const InterpolateOptions options{interpolation_from_name(query.params.text("mode")), query.params.boolean("align_corners")};
    if (query.params.is_null("size"))
        return make_function_module(
            [options, factor = query.params.number("scale_factor")](std::span<const Tensor> inputs, const RunContext&) {
                const double factors[] = {factor, factor};
                return ts::interpolate_by(inputs[0], factors, options);
            });
    return make_function_module([options, size = query.params.pair("size")](std::span<const Tensor> inputs, const RunContext&) {
        const std::int64_t sizes[] = {size.first, size.second};
        return ts::interpolate(inputs[0], sizes, options);
    });
}

const RegisterNodeType upsample{{
    .name = "Upsample",
    .title = "Upsample",
    .category = Category::Shape,
    .help = translatable("engine", "Makes images larger by repeating or blending their pixels; nothing is learned."),
    .inputs = {{.name = "input", .help = translatable("engine", "images (N, C, H, W)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "larger images")}},
    .params = {{.name = "size",
                .type = ParamType::IntPair,
                .help = translatable("engine", "Height and width that come out."),
                .minimum = 1,
                .maximum = 65536,
                .allow_null = true,
                .null_text = translatable("engine", "by scale_factor")},
               {.name = "scale_factor",
                .type = ParamType::Float,
                .default_value = 2.0,
                .help = translatable("engine", "How many times larger images become where no size is given."),
                .minimum = 0,
                .maximum = 1024,
                .open_minimum = true},
               {.name = "mode",
                .type = ParamType::Choice,
                .default_value = std::string("nearest"),
                .help = translatable("engine", "Repeat the nearest pixel, or blend neighbours."),
                .choices = {"nearest", "bilinear", "bicubic", "area"}},
               {.name = "align_corners",
                .type = ParamType::Bool,
                .default_value = false,
                .help = translatable("engine", "The outermost pixels fall on each other when blending."),
                .advanced = true}},
    .shapes = upsample_shapes,
    .module = make_upsample,
    .headline = {"scale_factor", "mode"},
    .rare = true,
    .keywords = {"interpolate", "resize", "enlarge", "decoder"},
}};

NodeShapes pad_shapes(const ShapeQuery& query)
{
    const std::vector<std::int64_t> pads = query.params.integers("padding");
    SymbolicShape shape = query.input().shape;
    if (pads.size() % 2 != 0 || pads.size() > 2 * shape.size())
        throw ShapeError(translatable("engine",
                                      "Pad takes two numbers for each dimension, the last dimension first, but has (%1) "
                                      "for %2."),
                         {to_text(query.params.value("padding")), to_text(shape)});
    const bool constant = query.params.text("mode") == "constant";
    for (std::size_t i = 0; i < pads.size(); ++i) {
        Dim& dim = shape[shape.size() - 1 - i / 2];
        const std::int64_t size = known_size("Pad", query.input().shape[shape.size() - 1 - i / 2]);
        if (!constant && (pads[i] < 0 || pads[i] > size - (query.params.text("mode") == "reflect" ? 1 : 0)))
            throw ShapeError(translatable("engine", "Pad cannot take %1 points from a size of %2 (%3). Use less, or constant."),
                             {std::to_string(pads[i]), std::to_string(size), to_text(query.input().shape)});
        dim = known_size("Pad", dim) + pads[i];
        if (known_size("Pad", dim) < 1)
            throw ShapeError(translatable("engine", "Pad leaves nothing of %1."), {to_text(query.input().shape)});
    }
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype, std::move(shape)}};
    return shapes;
}

std::unique_ptr<Module> make_pad(const BuildQuery& query)
{
    return make_function_module([pads = query.params.integers("padding"), mode = pad_mode_from_name(query.params.text("mode")),
                                 value = query.params.number("value")](std::span<const Tensor> inputs, const RunContext&) {
        return ts::pad(inputs[0], pads, mode, value);
    });
}

const RegisterNodeType pad{{
    .name = "Pad",
    .title = "Pad",
    .category = Category::Shape,
    .help = translatable("engine", "Puts points around images or signals: a number, their mirror image, edge or other side."),
    .inputs = {{.name = "input", .help = translatable("engine", "any shape")}},
    .outputs = {{.name = "output", .help = translatable("engine", "larger by the padding")}},
    .params = {{.name = "padding",
                .type = ParamType::IntList,
                .default_value = std::vector<std::int64_t>{1, 1, 1, 1},
                .help = translatable("engine", "Left, right, top, bottom; negative takes points away."),
                .minimum = -65536,
                .maximum = 65536},
               {.name = "mode",
                .type = ParamType::Choice,
                .default_value = std::string("constant"),
                .help = translatable("engine", "What is put around: a number, the mirror image, the edge or the other side."),
                .choices = {"constant", "reflect", "replicate", "circular"}},
               {.name = "value",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "The number put around in constant mode."),
                .minimum = -1e9,
                .maximum = 1e9,
                .advanced = true}},
    .shapes = pad_shapes,
    .module = make_pad,
    .headline = {"padding"},
    .rare = true,
    .keywords = {"ZeroPad2d", "ReflectionPad2d", "ReplicationPad2d", "ConstantPad2d", "crop", "border"},
}};

NodeShapes shuffle_shapes(const ShapeQuery& query)
{
    expect_rank(query, "PixelShuffle", {4}, translatable("engine", "%1 takes images (N, C, H, W) but gets %2."));
    const SymbolicShape& s = query.input().shape;
    const std::int64_t factor = query.params.integer("upscale_factor"), channels = known_size("PixelShuffle", s[1]);
    if (channels % (factor * factor) != 0)
        throw ShapeError(translatable("engine",
                                      "PixelShuffle makes %1 pixels of as many channels, but %2 channels (%3) cannot be "
                                      "divided by %1."),
                         {std::to_string(factor * factor), std::to_string(channels), to_text(s)});
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype,
                       {s[0], channels / (factor * factor), known_size("PixelShuffle", s[2]) * factor,
                        known_size("PixelShuffle", s[3]) * factor}}};
    return shapes;
}

NodeShapes unshuffle_shapes(const ShapeQuery& query)
{
    expect_rank(query, "PixelUnshuffle", {4}, translatable("engine", "%1 takes images (N, C, H, W) but gets %2."));
    const SymbolicShape& s = query.input().shape;
    const std::int64_t factor = query.params.integer("downscale_factor");
    const std::int64_t height = known_size("PixelUnshuffle", s[2]), width = known_size("PixelUnshuffle", s[3]);
    if (height % factor != 0 || width % factor != 0)
        throw ShapeError(translatable("engine", "PixelUnshuffle cannot divide images of %1 by %2."),
                         {to_text(s), std::to_string(factor)});
    NodeShapes shapes;
    shapes.outputs = {
        {query.input().dtype, {s[0], known_size("PixelUnshuffle", s[1]) * factor * factor, height / factor, width / factor}}};
    return shapes;
}

std::unique_ptr<Module> make_shuffle(const BuildQuery& query)
{
    return make_function_module(
        [factor = query.params.integer("upscale_factor")](std::span<const Tensor> inputs, const RunContext&) {
            return ts::pixel_shuffle(inputs[0], factor);
        });
}
std::unique_ptr<Module> make_unshuffle(const BuildQuery& query)
{
    return make_function_module(
        [factor = query.params.integer("downscale_factor")](std::span<const Tensor> inputs, const RunContext&) {
            return ts::pixel_unshuffle(inputs[0], factor);
        });
}

const RegisterNodeType pixel_shuffle{{
    .name = "PixelShuffle",
    .title = "PixelShuffle",
    .category = Category::Shape,
    .help = translatable("engine", "Lays channels out as pixels, so that images become larger without new numbers."),
    .inputs = {{.name = "input", .help = translatable("engine", "images (N, C, H, W)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "larger images of fewer channels")}},
    .params = {{.name = "upscale_factor",
                .type = ParamType::Int,
                .default_value = std::int64_t{2},
                .help = translatable("engine", "How many times larger images become; channels must divide by its square."),
                .minimum = 1,
                .maximum = 64}},
    .shapes = shuffle_shapes,
    .module = make_shuffle,
    .headline = {"upscale_factor"},
    .rare = true,
    .keywords = {"subpixel", "super resolution", "upsample"},
}};

const RegisterNodeType pixel_unshuffle{{
    .name = "PixelUnshuffle",
    .title = "PixelUnshuffle",
    .category = Category::Shape,
    .help = translatable("engine", "Lays pixels out as channels, the reverse of PixelShuffle."),
    .inputs = {{.name = "input", .help = translatable("engine", "images (N, C, H, W)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "smaller images of more channels")}},
    .params = {{.name = "downscale_factor",
                .type = ParamType::Int,
                .default_value = std::int64_t{2},
                .help = translatable("engine", "How many times smaller images become."),
                .minimum = 1,
                .maximum = 64}},
    .shapes = unshuffle_shapes,
    .module = make_unshuffle,
    .headline = {"downscale_factor"},
    .rare = true,
    .keywords = {"space to depth", "downsample"},
}};

}  // namespace
}  // namespace ts::nn
