#include "engine/nn/loss_settings.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/loss.h"

namespace ts::nn {
namespace {

NodeShapes hinge_shapes(const ShapeQuery& query)
{
    return compared_shapes(query, "HingeEmbeddingLoss");
}
std::unique_ptr<Module> make_hinge(const BuildQuery& query)
{
    return make_function_module([margin = query.params.number("margin"),
                                 reduction = reduction_of(query)](std::span<const Tensor> inputs, const RunContext&) {
        const Tensor input = without_last_one(inputs[0]), target = without_last_one(inputs[1]);
        return ts::hinge_embedding_loss(input, target, margin, reduction);
    });
}

NodeShapes soft_margin_shapes(const ShapeQuery& query)
{
    return compared_shapes(query, "SoftMarginLoss");
}
std::unique_ptr<Module> make_soft_margin(const BuildQuery& query)
{
    return make_function_module([reduction = reduction_of(query)](std::span<const Tensor> inputs, const RunContext&) {
        const Tensor input = without_last_one(inputs[0]), target = without_last_one(inputs[1]);
        return ts::soft_margin_loss(input, target, reduction);
    });
}

NodeShapes ranking_shapes(const ShapeQuery& query)
{
    if (query.input(2).shape != query.input(0).shape)
        throw ShapeError(
            translatable("engine", "MarginRankingLoss compares number by number, but input1 is %1 and target is %2."),
            {to_text(query.input(0).shape), to_text(query.input(2).shape)});
    return compared_shapes(query, "MarginRankingLoss");
}
std::unique_ptr<Module> make_ranking(const BuildQuery& query)
{
    return make_function_module([margin = query.params.number("margin"),
                                 reduction = reduction_of(query)](std::span<const Tensor> inputs, const RunContext&) {
        return ts::margin_ranking_loss(inputs[0], inputs[1], inputs[2], margin, reduction);
    });
}

/// Rows (N, D) that are compared as wholes.
void expect_rows(const ShapeQuery& query, const char* type, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        if (query.input(i).shape.size() != 2 || query.input(i).shape != query.input(0).shape)
            throw ShapeError(translatable("engine", "%1 compares rows (N, D) of one shape, but gets %2 and %3."),
                             {type, to_text(query.input(0).shape), to_text(query.input(i).shape)});
}

NodeShapes cosine_shapes(const ShapeQuery& query)
{
    expect_rows(query, "CosineEmbeddingLoss", 2);
    if (query.input(2).shape != SymbolicShape{query.input(0).shape[0]})
        throw ShapeError(translatable("engine", "CosineEmbeddingLoss takes 1 or -1 for each row of %1, but target is %2."),
                         {to_text(query.input(0).shape), to_text(query.input(2).shape)});
    return one_number(query, 6);
}
std::unique_ptr<Module> make_cosine(const BuildQuery& query)
{
    return make_function_module([margin = query.params.number("margin"),
                                 reduction = reduction_of(query)](std::span<const Tensor> inputs, const RunContext&) {
        return ts::cosine_embedding_loss(inputs[0], inputs[1], inputs[2], margin, reduction);
    });
}

NodeShapes triplet_shapes(const ShapeQuery& query)
{
    expect_rows(query, "TripletMarginLoss", 3);
    return one_number(query, 6);
}
std::unique_ptr<Module> make_triplet(const BuildQuery& query)
{
    TripletOptions options;
    options.margin = query.params.number("margin");
    options.p = query.params.number("p");
    options.swap = query.params.boolean("swap");
    options.reduction = reduction_of(query);
    return make_function_module([options](std::span<const Tensor> inputs, const RunContext&) {
        return ts::triplet_margin_loss(inputs[0], inputs[1], inputs[2], options);
    });
}

const RegisterNodeType hinge_embedding_loss{{
    .name = "HingeEmbeddingLoss",
    .title = "HingeEmbeddingLoss",
    .category = Category::Loss,
    .help = translatable("engine", "Makes distances small for pairs that belong together and at least margin for the others."),
    .inputs = {{.name = "input", .help = translatable("engine", "distances")},
               {.name = "target", .kind = PortKind::Any, .help = translatable("engine", "1 or -1, in the same shape")}},
    .outputs = loss_output(),
    .params = {{.name = "margin",
                .type = ParamType::Float,
                .default_value = 1.0,
                .help = translatable("engine", "Distance at which pairs are far enough apart."),
                .minimum = -1000000.0,
                .maximum = 1000000.0},
               reduction_param()},
    .shapes = hinge_shapes,
    .module = make_hinge,
    .headline = {"margin"},
    .rare = true,
    .keywords = {"metric learning", "siamese"},
}};

const RegisterNodeType soft_margin_loss{{
    .name = "SoftMarginLoss",
    .title = "SoftMarginLoss",
    .category = Category::Loss,
    .help = translatable("engine", "For answers of 1 or -1: a smooth penalty where the sign of the score is wrong."),
    .inputs = {{.name = "input", .help = translatable("engine", "scores")},
               {.name = "target", .kind = PortKind::Any, .help = translatable("engine", "1 or -1, in the same shape")}},
    .outputs = loss_output(),
    .params = {reduction_param()},
    .shapes = soft_margin_shapes,
    .module = make_soft_margin,
    .rare = true,
    .keywords = {"classification", "logistic"},
}};

const RegisterNodeType margin_ranking_loss{{
    .name = "MarginRankingLoss",
    .title = "MarginRankingLoss",
    .category = Category::Loss,
    .help = translatable("engine", "Teaches which of two scores should be the larger."),
    .inputs
    = {{.name = "input1", .help = translatable("engine", "scores")},
       {.name = "input2", .help = translatable("engine", "scores, in the same shape")},
       {.name = "target", .kind = PortKind::Any, .help = translatable("engine", "1 where input1 should be larger, else -1")}},
    .outputs = loss_output(),
    .params = {{.name = "margin",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "How much larger it should be."),
                .minimum = -1000000.0,
                .maximum = 1000000.0},
               reduction_param()},
    .shapes = ranking_shapes,
    .module = make_ranking,
    .headline = {"margin"},
    .rare = true,
    .keywords = {"ranking", "preference"},
}};

const RegisterNodeType cosine_embedding_loss{{
    .name = "CosineEmbeddingLoss",
    .title = "CosineEmbeddingLoss",
    .category = Category::Loss,
    .help = translatable("engine", "Turns rows that belong together into one direction and the others apart."),
    .inputs = {{.name = "input1", .help = translatable("engine", "rows (N, D)")},
               {.name = "input2", .help = translatable("engine", "rows (N, D)")},
               {.name = "target",
                .kind = PortKind::Any,
                .help = translatable("engine", "1 for rows that belong together, else -1 (N)")}},
    .outputs = loss_output(),
    .params = {{.name = "margin",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "Cosine below which rows are far enough apart."),
                .minimum = -1000000.0,
                .maximum = 1000000.0},
               reduction_param()},
    .shapes = cosine_shapes,
    .module = make_cosine,
    .headline = {"margin"},
    .rare = true,
    .keywords = {"metric learning", "similarity", "siamese"},
}};

