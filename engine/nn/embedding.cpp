#include "engine/ops/embedding.h"

#include <cmath>

#include "engine/nn/initialization.h"
#include "engine/nn/module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"
#include "engine/tensor/random.h"

namespace ts::nn {
namespace {

void check_padding(const ShapeQuery& query, std::int64_t rows)
{
    if (query.params.is_null("padding_idx"))
        return;
    const std::int64_t padding = query.params.integer("padding_idx");
    if (padding < -rows || padding >= rows)
        throw ShapeError(translatable("engine", "Embedding has %1 vectors, so padding_idx must lie between 0 and %2, not %3."),
                         {std::to_string(rows), std::to_string(rows - 1), std::to_string(padding)});
}

NodeShapes embedding_shapes(const ShapeQuery& query)
{
    const std::int64_t rows = query.params.integer("num_embeddings"), dim = query.params.integer("embedding_dim");
    if (query.input().dtype == DType::Bool)
        throw ShapeError(translatable("engine", "Embedding takes whole numbers, such as tokens, but gets %1."),
                         {std::string(name(query.input().dtype))});
    check_padding(query, rows);
    NodeShapes shapes;
    SymbolicShape shape = query.input().shape;
    shape.push_back(dim);
    shapes.parameter_count = rows * dim;
    shapes.outputs = {{DType::Float32, std::move(shape)}};
    return shapes;
}

/// Tokens that arrive as floating-point numbers, as a table gives them. Throws TypeError where one is not whole.
Tensor whole_numbers(const Tensor& values)
{
    if (!is_floating(values.dtype()))
        return values;
    const Tensor tokens = to(values.detach(), DType::Int64), back = to(tokens, values.dtype());
    if (values.device().type != DeviceType::Cpu)  // the table refuses -1, once the device is waited for
        return where(eq(values.detach(), back), tokens, scalar(-1, tokens.options()));
    const std::vector<double> given = values.to_vector(), rounded = back.to_vector();
    for (std::size_t i = 0; i < given.size(); ++i)
        if (given[i] != rounded[i])
            throw TypeError(translatable("engine",
                                         "Embedding takes whole numbers, such as tokens, but number %1 at position %2 is not "
                                         "whole."),
                            {std::to_string(given[i]), std::to_string(i)});
    return tokens;
}

class Embedding : public Module {
public:
    Embedding(std::int64_t rows, std::int64_t dim, std::optional<std::int64_t> padding) : m_padding(padding)
    {
        add_parameter("weight", {rows, dim});
    }

    void initialize(std::uint64_t seed, std::uint64_t node) override
    {
        const Tensor weight = parameter(0).detach();
        fill_normal(weight, Philox(seed, random_stream(node, RandomUse::Weight)), 0, 1);
        if (m_padding) {
            const std::int64_t rows = weight.size(0);
            fill_elements(ts::select(weight, 0, (*m_padding + rows) % rows), 0);
        }
        weight.bump_version();
    }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext&) override
    {
        outputs[0] = ts::embedding(whole_numbers(inputs[0]), parameter(0), m_padding);
    }

private:
    std::optional<std::int64_t> m_padding;
};

std::unique_ptr<Module> make_embedding(const BuildQuery& query)
{
    std::optional<std::int64_t> padding;
    if (!query.params.is_null("padding_idx"))
        padding = query.params.integer("padding_idx");
    return std::make_unique<Embedding>(query.params.integer("num_embeddings"), query.params.integer("embedding_dim"), padding);
}

const RegisterNodeType embedding{{
    .name = "Embedding",
    .title = "Embedding",
    .category = Category::Layer,
    .help = translatable("engine", "Looks up a learned vector for each token or category number."),
    .inputs = {{.name = "input",
                .kind = PortKind::Any,
                .help = translatable("engine", "whole numbers of any shape, such as tokens (N, T)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "one vector for each number (N, T, embedding_dim)")}},
    .params = {{.name = "num_embeddings",
                .type = ParamType::Int,
                .default_value = std::int64_t{128},
                .help = translatable("engine", "How many different numbers there are; the largest is one less."),
                .minimum = 1,
                .maximum = 1e9},
               {.name = "embedding_dim",
                .type = ParamType::Int,
                .default_value = std::int64_t{64},
                .help = translatable("engine", "Size of each vector."),
                .minimum = 1,
                .maximum = 1e9},
               {.name = "padding_idx",
                .type = ParamType::Int,
                .help = translatable("engine", "Number that fills up short sequences; its vector stays zero."),
                .minimum = -1e9,
                .maximum = 1e9,
                .allow_null = true,
                .null_text = translatable("engine", "none"),
                .advanced = true}},
    .shapes = embedding_shapes,
    .module = make_embedding,
    .headline = {"num_embeddings", "embedding_dim"},
    .keywords = {"lookup", "token", "vocabulary", "word vector", "category"},
}};

}  // namespace
}  // namespace ts::nn
