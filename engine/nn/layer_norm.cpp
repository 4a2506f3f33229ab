#include "engine/ops/layer_norm.h"

#include <algorithm>

#include "engine/nn/initialization.h"
#include "engine/nn/module.h"
#include "engine/nn/shape_checks.h"

namespace ts::nn {
namespace {

/// The sizes set, which must be those that arrive last; auto takes the last one alone.
std::vector<std::int64_t> normalized_sizes(const ShapeQuery& query, const char* type)
{
    const SymbolicShape& shape = query.input().shape;
    if (shape.size() < 2)
        throw ShapeError(translatable("engine", "%1 takes rows of features (N, ..., C) but gets %2."), {type, to_text(shape)});
    if (query.params.is_null("normalized_shape"))
        return {known_size(type, shape.back())};
    const std::vector<std::int64_t> sizes = query.params.integers("normalized_shape");
    bool fits = !sizes.empty() && sizes.size() < shape.size();
    for (std::size_t i = 1; fits && i <= sizes.size(); ++i)
        fits = shape[shape.size() - i] == Dim(sizes[sizes.size() - i]);
    if (!fits)
        throw ShapeError(
            translatable("engine",
                         "%1 is set to normalize the sizes (%2), but %3 does not end in them. Set normalized_shape "
                         "to %4 or auto."),
            {type, to_text(query.params.value("normalized_shape")), to_text(shape), shape.back().text()});
    return sizes;
}

std::int64_t count_of(const std::vector<std::int64_t>& sizes)
{
    std::int64_t count = 1;
    for (const std::int64_t size : sizes)
        count *= size;
    return count;
}

NodeShapes norm_shapes(const ShapeQuery& query, const char* type, std::int64_t vectors, double flops)
{
    const std::vector<std::int64_t> sizes = normalized_sizes(query, type);
    NodeShapes shapes;
    shapes.resolved.set("normalized_shape", sizes);
    shapes.outputs = {query.input()};
    shapes.parameter_count = vectors * count_of(sizes);
    shapes.flops_per_sample = flops * numbers_per_sample(query.input().shape);
    return shapes;
}

NodeShapes layer_norm_shapes(const ShapeQuery& query)
{
    const bool affine = query.params.boolean("elementwise_affine");
    return norm_shapes(query, "LayerNorm", affine ? 1 + (query.params.boolean("bias") ? 1 : 0) : 0, affine ? 7 : 5);
}

NodeShapes rms_norm_shapes(const ShapeQuery& query)
{
    const bool affine = query.params.boolean("elementwise_affine");
    return norm_shapes(query, "RMSNorm", affine ? 1 : 0, affine ? 4 : 3);
}

Shape sizes_of(const BuildQuery& query)
{
    const std::vector<std::int64_t> sizes = query.params.integers("normalized_shape");
    return Shape(std::span(sizes));
}

/// LayerNorm and RMSNorm differ in whether rows are centred.
class RowNorm : public Module {
public:
    RowNorm(const Shape& sizes, std::optional<double> eps, bool centred, bool weight, bool bias)
        : m_sizes(sizes), m_eps(eps), m_centred(centred), m_weight(weight), m_bias(bias)
    {
        if (weight)
            add_parameter("weight", sizes);
        if (bias)
            add_parameter("bias", sizes);
    }

    void initialize(std::uint64_t, std::uint64_t) override
    {
        if (m_weight)
            fill(parameter(0), 1);
        if (m_bias)
            fill(parameter(1), 0);
    }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext&) override
    {
        const Tensor weight = m_weight ? parameter(0) : Tensor();
        outputs[0] = m_centred ? ts::layer_norm(inputs[0], m_sizes, weight, m_bias ? parameter(1) : Tensor(), *m_eps)
                               : ts::rms_norm(inputs[0], m_sizes, weight, m_eps);
    }

private:
    Shape m_sizes;
    std::optional<double> m_eps;
    bool m_centred, m_weight, m_bias;
};

std::unique_ptr<Module> make_layer_norm(const BuildQuery& query)
{
    const bool affine = query.params.boolean("elementwise_affine");
    return std::make_unique<RowNorm>(sizes_of(query), query.params.number("eps"), true, affine,
                                     affine && query.params.boolean("bias"));
}

std::unique_ptr<Module> make_rms_norm(const BuildQuery& query)
{
    std::optional<double> eps;
    if (!query.params.is_null("eps"))
        eps = query.params.number("eps");
    return std::make_unique<RowNorm>(sizes_of(query), eps, false, query.params.boolean("elementwise_affine"), false);
}

ParamSpec normalized_shape()
{
    return {.name = "normalized_shape",
            .type = ParamType::IntList,
            .help = translatable("engine", "Last sizes of the input, normalized together; auto takes the last one."),
            .minimum = 1,
            .maximum = 1e9,
            .allow_null = true,
            .null_text = translatable("engine", "auto"),
            .advanced = true};
}

ParamSpec affine()
{
    return {.name = "elementwise_affine",
            .type = ParamType::Bool,
            .default_value = true,
            .help = translatable("engine", "Learn a scale (and a shift) for each feature."),
            .advanced = true};
}

const RegisterNodeType layer_norm{{
    .name = "LayerNorm",
    .title = "LayerNorm",
    .category = Category::Normalization,
    .help = translatable("engine", "Brings each row of features to mean 0 and spread 1; used in Transformers."),
    .inputs = {{.name = "input", .help = translatable("engine", "rows of features (N, ..., C)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params = {normalized_shape(),
               {.name = "eps",
                .type = ParamType::Float,
                .default_value = 1e-5,
                .help = translatable("engine", "Added to the variance so that nothing is divided by zero."),
                .minimum = 0,
                .maximum = 1,
                .advanced = true},
               affine(),
               {.name = "bias",
                .type = ParamType::Bool,
                .default_value = true,
                .help = translatable("engine", "Also learn a shift for each feature."),
                .advanced = true}},
    .shapes = layer_norm_shapes,
    .module = make_layer_norm,
    .keywords = {"layer normalization", "ln", "transformer"},
}};

const RegisterNodeType rms_norm{{
    .name = "RMSNorm",
    .title = "RMSNorm",
    .category = Category::Normalization,
    .help = translatable("engine", "Divides each row of features by its root mean square; a cheaper LayerNorm."),
    .inputs = {{.name = "input", .help = translatable("engine", "rows of features (N, ..., C)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params = {normalized_shape(),
               {.name = "eps",
                .type = ParamType::Float,
                .help = translatable("engine", "Added to the mean square so that nothing is divided by zero."),
                .minimum = 0,
                .maximum = 1,
                .allow_null = true,
                .null_text = translatable("engine", "smallest step of the type"),
                .advanced = true},
               affine()},
    .shapes = rms_norm_shapes,
    .module = make_rms_norm,
    .rare = true,
    .keywords = {"root mean square", "normalization", "transformer"},
}};

}  // namespace
}  // namespace ts::nn
