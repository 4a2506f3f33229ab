#include <cmath>
#include <numbers>

#include "engine/data/labelled_points.h"
#include "engine/tensor/random_sequence.h"

namespace ts {

namespace {

std::vector<TensorSpec> sequence_specs(const ParamReader& params)
{
    const std::int64_t length = params.integer("length");
    const SymbolicShape target = params.boolean("each_step") ? SymbolicShape{kBatch, length, 1} : SymbolicShape{kBatch, 1};
    return {{DType::Float32, {kBatch, length, 1}}, {DType::Float32, target}};
}

NodeShapes sequence_shapes(const ShapeQuery& query)
{
    return generated_shapes(sequence_specs(query.params), query.params.integer("examples"));
}

/// length + 1 values of a wave with 8 to 24 values a period, that starts anywhere.
void write_wave(RandomSequence& random, double noise, std::span<float> values)
{
    const double step = 2 * std::numbers::pi / (8 + 16 * random.uniform());
    double angle = 2 * std::numbers::pi * random.uniform();
    for (float& value : values) {
        value = static_cast<float>(std::sin(angle) + noise * random.normal());
        angle += step;
    }
}

std::unique_ptr<Dataset> open_sequences(const ParamReader& params, const std::filesystem::path&)
{
    const std::int64_t rows = params.integer("examples");
    const std::int64_t length = params.integer("length");
    const bool each_step = params.boolean("each_step");
    const Tensor features = empty({rows, length, 1});
    const Tensor target = each_step ? empty({rows, length, 1}) : empty({rows, 1});
    std::vector<float> wave(static_cast<std::size_t>(length + 1));
    for (std::int64_t row = 0; row < rows; ++row) {
        RandomSequence random(static_cast<std::uint64_t>(params.integer("seed")), static_cast<std::uint64_t>(row));
        write_wave(random, params.number("noise"), wave);
        std::copy(wave.begin(), wave.end() - 1, features.data<float>() + row * length);
        std::copy(each_step ? wave.begin() + 1 : wave.end() - 1, wave.end(),
                  target.data<float>() + row * (each_step ? length : 1));
    }
    const std::vector<TensorSpec> specs = sequence_specs(params);
    return std::make_unique<TensorDataset>(std::vector<TensorDataset::Field>{{specs[0], features}, {specs[1], target}},
                                           TensorDataset::Options{.split = read_split(params)});
}

const RegisterNodeType sine_sequences{{
    .name = "SineSequences",
    .title = "Sine sequences",
    .category = Category::Data,
    .help = translatable("engine", "Pieces of sine waves of different frequency, to foretell how they go on."),
    .outputs
    = {{.name = "features", .help = translatable("engine", "values of a wave (N, T, 1)")},
       {.name = "target", .help = translatable("engine", "the value that follows (N, 1), or for each step (N, T, 1)")}},
    .params = joined({examples_param(1000),
                      {.name = "length",
                       .type = ParamType::Int,
                       .default_value = std::int64_t{24},
                       .help = translatable("engine", "Values of each piece."),
                       .minimum = 1,
                       .maximum = 4096},
                      {.name = "each_step",
                       .type = ParamType::Bool,
                       .default_value = false,
                       .help = translatable("engine", "Foretell the next value at every step, not only after the last.")},
                      noise_param(0.02, translatable("engine", "How far values lie from the wave of height 1.")),
                      seed_param("seed", translatable("engine", "Another number gives other waves."))},
                     {split_params()}),
    .shapes = sequence_shapes,
    .dataset = open_sequences,
    .headline = {"length", "noise"},
    .rare = true,
    .keywords = {"toy", "synthetic", "forecast", "time series", "wave", "recurrent", "data"},
}};

}  // namespace

}  // namespace ts
