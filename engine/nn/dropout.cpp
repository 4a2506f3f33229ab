#include "engine/nn/shape_checks.h"

namespace ts::nn {
namespace {

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
    .headline = {"p"},
    .keywords = {"regularization", "overfitting"},
}};

}  // namespace
}  // namespace ts::nn
