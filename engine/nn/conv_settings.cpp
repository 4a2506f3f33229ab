#include "engine/nn/conv_settings.h"

namespace ts::nn {

std::vector<std::int64_t> axis_values(const ParamReader& params, std::string_view type, const char* name, std::size_t axes)
{
    std::vector<std::int64_t> values = params.integers(name);
    if (values.size() == 1)
        values.assign(axes, values.front());
    if (values.size() != axes)
        throw ArgumentError(translatable("engine", "%1 takes one number for %2, or one for each of its %3 axes."),
                            {std::string(type), name, std::to_string(axes)});
    return values;
}

void expect_groups_divide(const char* type, std::int64_t channels, const char* param, std::int64_t groups)
{
    if (channels % groups != 0)
        throw ShapeError(translatable("engine", "%1 has %2 = %3, which cannot be divided into %4 groups."),
                         {type, param, std::to_string(channels), std::to_string(groups)});
}

namespace {

ParamSpec size_param(const char* name, ParamType type, std::int64_t value, const char* help, double minimum, bool advanced)
{
    return {.name = name,
            .type = type,
            .default_value = value,
            .help = help,
            .minimum = minimum,
            .maximum = 1024,
            .advanced = advanced};
}

}  // namespace

std::vector<ParamSpec> conv_params(ParamType sizes)
{
    return {{.name = "in_channels",
             .type = ParamType::Int,
             .help = translatable("engine", "Channels of the input; auto takes what arrives."),
             .minimum = 1,
             .maximum = 65536,
             .allow_null = true,
             .null_text = translatable("engine", "auto"),
             .advanced = true},
            {.name = "out_channels",
             .type = ParamType::Int,
             .default_value = std::int64_t{16},
             .help = translatable("engine", "How many filters to learn."),
             .minimum = 1,
             .maximum = 65536},
            size_param("kernel_size", sizes, 3, translatable("engine", "Size of a filter along each axis."), 1, false),
            size_param("stride", sizes, 1, translatable("engine", "How far the filter moves each time; 2 halves the size."), 1,
                       false),
            size_param("padding", sizes, 0,
                       translatable("engine", "Zeros put around the input; 1 keeps the size with a filter of 3."), 0, false),
            size_param("dilation", sizes, 1, translatable("engine", "Distance between the points a filter looks at."), 1, true),
            {.name = "groups",
             .type = ParamType::Int,
             .default_value = std::int64_t{1},
             .help = translatable("engine", "Splits the channels into groups that do not see each other."),
             .minimum = 1,
             .maximum = 65536,
             .advanced = true},
            {.name = "bias",
             .type = ParamType::Bool,
             .default_value = true,
             .help = translatable("engine", "Also learn a number added to each output channel.")}};
}

}  // namespace ts::nn
