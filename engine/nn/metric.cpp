#include "engine/nn/class_scores.h"
#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/loss.h"

namespace ts::nn {
namespace {

NodeShapes accuracy_shapes(const ShapeQuery& query)
{
    expect_class_scores(query, "Accuracy");
    NodeShapes shapes;
    shapes.outputs = {{DType::Float32, {}}};
    shapes.flops_per_sample = numbers_per_sample(query.input().shape);
    return shapes;
}

std::unique_ptr<Module> make_accuracy(const BuildQuery&)
{
    return make_function_module(
        [](std::span<const Tensor> inputs, const RunContext&) { return ts::accuracy(inputs[0], inputs[1]); });
}

const RegisterNodeType accuracy{{
    .name = "Accuracy",
    .title = "Accuracy",
    .category = Category::Metric,
    .help = translatable("engine", "Share of the examples whose highest score is that of the right class."),
    .inputs
    = {{.name = "input", .help = translatable("engine", "one score for each class (N, C)")},
       {.name = "target", .kind = PortKind::Integer, .help = translatable("engine", "the right class of each example (N)")}},
    .outputs = {{.name = "accuracy", .help = translatable("engine", "between 0 and 1")}},
    .shapes = accuracy_shapes,
    .module = make_accuracy,
    .higher_is_better = true,
    .keywords = {"classification", "correct", "score"},
}};

}  // namespace
}  // namespace ts::nn
