#include "engine/nn/class_scores.h"
#include "engine/nn/shape_checks.h"

namespace ts::nn {
namespace {

NodeShapes cross_entropy_shapes(const ShapeQuery& query)
{
    expect_class_scores(query, "CrossEntropyLoss");
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype, {}}};
    // Largest, difference, exponential, sum and the one score looked up.
    shapes.flops_per_sample = 5 * numbers_per_sample(query.input().shape);
    return shapes;
}

/// A column (N, 1) stands for (N), so that one output fits a table's target; everything else must be equal. The module has
/// to view it so, too: the operation itself would broadcast the two to (N, N).
SymbolicShape without_last_one(SymbolicShape shape)
{
    if (shape.size() == 2 && shape.back() == Dim(1))
        shape.pop_back();
    return shape;
}

NodeShapes mse_shapes(const ShapeQuery& query)
{
    const SymbolicShape& input = query.input(0).shape;
    const SymbolicShape& target = query.input(1).shape;
    if (without_last_one(input) != without_last_one(target))
        throw ShapeError(translatable("engine", "MSELoss compares number by number, but input is %1 and target is %2."),
                         {to_text(input), to_text(target)});
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype, {}}};
    shapes.flops_per_sample = 3 * numbers_per_sample(input);
    return shapes;
}

ParamSpec reduction()
{
    return {.name = "reduction",
            .type = ParamType::Choice,
            .default_value = std::string("mean"),
            .help = translatable("engine", "How the losses of a batch become one number."),
            .choices = {"mean", "sum"},
            .advanced = true};
}

const RegisterNodeType cross_entropy_loss{{
    .name = "CrossEntropyLoss",
    .title = "CrossEntropyLoss",
    .category = Category::Loss,
    .help = translatable("engine",
                         "Measures how far class scores are from the right class. Takes scores as they are, without Softmax."),
    .inputs
    = {{.name = "input", .help = translatable("engine", "one score for each class (N, C)")},
       {.name = "target", .kind = PortKind::Integer, .help = translatable("engine", "the right class of each example (N)")}},
    .outputs = {{.name = "loss", .help = translatable("engine", "one number, to be made small")}},
    .params
    = {{.name = "label_smoothing",
        .type = ParamType::Float,
        .default_value = 0.0,
        .help = translatable("engine", "Share of the target spread over all classes; keeps the network from being too sure."),
        .minimum = 0,
        .maximum = 1},
       reduction()},
    .shapes = cross_entropy_shapes,
    .keywords = {"classification", "log likelihood", "nll"},
}};

const RegisterNodeType mse_loss{{
    .name = "MSELoss",
    .title = "MSELoss",
    .category = Category::Loss,
    .help = translatable("engine", "Average of the squared differences to the target; for predicting numbers."),
    .inputs = {{.name = "input", .help = translatable("engine", "predictions")},
               {.name = "target", .help = translatable("engine", "the right numbers, in the same shape")}},
    .outputs = {{.name = "loss", .help = translatable("engine", "one number, to be made small")}},
    .params = {reduction()},
    .shapes = mse_shapes,
    .keywords = {"mean squared error", "regression", "l2"},
}};

}  // namespace
}  // namespace ts::nn
