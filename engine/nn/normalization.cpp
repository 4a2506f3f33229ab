#include "engine/nn/shape_checks.h"

namespace ts::nn {
namespace {

NodeShapes batch_norm_shapes(const ShapeQuery& query, const char* type)
{
    NodeShapes shapes;
    const std::int64_t channels = resolve_size(query, shapes, type, "num_features", query.input().shape[1],
                                               translatable("engine",
                                                            "%1 expects %2 channels but gets %3 (%4). "
                                                            "Set num_features to %3 or auto."));
    const bool affine = query.params.boolean("affine");
    shapes.outputs = {query.input()};
    shapes.parameter_count = affine ? 2 * channels : 0;
    shapes.flops_per_sample = (affine ? 4.0 : 2.0) * numbers_per_sample(query.input().shape);
    return shapes;
}

NodeShapes batch_norm1d_shapes(const ShapeQuery& query)
{
    expect_rank(query, "BatchNorm1d", {2, 3},
                translatable("engine", "%1 takes features (N, C) or signals (N, C, L) but gets %2."));
    return batch_norm_shapes(query, "BatchNorm1d");
}

NodeShapes batch_norm2d_shapes(const ShapeQuery& query)
{
    expect_rank(query, "BatchNorm2d", {4}, translatable("engine", "%1 takes images (N, C, H, W) but gets %2."));
    return batch_norm_shapes(query, "BatchNorm2d");
}

std::vector<ParamSpec> batch_norm_params()
{
    return {{.name = "num_features",
             .type = ParamType::Int,
             .help = translatable("engine", "Channels of the input; auto takes what arrives."),
             .minimum = 1,
             .maximum = 1e9,
             .allow_null = true,
             .null_text = translatable("engine", "auto"),
             .advanced = true},
            {.name = "eps",
             .type = ParamType::Float,
             .default_value = 1e-5,
             .help = translatable("engine", "Added to the variance so that nothing is divided by zero."),
             .minimum = 0,
             .maximum = 1,
             .advanced = true},
            {.name = "momentum",
             .type = ParamType::Float,
             .default_value = 0.1,
             .help = translatable("engine", "Weight of the newest batch in the averages kept for validation."),
             .minimum = 0,
             .maximum = 1,
             .allow_null = true,
             .null_text = translatable("engine", "average of all batches")},
            {.name = "affine",
             .type = ParamType::Bool,
             .default_value = true,
             .help = translatable("engine", "Learn a scale and a shift for each channel.")},
            {.name = "track_running_stats",
             .type = ParamType::Bool,
             .default_value = true,
             .help = translatable("engine", "Keep averages to use for validation instead of those of the batch."),
             .advanced = true}};
}

const RegisterNodeType batch_norm1d{{
    .name = "BatchNorm1d",
    .title = "BatchNorm1d",
    .category = Category::Normalization,
    .help = translatable("engine", "Brings each feature to mean 0 and spread 1 over the batch, which speeds up training."),
    .inputs = {{.name = "input", .help = translatable("engine", "features (N, C) or signals (N, C, L)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params = batch_norm_params(),
    .shapes = batch_norm1d_shapes,
    .keywords = {"batch normalization", "bn"},
}};

const RegisterNodeType batch_norm2d{{
    .name = "BatchNorm2d",
    .title = "BatchNorm2d",
    .category = Category::Normalization,
    .help
    = translatable("engine", "Brings each image channel to mean 0 and spread 1 over the batch, which speeds up training."),
    .inputs = {{.name = "input", .help = translatable("engine", "images (N, C, H, W)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params = batch_norm_params(),
    .shapes = batch_norm2d_shapes,
    .keywords = {"batch normalization", "bn"},
}};

}  // namespace
}  // namespace ts::nn
