#include "engine/ops/bilinear.h"

#include <cmath>

#include "engine/nn/initialization.h"
#include "engine/nn/module.h"
#include "engine/nn/shape_checks.h"

namespace ts::nn {
namespace {

std::int64_t features_of(const ShapeQuery& query, NodeShapes& shapes, std::size_t port, const char* param)
{
    const SymbolicShape& shape = query.input(port).shape;
    const std::int64_t size = known_size("Bilinear", shape.back());
    if (!query.params.is_null(param) && query.params.integer(param) != size)
        throw ShapeError(translatable("engine", "Bilinear has %1 = %2 but gets %3 (%4). Set %1 to %3 or auto."),
                         {param, std::to_string(query.params.integer(param)), std::to_string(size), to_text(shape)});
    shapes.resolved.set(param, size);
    return size;
}

NodeShapes bilinear_shapes(const ShapeQuery& query)
{
    const SymbolicShape &first = query.input(0).shape, &second = query.input(1).shape;
    if (first.empty() || first.size() != second.size() || !std::equal(first.begin(), first.end() - 1, second.begin()))
        throw ShapeError(translatable("engine", "Bilinear joins rows of features that belong together, but gets %1 and %2."),
                         {to_text(first), to_text(second)});
    NodeShapes shapes;
    const std::int64_t in1 = features_of(query, shapes, 0, "in1_features"), in2 = features_of(query, shapes, 1, "in2_features");
    const std::int64_t out = query.params.integer("out_features");
    SymbolicShape shape = first;
    shape.back() = out;
    shapes.parameter_count = in1 * in2 * out + (query.params.boolean("bias") ? out : 0);
    shapes.flops_per_sample = 2.0 * static_cast<double>(in1 * (in2 + 1)) * numbers_per_sample(shape);
    shapes.outputs = {{query.input().dtype, std::move(shape)}};
    return shapes;
}

class Bilinear : public Module {
public:
    Bilinear(std::int64_t in1, std::int64_t in2, std::int64_t out, bool bias)
    {
        add_parameter("weight", {out, in1, in2});
        if (bias)
            add_parameter("bias", {out});
    }

    void initialize(std::uint64_t seed, std::uint64_t node) override
    {
        const double bound = 1 / std::sqrt(static_cast<double>(parameter(0).size(1)));
        uniform(parameter(0), bound, seed, node, RandomUse::Weight);
        if (parameters().size() > 1)
            uniform(parameter(1), bound, seed, node, RandomUse::Bias);
    }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext&) override
    {
        outputs[0] = ts::bilinear(inputs[0], inputs[1], parameter(0), parameters().size() > 1 ? parameter(1) : Tensor());
    }
};

std::unique_ptr<Module> make_bilinear(const BuildQuery& query)
{
    return std::make_unique<Bilinear>(query.params.integer("in1_features"), query.params.integer("in2_features"),
                                      query.params.integer("out_features"), query.params.boolean("bias"));
}

ParamSpec in_features(const char* name, const char* help)
{
    return {.name = name,
            .type = ParamType::Int,
            .help = help,
            .minimum = 1,
            .maximum = 1e9,
            .allow_null = true,
            .null_text = translatable("engine", "auto"),
            .advanced = true};
}

const RegisterNodeType bilinear{{
    .name = "Bilinear",
    .title = "Bilinear",
    .category = Category::Layer,
    .help = translatable("engine", "Weighs every product of a number of one input with a number of the other."),
    .inputs = {{.name = "input1", .help = translatable("engine", "features (N, C)")},
               {.name = "input2", .help = translatable("engine", "features (N, C)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "one number for each of out_features")}},
    .params = {in_features("in1_features", translatable("engine", "Features of the first input; auto takes what arrives.")),
               in_features("in2_features", translatable("engine", "Features of the second input; auto takes what arrives.")),
               {.name = "out_features",
                .type = ParamType::Int,
                .default_value = std::int64_t{32},
                .help = translatable("engine", "How many numbers come out."),
                .minimum = 1,
                .maximum = 1e9},
               {.name = "bias",
                .type = ParamType::Bool,
                .default_value = true,
                .help = translatable("engine", "Also learn a number added to each output.")}},
    .shapes = bilinear_shapes,
    .module = make_bilinear,
    .headline = {"out_features"},
    .rare = true,
    .keywords = {"product", "interaction", "matrix"},
}};

}  // namespace
}  // namespace ts::nn
