#include "engine/ops/loss.h"

#include "engine/nn/class_scores.h"
#include "engine/nn/loss_settings.h"
#include "engine/nn/shape_checks.h"

namespace ts::nn {
namespace {

NodeShapes cross_entropy_shapes(const ShapeQuery& query)
{
    NodeShapes shapes;
    resolve_class_dim(query, shapes, "CrossEntropyLoss");
    shapes.outputs = {{query.input().dtype, {}}};
    // Largest, difference, exponential, sum and the one score looked up.
    shapes.flops_per_sample = 5 * numbers_per_sample(query.input().shape);
    return shapes;
}

NodeShapes soft_cross_entropy_shapes(const ShapeQuery& query)
{
    expect_rank(query, "SoftCrossEntropyLoss", {2}, translatable("engine", "%1 takes scores (N, C) but gets %2."));
    if (query.input(0).shape != query.input(1).shape)
        throw ShapeError(translatable("engine", "%1 takes a share of every class for each row of scores %2, but target is %3."),
                         {"SoftCrossEntropyLoss", to_text(query.input(0).shape), to_text(query.input(1).shape)});
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype, {}}};
    shapes.flops_per_sample = 5 * numbers_per_sample(query.input().shape);
    return shapes;
}

std::unique_ptr<Module> make_soft_cross_entropy(const BuildQuery& query)
{
    CrossEntropyOptions options;
    options.reduction = reduction_of(query);
    return make_function_module([options](std::span<const Tensor> inputs, const RunContext&) {
        return ts::cross_entropy(inputs[0], inputs[1], options);
    });
}

NodeShapes mse_shapes(const ShapeQuery& query)
{
    return compared_shapes(query, "MSELoss");
}

std::unique_ptr<Module> make_cross_entropy(const BuildQuery& query)
{
    CrossEntropyOptions options;
    options.reduction = reduction_of(query);
    options.label_smoothing = query.params.number("label_smoothing");
    options.ignore_index = query.params.integer("ignore_index");
    return make_function_module(
        [options, class_dim = query.params.integer("class_dim")](std::span<const Tensor> inputs, const RunContext&) {
            const ClassScores rows(inputs[0], inputs[1], class_dim);
            return ts::cross_entropy(rows.scores, rows.target, options);
        });
}

std::unique_ptr<Module> make_mse(const BuildQuery& query)
{
    return make_function_module([reduction = reduction_of(query)](std::span<const Tensor> inputs, const RunContext&) {
        return ts::mse_loss(without_last_one(inputs[0]), without_last_one(inputs[1]), reduction);
    });
}

const RegisterNodeType cross_entropy_loss{{
    .name = "CrossEntropyLoss",
    .title = "CrossEntropyLoss",
    .category = Category::Loss,
    .help = translatable("engine",
                         "Measures how far class scores are from the right class. Takes scores as they are, without Softmax."),
    .inputs = {{.name = "input", .help = translatable("engine", "one score for each class (N, C), or for each step (N, T, C)")},
               {.name = "target",
                .kind = PortKind::Integer,
                .help = translatable("engine", "the right class of each example (N) or step (N, T)")}},
    .outputs = {{.name = "loss", .help = translatable("engine", "one number, to be made small")}},
    .params
    = {{.name = "label_smoothing",
        .type = ParamType::Float,
        .default_value = 0.0,
        .help = translatable("engine", "Share of the target spread over all classes; keeps the network from being too sure."),
        .minimum = 0,
        .maximum = 1},
       class_dim_param(),
       ignore_index_param(),
       reduction_param()},
    .shapes = cross_entropy_shapes,
    .module = make_cross_entropy,
    .keywords = {"classification", "log likelihood", "nll"},
}};

const RegisterNodeType soft_cross_entropy_loss{{
    .name = "SoftCrossEntropyLoss",
    .title = "SoftCrossEntropyLoss",
    .category = Category::Loss,
    .help = translatable("engine", "CrossEntropyLoss whose target is a share of every class, as MixUp gives it."),
    .inputs = {{.name = "input", .help = translatable("engine", "one score for each class (N, C)")},
               {.name = "target", .help = translatable("engine", "a share of each class (N, C), adding up to 1")}},
    .outputs = {{.name = "loss", .help = translatable("engine", "one number, to be made small")}},
    .params = {reduction_param()},
    .shapes = soft_cross_entropy_shapes,
    .module = make_soft_cross_entropy,
    .rare = true,
    .keywords = {"classification", "mixup", "soft labels", "distillation"},
}};

const RegisterNodeType mse_loss{{
    .name = "MSELoss",
    .title = "MSELoss",
    .category = Category::Loss,
    .help = translatable("engine", "Average of the squared differences to the target; for predicting numbers."),
    .inputs = {{.name = "input", .help = translatable("engine", "predictions")},
               {.name = "target", .help = translatable("engine", "the right numbers, in the same shape")}},
    .outputs = {{.name = "loss", .help = translatable("engine", "one number, to be made small")}},
    .params = {reduction_param()},
    .shapes = mse_shapes,
    .module = make_mse,
    .keywords = {"mean squared error", "regression", "l2"},
}};

}  // namespace
}  // namespace ts::nn
