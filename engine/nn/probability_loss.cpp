#include "engine/nn/class_scores.h"
#include "engine/nn/loss_settings.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/device_tables.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/loss.h"

namespace ts::nn {
namespace {

NodeShapes bce_shapes(const ShapeQuery& query)
{
    return compared_shapes(query, "BCELoss");
}
std::unique_ptr<Module> make_bce(const BuildQuery& query)
{
    return make_function_module([reduction = reduction_of(query)](std::span<const Tensor> inputs, const RunContext&) {
        const Tensor input = without_last_one(inputs[0]), target = without_last_one(inputs[1]);
        return ts::binary_cross_entropy(input, target, reduction);
    });
}

NodeShapes bce_logits_shapes(const ShapeQuery& query)
{
    return compared_shapes(query, "BCEWithLogitsLoss");
}
std::unique_ptr<Module> make_bce_logits(const BuildQuery& query)
{
    BinaryCrossEntropyOptions options;
    options.reduction = reduction_of(query);
    if (!query.params.is_null("pos_weight"))
        options.pos_weight = scalar(query.params.number("pos_weight"));
    return make_function_module([options](std::span<const Tensor> inputs, const RunContext&) {
        BinaryCrossEntropyOptions here = options;
        if (here.pos_weight.defined())
            here.pos_weight = kept_on(here.pos_weight, inputs[0].device());
        return ts::binary_cross_entropy_with_logits(without_last_one(inputs[0]), without_last_one(inputs[1]), here);
    });
}

NodeShapes kl_div_shapes(const ShapeQuery& query)
{
    return compared_shapes(query, "KLDivLoss");
}
std::unique_ptr<Module> make_kl_div(const BuildQuery& query)
{
    return make_function_module(
        [batch_mean = query.params.text("reduction") == "batchmean", reduction = reduction_of(query),
         log_target = query.params.boolean("log_target")](std::span<const Tensor> inputs, const RunContext&) {
            if (batch_mean)
                return ts::mul(ts::kl_div(inputs[0], inputs[1], Reduction::Sum, log_target),
                               1 / static_cast<double>(inputs[0].size(0)));
            return ts::kl_div(inputs[0], inputs[1], reduction, log_target);
        });
}

NodeShapes nll_shapes(const ShapeQuery& query)
{
    NodeShapes shapes = one_number(query, 1);
    resolve_class_dim(query, shapes, "NLLLoss");
    return shapes;
}
std::unique_ptr<Module> make_nll(const BuildQuery& query)
{
    CrossEntropyOptions options;
    options.reduction = reduction_of(query);
    options.ignore_index = query.params.integer("ignore_index");
    return make_function_module(
        [options, class_dim = query.params.integer("class_dim")](std::span<const Tensor> inputs, const RunContext&) {
            const ClassScores rows(inputs[0], inputs[1], class_dim);
            return ts::nll_loss(rows.scores, rows.target, options);
        });
}

ParamSpec divergence_reduction()
{
    ParamSpec reduction = reduction_param();
    reduction.choices = {"mean", "sum", "batchmean"};
    return reduction;
}

const RegisterNodeType bce_loss{{
    .name = "BCELoss",
    .title = "BCELoss",
    .category = Category::Loss,
    .help = translatable("engine", "For yes-or-no answers given as probabilities, as after Sigmoid."),
    .inputs = {{.name = "input", .help = translatable("engine", "probabilities between 0 and 1")},
               {.name = "target",
                .kind = PortKind::Any,
                .help = translatable("engine", "0 or 1, or something between, in the same shape")}},
    .outputs = loss_output(),
    .params = {reduction_param()},
    .shapes = bce_shapes,
    .module = make_bce,
    .rare = true,
    .keywords = {"binary cross entropy", "classification", "log loss"},
}};

const RegisterNodeType bce_with_logits_loss{{
    .name = "BCEWithLogitsLoss",
    .title = "BCEWithLogitsLoss",
    .category = Category::Loss,
    .help = translatable("engine", "For yes-or-no answers given as scores. Takes scores as they are, without Sigmoid."),
    .inputs = {{.name = "input", .help = translatable("engine", "scores, positive for yes")},
               {.name = "target",
                .kind = PortKind::Any,
                .help = translatable("engine", "0 or 1, or something between, in the same shape")}},
    .outputs = loss_output(),
    .params = {{.name = "pos_weight",
                .type = ParamType::Float,
                .default_value = std::monostate{},
                .help = translatable("engine", "How many times a yes counts; for answers that are rarely yes."),
                .minimum = 0,
                .maximum = 1000000.0,
                .allow_null = true,
                .null_text = translatable("engine", "1"),
                .advanced = true},
               reduction_param()},
    .shapes = bce_logits_shapes,
    .module = make_bce_logits,
    .keywords = {"binary cross entropy", "classification", "log loss", "multi-label"},
}};

const RegisterNodeType kl_div_loss{{
    .name = "KLDivLoss",
    .title = "KLDivLoss",
    .category = Category::Loss,
    .help = translatable("engine",
                         "How far predicted log probabilities are from those wanted, as for learning from another network."),
    .inputs = {{.name = "input", .help = translatable("engine", "log probabilities, as after LogSoftmax")},
               {.name = "target", .help = translatable("engine", "probabilities, in the same shape")}},
    .outputs = loss_output(),
    .params = {{.name = "log_target",
                .type = ParamType::Bool,
                .default_value = false,
                .help = translatable("engine", "The target holds log probabilities, too."),
                .advanced = true},
               divergence_reduction()},
    .shapes = kl_div_shapes,
    .module = make_kl_div,
    .rare = true,
    .keywords = {"Kullback-Leibler", "divergence", "distillation"},
}};

const RegisterNodeType nll_loss{{
    .name = "NLLLoss",
    .title = "NLLLoss",
    .category = Category::Loss,
    .help = translatable("engine", "CrossEntropyLoss for scores that went through LogSoftmax already."),
    .inputs
    = {{.name = "input", .help = translatable("engine", "log probabilities (N, C)")},
       {.name = "target", .kind = PortKind::Integer, .help = translatable("engine", "the right class of each example (N)")}},
    .outputs = loss_output(),
    .params = {class_dim_param(), ignore_index_param(), reduction_param()},
    .shapes = nll_shapes,
    .module = make_nll,
    .rare = true,
    .keywords = {"classification", "log likelihood"},
}};

}  // namespace
}  // namespace ts::nn
