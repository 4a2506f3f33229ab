#include <algorithm>
#include <charconv>

#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/device_tables.h"
#include "engine/ops/elementwise.h"

namespace ts::nn {
namespace {

/// "0.49, 0.48, 0.45". Throws ArgumentError that names the parameter.
std::vector<double> read_numbers(const ParamReader& params, const char* name)
{
    const std::string text = params.text(name);
    std::vector<double> numbers;
    const char* place = text.data();
    const char* end = place + text.size();
    while (place != end) {
        double number = 0;
        place = std::find_if(place, end, [](char c) { return c != ' ' && c != ','; });
        if (place == end)
            break;
        const auto [next, error] = std::from_chars(place, end, number);
        if (error != std::errc{})
            throw ArgumentError(translatable("engine", "%1 must be numbers such as \"0.49, 0.48, 0.45\", not \"%2\"."),
                                {name, text});
        numbers.push_back(number);
        place = next;
    }
    return numbers;
}

struct ChannelScaling {
    std::vector<double> mean, spread;
};

ChannelScaling read_scaling(const ParamReader& params)
{
    ChannelScaling scaling{read_numbers(params, "mean"), read_numbers(params, "std")};
    if (std::ranges::any_of(scaling.spread, [](double s) { return !(s > 0); }))
        throw ArgumentError(translatable("engine", "std must be above 0 for every channel."), {});
    return scaling;
}

NodeShapes normalize_shapes(const ShapeQuery& query)
{
    const ChannelScaling scaling = read_scaling(query.params);
    const SymbolicShape& shape = query.input().shape;
    if (shape.size() < 2)
        throw ShapeError(translatable("engine", "Normalize takes examples with channels (N, C, ...) but gets %1."),
                         {to_text(shape)});
    const std::int64_t channels = known_size("Normalize", shape[1]);
    for (const auto& [name, values] : {std::pair("mean", &scaling.mean), std::pair("std", &scaling.spread)})
        if (std::ssize(*values) != 1 && std::ssize(*values) != channels)
            throw ShapeError(translatable("engine", "Normalize has %1 numbers in %2, but %3 has %4 channels. Give one or %4."),
                             {std::to_string(values->size()), name, to_text(shape), std::to_string(channels)});
    return elementwise_shapes(query);
}

/// (C, 1, ...) or (1, ...), to broadcast over examples of that rank.
Tensor per_channel(const std::vector<double>& values, std::size_t rank)
{
    Shape shape{std::ssize(values)};
    for (std::size_t i = 2; i < rank; ++i)
        shape.push_back(1);
    const std::vector<float> floats(values.begin(), values.end());
    return tensor<float>(floats, shape);
}

std::unique_ptr<Module> make_normalize(const BuildQuery& query)
{
    const ChannelScaling scaling = read_scaling(query.params);
    const std::size_t rank = query.inputs[0]->shape.size();
    return make_function_module([mean = per_channel(scaling.mean, rank), spread = per_channel(scaling.spread, rank)](
                                    std::span<const Tensor> inputs, const RunContext&) {
        const Device device = inputs[0].device();
        return ts::div(ts::sub(inputs[0], kept_on(mean, device)), kept_on(spread, device));
    });
}

ParamSpec numbers(const char* name, const char* value, const char* help)
{
    return {.name = name, .type = ParamType::String, .default_value = std::string(value), .help = help};
}

const RegisterNodeType normalize{{
    .name = "Normalize",
    .title = "Normalize",
    .category = Category::Data,
    .help = translatable("engine", "Subtracts a mean from each channel and divides by a deviation, both known beforehand."),
    .inputs = {{.name = "input", .help = translatable("engine", "examples with channels (N, C, ...)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params
    = {numbers("mean", "0.5", translatable("engine", "One number for all channels or one for each, as 0.49, 0.48, 0.45.")),
       numbers("std", "0.5", translatable("engine", "Standard deviation: one number for all channels or one for each."))},
    .shapes = normalize_shapes,
    .module = make_normalize,
    .headline = {"mean", "std"},
    .rare = true,
    .keywords = {"standardize", "scale", "channels", "transform", "images"},
}};

}  // namespace
}  // namespace ts::nn
