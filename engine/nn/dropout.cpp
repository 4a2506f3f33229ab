#include "engine/ops/dropout.h"

#include "engine/nn/function_module.h"
#include "engine/nn/initialization.h"
#include "engine/nn/shape_checks.h"

namespace ts::nn {
namespace {

std::unique_ptr<Module> make_dropout(const BuildQuery& query)
{
    return make_function_module([p = query.params.number("p")](std::span<const Tensor> inputs, const RunContext& context) {
        if (!context.training || p == 0)
            return inputs[0];
        // Each step has 2^32 counters of the node's stream to itself.
        const Philox random(context.seed, random_stream(context.node, RandomUse::Dropout));
        return ts::dropout(inputs[0], p, random, context.step << 32);
    });
}

const RegisterNodeType dropout{{
    .name = "Dropout",
    .title = "Dropout",
    .category = Category::Layer,
    .help = translatable("engine", "Sets random values to zero while training so that the network does not learn by heart."),
    .inputs = {{.name = "input", .help = translatable("engine", "any shape")}},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params = {{.name = "p",
                .type = ParamType::Float,
                .default_value = 0.5,
                .help = translatable("engine", "Share of the values set to zero."),
                .minimum = 0,
                .maximum = 1}},
    .shapes = elementwise_shapes,
    .module = make_dropout,
    .headline = {"p"},
    .keywords = {"regularization", "overfitting"},
}};

}  // namespace
}  // namespace ts::nn
