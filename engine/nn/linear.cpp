#include "engine/nn/initialization.h"
#include "engine/nn/module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/matmul.h"

namespace ts::nn {
namespace {

NodeShapes linear_shapes(const ShapeQuery& query)
{
    expect_rank(query, "Linear", {2, 3},
                translatable("engine", "%1 takes rows of features (N, C) or sequences of them (N, T, C) but gets %2."));
    SymbolicShape shape = query.input().shape;
    NodeShapes shapes;
    const std::int64_t in = resolve_size(query, shapes, "Linear", "in_features", shape.back(),
                                         translatable("engine",
                                                      "%1 expects %2 features but gets %3 (%4). "
                                                      "Set in_features to %3 or auto."));
    const std::int64_t out = query.params.integer("out_features");
    shape.back() = out;
    shapes.flops_per_sample = 2.0 * static_cast<double>(in) * numbers_per_sample(shape);
    shapes.parameter_count = in * out + (query.params.boolean("bias") ? out : 0);
    shapes.outputs = {{query.input().dtype, std::move(shape)}};
    return shapes;
}

class Linear : public Module {
public:
    Linear(std::int64_t in_features, std::int64_t out_features, bool bias)
        : m_weight(add_parameter("weight", {out_features, in_features}))
    {
        if (bias)
            m_bias = add_parameter("bias", {out_features});
    }

    void initialize(std::uint64_t seed, std::uint64_t node) override
    {
        initialize_linear(parameter(m_weight), bias(), seed, node);
    }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext& context) override
    {
        outputs[0] = ts::linear(inputs[0], parameter(m_weight), bias(), context.activation);
    }
    [[nodiscard]] bool fuses(Activation) const override { return true; }

private:
    [[nodiscard]] Tensor bias() const { return m_bias ? parameter(*m_bias) : Tensor(); }

    std::size_t m_weight;
    std::optional<std::size_t> m_bias;
};

std::unique_ptr<Module> make_linear(const BuildQuery& query)
{
    return std::make_unique<Linear>(query.params.integer("in_features"), query.params.integer("out_features"),
                                    query.params.boolean("bias"));
}

const RegisterNodeType linear{{
    .name = "Linear",
    .title = "Linear",
    .category = Category::Layer,
    .help = translatable("engine", "Weighs and adds up all inputs for each output; the weights are learned."),
    .inputs = {{.name = "input", .help = translatable("engine", "features (N, C)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "one number for each of out_features")}},
    .params = {{.name = "in_features",
                .type = ParamType::Int,
                .help = translatable("engine", "Size of the last dimension of the input; auto takes what arrives."),
                .minimum = 1,
                .maximum = 1e9,
                .allow_null = true,
                .null_text = translatable("engine", "auto"),
                .advanced = true},
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
    .shapes = linear_shapes,
    .module = make_linear,
    .headline = {"out_features"},
    .keywords = {"dense", "fully connected", "fc", "affine", "matrix"},
}};

}  // namespace
}  // namespace ts::nn
