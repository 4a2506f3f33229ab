#include "engine/nn/class_scores.h"
#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/loss.h"

namespace ts::nn {
namespace {

NodeShapes accuracy_shapes(const ShapeQuery& query)
{
    NodeShapes shapes;
    resolve_class_dim(query, shapes, "Accuracy");
    shapes.outputs = {{DType::Float32, {}}};
    shapes.flops_per_sample = numbers_per_sample(query.input().shape);
    return shapes;
}

std::unique_ptr<Module> make_accuracy(const BuildQuery& query)
{
    return make_function_module([class_dim = query.params.integer("class_dim"), ignored = query.params.integer("ignore_index")](
                                    std::span<const Tensor> inputs, const RunContext&) {
        const ClassScores rows(inputs[0], inputs[1], class_dim);
        return ts::accuracy(rows.scores, rows.target, ignored);
    });
}

const RegisterNodeType accuracy{{
    .name = "Accuracy",
    .title = "Accuracy",
    .category = Category::Metric,
    .help = translatable("engine", "Share of the examples (or steps) whose highest score is that of the right class."),
    .inputs = {{.name = "input", .help = translatable("engine", "one score for each class (N, C), or for each step (N, T, C)")},
               {.name = "target",
                .kind = PortKind::Integer,
                .help = translatable("engine", "the right class of each example (N) or step (N, T)")}},
    .outputs = {{.name = "accuracy", .help = translatable("engine", "between 0 and 1")}},
    .params = {class_dim_param(), ignore_index_param()},
    .shapes = accuracy_shapes,
    .module = make_accuracy,
    .higher_is_better = true,
    .keywords = {"classification", "correct", "score"},
}};

}  // namespace
}  // namespace ts::nn
