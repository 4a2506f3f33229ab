#include "engine/nn/initialization.h"
#include "engine/nn/module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/batch_norm.h"

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

struct BatchNormSettings {
    std::int64_t channels = 0;
    double eps = 1e-5;
    std::optional<double> momentum;  ///< nothing: the average of all batches
    bool affine = true;
    bool track = true;
};

class BatchNorm : public Module {
public:
    explicit BatchNorm(const BatchNormSettings& settings) : m_settings(settings)
    {
        const Shape channels{settings.channels};
        if (settings.affine) {
            add_parameter("weight", channels);
            add_parameter("bias", channels);
        }
        if (settings.track) {
            add_buffer("running_mean", zeros(channels));
            add_buffer("running_var", ones(channels));
            add_buffer("num_batches_tracked", zeros({}, DType::Int64));
        }
    }

    void initialize(std::uint64_t, std::uint64_t) override
    {
        if (m_settings.affine) {
            fill(parameter(0), 1);
            fill(parameter(1), 0);
        }
        if (m_settings.track) {
            fill(buffer(0), 0);
            fill(buffer(1), 1);
            fill(buffer(2), 0);
        }
    }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext& context) override
    {
        BatchNormOptions options;
        options.training = context.training || !m_settings.track;
        options.eps = m_settings.eps;
        if (context.training && m_settings.track) {
            options.momentum = m_settings.momentum;
            options.batches = buffer(2);
        }
        const Tensor none;
        outputs[0] = ts::batch_norm(inputs[0], m_settings.track ? buffer(0) : none, m_settings.track ? buffer(1) : none,
                                    m_settings.affine ? parameter(0) : none, m_settings.affine ? parameter(1) : none, options);
    }

private:
    BatchNormSettings m_settings;
};

std::unique_ptr<Module> make_batch_norm(const BuildQuery& query)
{
    const ParamReader& params = query.params;
    BatchNormSettings settings;
    settings.channels = params.integer("num_features");
    settings.eps = params.number("eps");
    if (!params.is_null("momentum"))
        settings.momentum = params.number("momentum");
    settings.affine = params.boolean("affine");
    settings.track = params.boolean("track_running_stats");
    return std::make_unique<BatchNorm>(settings);
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
    .module = make_batch_norm,
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
    .module = make_batch_norm,
    .keywords = {"batch normalization", "bn"},
}};

}  // namespace
}  // namespace ts::nn