const RegisterNodeType triplet_margin_loss{{
    .name = "TripletMarginLoss",
    .title = "TripletMarginLoss",
    .category = Category::Loss,
    .help = translatable("engine", "Brings rows nearer to one of their kind than to one of another kind."),
    .inputs = {{.name = "anchor", .help = translatable("engine", "rows (N, D)")},
               {.name = "positive", .help = translatable("engine", "rows of the same kind (N, D)")},
               {.name = "negative", .help = translatable("engine", "rows of another kind (N, D)")}},
    .outputs = loss_output(),
    .params = {{.name = "margin",
                .type = ParamType::Float,
                .default_value = 1.0,
                .help = translatable("engine", "How much nearer they should be."),
                .minimum = -1000000.0,
                .maximum = 1000000.0},
               {.name = "p",
                .type = ParamType::Float,
                .default_value = 2.0,
                .help = translatable("engine", "Power of the distance; 2 is the usual one."),
                .minimum = 0,
                .maximum = 100,
                .open_minimum = true,
                .advanced = true},
               {.name = "swap",
                .type = ParamType::Bool,
                .default_value = false,
                .help = translatable("engine", "Compare with the nearer of anchor and positive."),
                .advanced = true},
               reduction_param()},
    .shapes = triplet_shapes,
    .module = make_triplet,
    .headline = {"margin"},
    .rare = true,
    .keywords = {"metric learning", "embedding"},
}};

}  // namespace
}  // namespace ts::nn
