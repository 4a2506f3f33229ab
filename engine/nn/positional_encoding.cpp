#include <cmath>

#include "engine/nn/initialization.h"
#include "engine/nn/module.h"
#include "engine/nn/sequence_checks.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"
#include "engine/tensor/random.h"

namespace ts::nn {
namespace {

constexpr const char* kEmbedding = "PositionalEmbedding";

/// Positions to learn: as many as set, else as many as the sequences that arrive have.
std::int64_t position_count(const ShapeQuery& query)
{
    const Dim steps = query.input().shape[1];
    if (query.params.is_null("max_length")) {
        if (!steps.known())
            throw ShapeError(
                translatable("engine", "PositionalEmbedding gets sequences of changing length (%1). Set max_length."),
                {to_text(query.input().shape)});
        return steps.factor;
    }
    const std::int64_t most = query.params.integer("max_length");
    if (steps.known() && steps.factor > most)
        throw ShapeError(translatable("engine",
                                      "PositionalEmbedding knows %1 positions but gets sequences of %2. Set max_length to %2 "
                                      "or auto."),
                         {std::to_string(most), std::to_string(steps.factor)});
    return most;
}

NodeShapes embedding_shapes(const ShapeQuery& query)
{
    expect_sequences(query, kEmbedding);
    NodeShapes shapes;
    const std::int64_t positions = position_count(query);
    const std::int64_t width
        = resolve_size(query, shapes, kEmbedding, "embedding_dim", query.input().shape.back(),
                       translatable("engine", "%1 expects %2 features but gets %3 (%4). Set embedding_dim to %3 or auto."));
    shapes.resolved.set("max_length", positions);
    shapes.parameter_count = positions * width;
    shapes.flops_per_sample = numbers_per_sample(query.input().shape);
    shapes.outputs = {query.input()};
    return shapes;
}

class PositionalEmbedding : public Module {
public:
    PositionalEmbedding(std::int64_t positions, std::int64_t width) { add_parameter("weight", {1, positions, width}); }

    void initialize(std::uint64_t seed, std::uint64_t node) override
    {
        // As small as in GPT-2, so that tokens count for more at first.
        constexpr double spread = 0.02;
        const Tensor weight = parameter(0).detach();
        fill_normal(weight, Philox(seed, random_stream(node, RandomUse::Weight)), 0, spread);
        weight.bump_version();
    }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext&) override
    {
        const Tensor& x = inputs[0];
        const std::int64_t steps = x.size(1), known = parameter(0).size(1);
        if (steps > known)
            throw ShapeError(
                translatable("engine",
                             "PositionalEmbedding knows %1 positions but gets sequences of %2. Set max_length to %2 "
                             "or auto."),
                {std::to_string(known), std::to_string(steps)});
        outputs[0] = add(x, steps == known ? parameter(0) : narrow(parameter(0), 1, 0, steps));
    }
};

std::unique_ptr<Module> make_embedding(const BuildQuery& query)
{
    return std::make_unique<PositionalEmbedding>(query.params.integer("max_length"), query.params.integer("embedding_dim"));
}

NodeShapes encoding_shapes(const ShapeQuery& query)
{
    expect_sequences(query, "PositionalEncoding");
    known_size("PositionalEncoding", query.input().shape.back());
    return elementwise_shapes(query);
}

/// sin and cos of the position at wavelengths from 2 pi to 2 pi times the base, side by side: (1, T, C).
Tensor waves(std::int64_t steps, std::int64_t width, double base)
{
    const Tensor table = empty({1, steps, width});
    auto* to = table.data<float>();
    for (std::int64_t t = 0; t < steps; ++t)
        for (std::int64_t c = 0; c < width; ++c) {
            const double exponent = static_cast<double>(c - c % 2) / static_cast<double>(width);
            const double angle = static_cast<double>(t) / std::pow(base, exponent);
            to[t * width + c] = static_cast<float>(c % 2 == 0 ? std::sin(angle) : std::cos(angle));
        }
    return table;
}

class PositionalEncoding : public Module {
public:
    explicit PositionalEncoding(double base) : m_base(base) { }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext&) override
    {
        const Tensor& x = inputs[0];
        const std::int64_t steps = x.size(1), width = x.size(2);
        if (!m_table.defined() || m_table.size(1) < steps || m_table.size(2) != width || m_table.device() != x.device())
            m_table = copy_to_device(waves(steps, width, m_base), x.device());
        outputs[0] = add(x, to(narrow(m_table, 1, 0, steps), x.dtype()));
    }

private:
    double m_base;
    Tensor m_table;
};

std::unique_ptr<Module> make_encoding(const BuildQuery& query)
{
    return std::make_unique<PositionalEncoding>(query.params.number("base"));
}

const RegisterNodeType positional_embedding{{
    .name = "PositionalEmbedding",
    .title = "PositionalEmbedding",
    .category = Category::Attention,
    .help = translatable("engine", "Adds a learned vector for each position, since attention by itself knows no order."),
    .inputs = {{.name = "input", .help = translatable("engine", "sequences of vectors (N, T, C)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params = {{.name = "max_length",
                .type = ParamType::Int,
                .help = translatable("engine", "Length of the longest sequence; auto takes what arrives."),
                .minimum = 1,
                .maximum = 1e9,
                .allow_null = true,
                .null_text = translatable("engine", "auto"),
                .advanced = true},
               {.name = "embedding_dim",
                .type = ParamType::Int,
                .help = translatable("engine", "Size of the last dimension of the input; auto takes what arrives."),
                .minimum = 1,
                .maximum = 1e9,
                .allow_null = true,
                .null_text = translatable("engine", "auto"),
                .advanced = true}},
    .shapes = embedding_shapes,
    .module = make_embedding,
    .keywords = {"position", "order", "transformer", "gpt"},
}};

const RegisterNodeType positional_encoding{{
    .name = "PositionalEncoding",
    .title = "PositionalEncoding",
    .category = Category::Attention,
    .help = translatable("engine", "Adds fixed waves that tell positions apart; nothing is learned."),
    .inputs = {{.name = "input", .help = translatable("engine", "sequences of vectors (N, T, C)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params = {{.name = "base",
                .type = ParamType::Float,
                .default_value = 1e4,
                .help = translatable("engine", "How much longer the longest wave is than the shortest."),
                .minimum = 1,
                .maximum = 1e9,
                .open_minimum = true,
                .advanced = true}},
    .shapes = encoding_shapes,
    .module = make_encoding,
    .keywords = {"position", "sinusoidal", "order", "transformer"},
}};

}  // namespace
}  // namespace ts::nn
