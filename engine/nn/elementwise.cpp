#include "engine/ops/elementwise.h"

#include <array>
#include <cmath>
#include <optional>

#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/tensor_ports.h"
#include "engine/ops/elementwise_math.h"

namespace ts::nn {
namespace {

struct Function {
    const char* name;
    Tensor (*apply)(const Tensor&);
    bool real;  ///< whole numbers become float32
};

constexpr std::array<Function, 24> kFunctions{{
    {"abs", ts::abs, false},
    {"neg", ts::neg, false},
    {"sign", ts::sign, false},
    {"square", ts::square, false},
    {"sqrt", ts::sqrt, true},
    {"rsqrt", ts::rsqrt, true},
    {"reciprocal", ts::reciprocal, true},
    {"exp", ts::exp, true},
    {"expm1", ts::expm1, true},
    {"log", ts::log, true},
    {"log1p", ts::log1p, true},
    {"log2", ts::log2, true},
    {"sin", ts::sin, true},
    {"cos", ts::cos, true},
    {"tan", ts::tan, true},
    {"asin", ts::asin, true},
    {"acos", ts::acos, true},
    {"atan", ts::atan, true},
    {"sinh", ts::sinh, true},
    {"cosh", ts::cosh, true},
    {"erf", ts::erf, true},
    {"floor", ts::floor, false},
    {"ceil", ts::ceil, false},
    {"round", ts::round, false},
}};

std::vector<std::string> function_names()
{
    std::vector<std::string> names;
    for (const Function& function : kFunctions)
        names.emplace_back(function.name);
    return names;
}

const Function& chosen(const ParamReader& params)
{
    const std::string name = params.text("function");
    for (const Function& function : kFunctions)
        if (name == function.name)
            return function;
    throw ArgumentError(translatable("engine", "Elementwise has no function \"%1\"."), {name});
}

NodeShapes elementwise_function_shapes(const ShapeQuery& query)
{
    NodeShapes shapes = elementwise_shapes(query);
    DType& dtype = shapes.outputs[0].dtype;
    if (chosen(query.params).real && !is_floating(dtype))
        dtype = DType::Float32;
    return shapes;
}

std::unique_ptr<Module> make_elementwise(const BuildQuery& query)
{
    return make_function_module(
        [apply = chosen(query.params).apply](std::span<const Tensor> inputs, const RunContext&) { return apply(inputs[0]); });
}

std::optional<double> bound(const ParamReader& params, std::string_view name)
{
    return params.is_null(name) ? std::nullopt : std::optional(params.number(name));
}

NodeShapes clamp_shapes(const ShapeQuery& query)
{
    const auto min = bound(query.params, "min"), max = bound(query.params, "max");
    if (!min && !max)
        throw ShapeError(translatable("engine", "Clamp needs min, max or both."), {});
    if (min && max && *min > *max)
        throw ShapeError(translatable("engine", "Clamp has min %1 above max %2."),
                         {to_text(query.params.value("min")), to_text(query.params.value("max"))});
    NodeShapes shapes = elementwise_shapes(query);
    DType& dtype = shapes.outputs[0].dtype;
    if (!is_floating(dtype) && ((min && *min != std::trunc(*min)) || (max && *max != std::trunc(*max))))
        dtype = DType::Float32;
    return shapes;
}

std::unique_ptr<Module> make_clamp(const BuildQuery& query)
{
    const auto min = bound(query.params, "min"), max = bound(query.params, "max");
    return make_function_module(
        [min, max](std::span<const Tensor> inputs, const RunContext&) { return ts::clamp(inputs[0], min, max); });
}

NodeShapes power_shapes(const ShapeQuery& query)
{
    NodeShapes shapes = elementwise_shapes(query);
    if (!is_floating(shapes.outputs[0].dtype))
        shapes.outputs[0].dtype = DType::Float32;
    return shapes;
}

std::unique_ptr<Module> make_power(const BuildQuery& query)
{
    return make_function_module(
        [exponent = query.params.number("exponent")](std::span<const Tensor> inputs, const RunContext&) {
            return ts::pow(inputs[0], exponent);
        });
}

std::vector<std::string> dtype_names()
{
    std::vector<std::string> names;
    for (int i = 0; i < kDTypeCount; ++i)
        names.emplace_back(name(static_cast<DType>(i)));
    return names;
}

DType wanted_dtype(const ParamReader& params)
{
    return dtype_from_name(params.text("dtype")).value_or(DType::Float32);
}

NodeShapes cast_shapes(const ShapeQuery& query)
{
    return one_output(wanted_dtype(query.params), query.input().shape);
}

std::unique_ptr<Module> make_cast(const BuildQuery& query)
{
    return make_function_module([dtype = wanted_dtype(query.params)](std::span<const Tensor> inputs, const RunContext&) {
        return to(inputs[0], dtype);
    });
}

std::vector<PortSpec> any_input()
{
    return {any_port("input", translatable("engine", "any shape"))};
}
std::vector<PortSpec> same_output()
{
    return {any_port("output", translatable("engine", "the same shape"))};
}

const RegisterNodeType elementwise{{
    .name = "Elementwise",
    .title = "Elementwise",
    .category = Category::Math,
    .help = translatable("engine", "Applies one function to every number."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {{.name = "function",
                .type = ParamType::Choice,
                .default_value = std::string("square"),
                .help = translatable("engine", "What each number is replaced by."),
                .choices = function_names()}},
    .shapes = elementwise_function_shapes,
    .module = make_elementwise,
    .headline = {"function"},
    .keywords = {"abs", "exp", "log", "sqrt", "sin", "cos", "round", "floor", "function", "unary", "negate"},
}};

const RegisterNodeType clamp_node{{
    .name = "Clamp",
    .title = "Clamp",
    .category = Category::Math,
    .help = translatable("engine", "Keeps every number between two bounds."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {{.name = "min",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "Smaller numbers become this one."),
                .allow_null = true,
                .null_text = translatable("engine", "none")},
               {.name = "max",
                .type = ParamType::Float,
                .default_value = 1.0,
                .help = translatable("engine", "Larger numbers become this one."),
                .allow_null = true,
                .null_text = translatable("engine", "none")}},
    .shapes = clamp_shapes,
    .module = make_clamp,
    .headline = {"min", "max"},
    .rare = true,
    .keywords = {"clip", "limit", "bounds"},
}};

const RegisterNodeType power{{
    .name = "Power",
    .title = "Power",
    .category = Category::Math,
    .help = translatable("engine", "Raises every number to a fixed power."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {{.name = "exponent",
                .type = ParamType::Float,
                .default_value = 2.0,
                .help = translatable("engine", "Fractions need numbers that are not negative."),
                .minimum = -1e3,
                .maximum = 1e3}},
    .shapes = power_shapes,
    .module = make_power,
    .headline = {"exponent"},
    .rare = true,
    .keywords = {"pow", "square", "cube", "root"},
}};

const RegisterNodeType cast{{
    .name = "Cast",
    .title = "Cast",
    .category = Category::Math,
    .help = translatable("engine", "Turns numbers into another type, such as classes into floats."),
    .inputs = any_input(),
    .outputs = same_output(),
    .params = {{.name = "dtype",
                .type = ParamType::Choice,
                .default_value = std::string("float32"),
                .help = translatable("engine", "Type of the result; only floating types carry gradients."),
                .choices = dtype_names()}},
    .shapes = cast_shapes,
    .module = make_cast,
    .headline = {"dtype"},
    .rare = true,
    .keywords = {"to", "type", "convert", "float", "int", "half"},
}};

}  // namespace
}  // namespace ts::nn
