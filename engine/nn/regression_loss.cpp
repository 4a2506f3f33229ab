#include "engine/nn/loss_settings.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/loss.h"

namespace ts::nn {
namespace {

NodeShapes l1_shapes(const ShapeQuery& query)
{
    return compared_shapes(query, "L1Loss");
}
std::unique_ptr<Module> make_l1(const BuildQuery& query)
{
    return make_function_module([reduction = reduction_of(query)](std::span<const Tensor> inputs, const RunContext&) {
        const Tensor input = without_last_one(inputs[0]), target = without_last_one(inputs[1]);
        return ts::l1_loss(input, target, reduction);
    });
}

NodeShapes smooth_l1_shapes(const ShapeQuery& query)
{
    return compared_shapes(query, "SmoothL1Loss");
}
std::unique_ptr<Module> make_smooth_l1(const BuildQuery& query)
{
    return make_function_module([reduction = reduction_of(query),
                                 beta = query.params.number("beta")](std::span<const Tensor> inputs, const RunContext&) {
        const Tensor input = without_last_one(inputs[0]), target = without_last_one(inputs[1]);
        return ts::smooth_l1_loss(input, target, reduction, beta);
    });
}

NodeShapes huber_shapes(const ShapeQuery& query)
{
    return compared_shapes(query, "HuberLoss");
}
std::unique_ptr<Module> make_huber(const BuildQuery& query)
{
    return make_function_module([reduction = reduction_of(query),
                                 delta = query.params.number("delta")](std::span<const Tensor> inputs, const RunContext&) {
        const Tensor input = without_last_one(inputs[0]), target = without_last_one(inputs[1]);
        return ts::huber_loss(input, target, reduction, delta);
    });
}

NodeShapes poisson_shapes(const ShapeQuery& query)
{
    return compared_shapes(query, "PoissonNLLLoss");
}
std::unique_ptr<Module> make_poisson(const BuildQuery& query)
{
    return make_function_module(
        [options = PoissonOptions{query.params.boolean("log_input"), query.params.boolean("full"), query.params.number("eps"),
                                  reduction_of(query)}](std::span<const Tensor> inputs, const RunContext&) {
            const Tensor input = without_last_one(inputs[0]), target = without_last_one(inputs[1]);
            return ts::poisson_nll_loss(input, target, options);
        });
}

NodeShapes gaussian_shapes(const ShapeQuery& query)
{
    if (query.input(2).shape != query.input(0).shape)
        throw ShapeError(translatable("engine", "GaussianNLLLoss needs a variance for each number of %1, but var is %2."),
                         {to_text(query.input(0).shape), to_text(query.input(2).shape)});
    return compared_shapes(query, "GaussianNLLLoss");
}
std::unique_ptr<Module> make_gaussian(const BuildQuery& query)
{
    return make_function_module([reduction = reduction_of(query), eps = query.params.number("eps"),
                                 full = query.params.boolean("full")](std::span<const Tensor> inputs, const RunContext&) {
        return ts::gaussian_nll_loss(without_last_one(inputs[0]), without_last_one(inputs[1]), without_last_one(inputs[2]),
                                     reduction, eps, full);
    });
}

const RegisterNodeType l1_loss{{
    .name = "L1Loss",
    .title = "L1Loss",
    .category = Category::Loss,
    .help = translatable("engine", "Average distance to the target; far-off examples count less than with MSELoss."),
    .inputs = {{.name = "input", .help = translatable("engine", "predictions")},
               {.name = "target", .help = translatable("engine", "the right numbers, in the same shape")}},
    .outputs = loss_output(),
    .params = {reduction_param()},
    .shapes = l1_shapes,
    .module = make_l1,
    .keywords = {"mean absolute error", "regression", "mae"},
}};

const RegisterNodeType smooth_l1_loss{{
    .name = "SmoothL1Loss",
    .title = "SmoothL1Loss",
    .category = Category::Loss,
    .help = translatable("engine", "Squares small differences and takes large ones as they are, so that outliers do not rule."),
    .inputs = {{.name = "input", .help = translatable("engine", "predictions")},
               {.name = "target", .help = translatable("engine", "the right numbers, in the same shape")}},
    .outputs = loss_output(),
    .params = {{.name = "beta",
                .type = ParamType::Float,
                .default_value = 1.0,
                .help = translatable("engine", "Differences below this are squared."),
                .minimum = 0,
                .maximum = 1000000.0},
               reduction_param()},
    .shapes = smooth_l1_shapes,
    .module = make_smooth_l1,
    .headline = {"beta"},
    .rare = true,
    .keywords = {"regression", "outliers"},
}};

const RegisterNodeType huber_loss{{
    .name = "HuberLoss",
    .title = "HuberLoss",
    .category = Category::Loss,
    .help = translatable("engine", "SmoothL1Loss times delta: squares up to delta, straight lines beyond."),
    .inputs = {{.name = "input", .help = translatable("engine", "predictions")},
               {.name = "target", .help = translatable("engine", "the right numbers, in the same shape")}},
    .outputs = loss_output(),
    .params = {{.name = "delta",
                .type = ParamType::Float,
                .default_value = 1.0,
                .help = translatable("engine", "Differences up to this are squared."),
                .minimum = 0,
                .maximum = 1000000.0,
                .open_minimum = true},
               reduction_param()},
    .shapes = huber_shapes,
    .module = make_huber,
    .headline = {"delta"},
    .rare = true,
    .keywords = {"regression", "outliers"},
}};

const RegisterNodeType poisson_nll_loss{{
    .name = "PoissonNLLLoss",
    .title = "PoissonNLLLoss",
    .category = Category::Loss,
    .help = translatable("engine", "For predicting counts: how unlikely the counts are at the predicted rates."),
    .inputs = {{.name = "input", .help = translatable("engine", "rates, or their logarithms")},
               {.name = "target", .kind = PortKind::Any, .help = translatable("engine", "counts, in the same shape")}},
    .outputs = loss_output(),
    .params = {{.name = "log_input",
                .type = ParamType::Bool,
                .default_value = true,
                .help = translatable("engine", "The input is the logarithm of the rate."),
                .advanced = true},
               {.name = "full",
                .type = ParamType::Bool,
                .default_value = false,
                .help = translatable("engine", "Add what depends on the target alone."),
                .advanced = true},
               {.name = "eps",
                .type = ParamType::Float,
                .default_value = 1e-8,
                .help = translatable("engine", "Keeps the logarithm of zero away without log_input."),
                .minimum = 0,
                .maximum = 1,
                .advanced = true},
               reduction_param()},
    .shapes = poisson_shapes,
    .module = make_poisson,
    .rare = true,
    .keywords = {"regression", "counts", "likelihood"},
}};

const RegisterNodeType gaussian_nll_loss{{
    .name = "GaussianNLLLoss",
    .title = "GaussianNLLLoss",
    .category = Category::Loss,
    .help
    = translatable("engine", "For predicting numbers and how sure they are: how unlikely the target is under a bell curve."),
    .inputs = {{.name = "input", .help = translatable("engine", "predicted means")},
               {.name = "target", .help = translatable("engine", "the right numbers, in the same shape")},
               {.name = "var", .help = translatable("engine", "predicted variances, above zero")}},
    .outputs = loss_output(),
    .params = {{.name = "full",
                .type = ParamType::Bool,
                .default_value = false,
                .help = translatable("engine", "Add the constant of the bell curve."),
                .advanced = true},
               {.name = "eps",
                .type = ParamType::Float,
                .default_value = 1e-6,
                .help = translatable("engine", "Smallest variance that counts."),
                .minimum = 0,
                .maximum = 1,
                .advanced = true},
               reduction_param()},
    .shapes = gaussian_shapes,
    .module = make_gaussian,
    .rare = true,
    .keywords = {"regression", "uncertainty", "likelihood"},
}};

}  // namespace
}  // namespace ts::nn
