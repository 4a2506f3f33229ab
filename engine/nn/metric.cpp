#include <algorithm>

#include "engine/nn/class_scores.h"
#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/elementwise.h"
#include "engine/tensor/copy.h"

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

/// Share of the rows of `scores` (N, C) whose largest entry, the first where several are equal, is at `target` (N).
template <class T> double accuracy_of(const Tensor& scores, const Tensor& target)
{
    const std::int64_t rows = scores.size(0);
    const std::int64_t classes = scores.size(1);
    const auto* row = scores.data<T>();
    const auto* wanted = target.data<std::int64_t>();
    std::int64_t right = 0;
    for (std::int64_t i = 0; i < rows; ++i, row += classes)
        right += std::max_element(row, row + classes) - row == wanted[i] ? 1 : 0;
    return rows == 0 ? 0 : static_cast<double>(right) / static_cast<double>(rows);
}

Tensor accuracy(const Tensor& scores, const Tensor& target)
{
    const Tensor dense = contiguous_copy(scores.detach());
    const Tensor classes = contiguous_copy(ts::to(target, DType::Int64));
    return scalar(dense.dtype() == DType::Float64 ? accuracy_of<double>(dense, classes) : accuracy_of<float>(dense, classes));
}

std::unique_ptr<Module> make_accuracy(const BuildQuery&)
{
    return make_function_module(
        [](std::span<const Tensor> inputs, const RunContext&) { return accuracy(inputs[0], inputs[1]); });
}

const RegisterNodeType accuracy_type{{
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
