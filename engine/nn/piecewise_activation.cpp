#include "engine/nn/activation_ports.h"
#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/activation.h"

namespace ts::nn {
namespace {

constexpr char kLambda[] = "lambd";

/// Builder of a function with one coefficient.
template <Tensor (*function)(const Tensor&, double), const char* name>
std::unique_ptr<Module> make_with(const BuildQuery& query)
{
    return make_function_module([value = query.params.number(name)](std::span<const Tensor> inputs, const RunContext&) {
        return function(inputs[0], value);
    });
}

std::unique_ptr<Module> make_hardtanh(const BuildQuery& query)
{
    const double low = query.params.number("min_val"), high = query.params.number("max_val");
    return make_function_module(
        [low, high](std::span<const Tensor> inputs, const RunContext&) { return ts::hardtanh(inputs[0], low, high); });
}

NodeShapes hardtanh_shapes(const ShapeQuery& query)
{
    if (query.params.number("min_val") >= query.params.number("max_val"))
        throw ArgumentError(translatable("engine", "Hardtanh needs a min_val below max_val."), {});
    return elementwise_shapes(query);
}

std::unique_ptr<Module> make_threshold(const BuildQuery& query)
{
    const double limit = query.params.number("threshold"), value = query.params.number("value");
    return make_function_module(
        [limit, value](std::span<const Tensor> inputs, const RunContext&) { return ts::threshold(inputs[0], limit, value); });
}

const RegisterNodeType relu6{{
    .name = "ReLU6",
    .title = "ReLU6",
    .category = Category::Activation,
    .help = translatable("engine", "A ReLU that stops at 6, usual in networks for small devices."),
    .inputs = any_input(),
    .outputs = same_output(),
    .shapes = elementwise_shapes,
    .module = make_unary<ts::relu6>,
    .rare = true,
    .keywords = {"rectifier", "nonlinearity", "mobile"},
}};

const RegisterNodeType hardtanh{{
    .name = "Hardtanh",
    .title = "Hardtanh",
    .category = Category::Activation,
    .help = translatable("engine", "Cuts values off below min_val and above max_val."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {{.name = "min_val",
                .type = ParamType::Float,
                .default_value = -1.0,
                .help = translatable("engine", "Smallest value that comes out."),
                .minimum = -1000000000.0,
                .maximum = 1000000000.0},
               {.name = "max_val",
                .type = ParamType::Float,
                .default_value = 1.0,
                .help = translatable("engine", "Largest value that comes out."),
                .minimum = -1000000000.0,
                .maximum = 1000000000.0}},
    .shapes = hardtanh_shapes,
    .module = make_hardtanh,
    .rare = true,
    .keywords = {"clip", "clamp", "nonlinearity"},
}};

const RegisterNodeType hardsigmoid{{
    .name = "Hardsigmoid",
    .title = "Hardsigmoid",
    .category = Category::Activation,
    .help = translatable("engine", "A sigmoid made of straight pieces, quick to compute."),
    .inputs = any_input(),
    .outputs = same_output(),
    .shapes = elementwise_shapes,
    .module = make_unary<ts::hardsigmoid>,
    .rare = true,
    .keywords = {"nonlinearity", "gate"},
}};

const RegisterNodeType hardswish{{
    .name = "Hardswish",
    .title = "Hardswish",
    .category = Category::Activation,
    .help = translatable("engine", "SiLU made with Hardsigmoid, quick to compute."),
    .inputs = any_input(),
    .outputs = same_output(),
    .shapes = elementwise_shapes,
    .module = make_unary<ts::hardswish>,
    .rare = true,
    .keywords = {"nonlinearity", "mobile"},
}};

const RegisterNodeType hardshrink{{
    .name = "Hardshrink",
    .title = "Hardshrink",
    .category = Category::Activation,
    .help = translatable("engine", "Sets values near zero to zero and leaves the others."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {{.name = "lambd",
                .type = ParamType::Float,
                .default_value = 0.5,
                .help = translatable("engine", "Half the width of what becomes zero."),
                .minimum = 0,
                .maximum = 1000000.0}},
    .shapes = elementwise_shapes,
    .module = make_with<ts::hardshrink, kLambda>,
    .headline = {"lambd"},
    .rare = true,
    .keywords = {"sparse", "nonlinearity"},
}};

const RegisterNodeType softshrink{{
    .name = "Softshrink",
    .title = "Softshrink",
    .category = Category::Activation,
    .help = translatable("engine", "Sets values near zero to zero and brings the others nearer to it."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {{.name = "lambd",
                .type = ParamType::Float,
                .default_value = 0.5,
                .help = translatable("engine", "Half the width of what becomes zero."),
                .minimum = 0,
                .maximum = 1000000.0}},
    .shapes = elementwise_shapes,
    .module = make_with<ts::softshrink, kLambda>,
    .headline = {"lambd"},
    .rare = true,
    .keywords = {"sparse", "soft threshold", "nonlinearity"},
}};

const RegisterNodeType threshold{{
    .name = "Threshold",
    .title = "Threshold",
    .category = Category::Activation,
    .help = translatable("engine", "Replaces values up to a threshold by another value."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {{.name = "threshold",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "Values above this pass."),
                .minimum = -1000000000.0,
                .maximum = 1000000000.0},
               {.name = "value",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "What stands in for the others."),
                .minimum = -1000000000.0,
                .maximum = 1000000000.0}},
    .shapes = elementwise_shapes,
    .module = make_threshold,
    .headline = {"threshold"},
    .rare = true,
    .keywords = {"cut", "nonlinearity"},
}};

}  // namespace
}  // namespace ts::nn
