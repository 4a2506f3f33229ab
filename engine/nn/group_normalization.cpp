#include "engine/nn/initialization.h"
#include "engine/nn/module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/group_norm.h"

namespace ts::nn {
namespace {

NodeShapes channel_shapes(const ShapeQuery& query, const char* type, const char* param)
{
    NodeShapes shapes;
    const std::int64_t channels = resolve_size(
        query, shapes, type, param, query.input().shape[1],
        translatable("engine", "%1 expects %2 channels but gets %3 (%4). Set its number of channels to %3 or auto."));
    const bool affine = query.params.boolean("affine");
    shapes.outputs = {query.input()};
    shapes.parameter_count = affine ? 2 * channels : 0;
    shapes.flops_per_sample = (affine ? 4.0 : 2.0) * numbers_per_sample(query.input().shape);
    return shapes;
}

NodeShapes group_norm_shapes(const ShapeQuery& query)
{
    if (query.input().shape.size() < 2)
        throw ShapeError(translatable("engine", "GroupNorm takes an input with channels (N, C, ...) but gets %1."),
                         {to_text(query.input().shape)});
    NodeShapes shapes = channel_shapes(query, "GroupNorm", "num_channels");
    const std::int64_t channels = known_size("GroupNorm", query.input().shape[1]), groups = query.params.integer("num_groups");
    if (channels % groups != 0)
        throw ShapeError(translatable("engine", "GroupNorm cannot divide %1 channels into %2 groups. Change num_groups."),
                         {std::to_string(channels), std::to_string(groups)});
    return shapes;
}
NodeShapes instance_norm1d_shapes(const ShapeQuery& query)
{
    expect_rank(query, "InstanceNorm1d", {3}, translatable("engine", "%1 takes signals (N, C, L) but gets %2."));
    return channel_shapes(query, "InstanceNorm1d", "num_features");
}
NodeShapes instance_norm2d_shapes(const ShapeQuery& query)
{
    expect_rank(query, "InstanceNorm2d", {4}, translatable("engine", "%1 takes images (N, C, H, W) but gets %2."));
    return channel_shapes(query, "InstanceNorm2d", "num_features");
}

class GroupNorm : public Module {
public:
    GroupNorm(std::int64_t groups, std::int64_t channels, bool affine, double eps) : m_groups(groups), m_eps(eps)
    {
        if (!affine)
            return;
        add_parameter("weight", {channels});
        add_parameter("bias", {channels});
    }

    void initialize(std::uint64_t, std::uint64_t) override
    {
        if (parameters().empty())
            return;
        fill(parameter(0), 1);
        fill(parameter(1), 0);
    }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext&) override
    {
        const bool affine = !parameters().empty();
        outputs[0]
            = ts::group_norm(inputs[0], m_groups, affine ? parameter(0) : Tensor(), affine ? parameter(1) : Tensor(), m_eps);
    }

private:
    std::int64_t m_groups;
    double m_eps;
};

std::unique_ptr<Module> make_group_norm(const BuildQuery& query)
{
    return std::make_unique<GroupNorm>(query.params.integer("num_groups"), query.params.integer("num_channels"),
                                       query.params.boolean("affine"), query.params.number("eps"));
}

std::unique_ptr<Module> make_instance_norm(const BuildQuery& query)
{
    const std::int64_t channels = query.params.integer("num_features");
    return std::make_unique<GroupNorm>(channels, channels, query.params.boolean("affine"), query.params.number("eps"));
}

std::vector<ParamSpec> norm_params(const char* channels, bool affine)
{
    return {{.name = channels,
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
            {.name = "affine",
             .type = ParamType::Bool,
             .default_value = affine,
             .help = translatable("engine", "Learn a scale and a shift for each channel.")}};
}

std::vector<ParamSpec> group_params()
{
    std::vector<ParamSpec> params = norm_params("num_channels", true);
    params.insert(params.begin(),
                  {.name = "num_groups",
                   .type = ParamType::Int,
                   .default_value = std::int64_t{2},
                   .help = translatable("engine", "Groups of neighbouring channels; 1 takes all together."),
                   .minimum = 1,
                   .maximum = 65536});
    return params;
}

const RegisterNodeType group_norm{{
    .name = "GroupNorm",
    .title = "GroupNorm",
    .category = Category::Normalization,
    .help = translatable("engine", "Brings groups of channels of each example to mean 0 and spread 1, whatever the batch."),
    .inputs = {{.name = "input", .help = translatable("engine", "channels (N, C, ...)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params = group_params(),
    .shapes = group_norm_shapes,
    .module = make_group_norm,
    .headline = {"num_groups"},
    .rare = true,
    .keywords = {"group normalization", "gn"},
}};

const RegisterNodeType instance_norm1d{{
    .name = "InstanceNorm1d",
    .title = "InstanceNorm1d",
    .category = Category::Normalization,
    .help = translatable("engine", "Brings each channel of each signal to mean 0 and spread 1."),
    .inputs = {{.name = "input", .help = translatable("engine", "signals (N, C, L)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params = norm_params("num_features", false),
    .shapes = instance_norm1d_shapes,
    .module = make_instance_norm,
    .rare = true,
    .keywords = {"instance normalization", "in"},
}};

const RegisterNodeType instance_norm2d{{
    .name = "InstanceNorm2d",
    .title = "InstanceNorm2d",
    .category = Category::Normalization,
    .help = translatable("engine", "Brings each channel of each image to mean 0 and spread 1, which takes contrast out."),
    .inputs = {{.name = "input", .help = translatable("engine", "images (N, C, H, W)")}},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params = norm_params("num_features", false),
    .shapes = instance_norm2d_shapes,
    .module = make_instance_norm,
    .rare = true,
    .keywords = {"instance normalization", "in", "style"},
}};

}  // namespace
}  // namespace ts::nn
