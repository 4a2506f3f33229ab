#include <cmath>
#include <numbers>

#include "engine/data/labelled_points.h"
#include "engine/tensor/random_sequence.h"

namespace ts {

namespace {

std::vector<TensorSpec> curve_specs()
{
    return {{DType::Float32, {kBatch, 1}}, {DType::Float32, {kBatch, 1}}};
}

NodeShapes curve_shapes(const ShapeQuery& query)
{
    return generated_shapes(curve_specs(), query.params.integer("examples"));
}

/// x anywhere between -1 and 1, y = sin(pi * periods * x) and noise.
std::unique_ptr<Dataset> open_curve(const ParamReader& params, const std::filesystem::path&)
{
    const std::int64_t rows = params.integer("examples");
    const double noise = params.number("noise");
    const Tensor features = empty({rows, 1});
    const Tensor target = empty({rows, 1});
    for (std::int64_t row = 0; row < rows; ++row) {
        RandomSequence random(static_cast<std::uint64_t>(params.integer("seed")), static_cast<std::uint64_t>(row));
        const auto x = static_cast<float>(2 * random.uniform() - 1);
        const double y = std::sin(std::numbers::pi * params.number("periods") * static_cast<double>(x));
        features.data<float>()[row] = x;
        target.data<float>()[row] = static_cast<float>(y + noise * random.normal());
    }
    const std::vector<TensorSpec> specs = curve_specs();
    return std::make_unique<TensorDataset>(std::vector<TensorDataset::Field>{{specs[0], features}, {specs[1], target}},
                                           TensorDataset::Options{.split = read_split(params)});
}

const RegisterNodeType sine_curve{{
    .name = "SineCurve",
    .title = "Sine curve",
    .category = Category::Data,
    .help = translatable("engine", "A number and its sine, to learn a curve from points."),
    .outputs = {{.name = "features", .help = translatable("engine", "x between -1 and 1 (N, 1)")},
                {.name = "target", .help = translatable("engine", "the height of the curve at x (N, 1)")}},
    .params = joined({examples_param(500),
                      {.name = "periods",
                       .type = ParamType::Float,
                       .default_value = 2.0,
                       .help = translatable("engine", "Waves between -1 and 1; more is harder."),
                       .minimum = 0.1,
                       .maximum = 100},
                      noise_param(0.1, translatable("engine", "How far points lie above or below the curve of height 1.")),
                      seed_param("seed", translatable("engine", "Another number gives other points."))},
                     {split_params()}),
    .shapes = curve_shapes,
    .dataset = open_curve,
    .headline = {"periods", "noise"},
    .rare = true,
    .keywords = {"toy", "synthetic", "regression", "function", "wave", "data"},
}};

}  // namespace

}  // namespace ts
