#include <array>

#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/tensor_ports.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/elementwise_math.h"

namespace ts::nn {
namespace {

using Operator = Tensor (*)(const Tensor&, const Tensor&);

struct Named {
    const char* name;
    Operator apply;
};

constexpr std::array<Named, 7> kArithmetic{{{"sub", ts::sub},
                                            {"mul", ts::mul},
                                            {"div", ts::div},
                                            {"pow", ts::pow},
                                            {"maximum", ts::maximum},
                                            {"minimum", ts::minimum},
                                            {"remainder", ts::remainder}}};
constexpr std::array<Named, 6> kComparisons{
    {{"eq", ts::eq}, {"ne", ts::ne}, {"lt", ts::lt}, {"le", ts::le}, {"gt", ts::gt}, {"ge", ts::ge}}};

template <std::size_t Count> std::vector<std::string> names_of(const std::array<Named, Count>& list)
{
    std::vector<std::string> names;
    for (const Named& item : list)
        names.emplace_back(item.name);
    return names;
}

template <std::size_t Count> Operator find(const std::array<Named, Count>& list, const std::string& name)
{
    for (const Named& item : list)
        if (name == item.name)
            return item.apply;
    throw ArgumentError(translatable("engine", "There is no operation \"%1\"."), {name});
}

NodeShapes arithmetic_shapes(const ShapeQuery& query)
{
    const std::string operation = query.params.text("operation");
    DType dtype = promote(query.input(0).dtype, query.input(1).dtype);
    if ((operation == "div" || operation == "pow") && !is_floating(dtype))
        dtype = DType::Float32;
    if (operation == "remainder" && dtype == DType::Bool)
        dtype = DType::UInt8;
    NodeShapes shapes = one_output(dtype, broadcast("Arithmetic", query.input(0).shape, query.input(1).shape));
    shapes.flops_per_sample = numbers_per_sample(shapes.outputs.front().shape);
    return shapes;
}

std::unique_ptr<Module> make_arithmetic(const BuildQuery& query)
{
    return make_function_module([apply = find(kArithmetic, query.params.text("operation"))](
                                    std::span<const Tensor> inputs, const RunContext&) { return apply(inputs[0], inputs[1]); });
}

bool has_second(const ShapeQuery& query)
{
    return query.inputs.size() > 1 && query.inputs[1].has_value();
}

NodeShapes compare_shapes(const ShapeQuery& query)
{
    const SymbolicShape& a = query.input(0).shape;
    return one_output(DType::Bool, has_second(query) ? broadcast("Compare", a, query.input(1).shape) : a);
}

std::unique_ptr<Module> make_compare(const BuildQuery& query)
{
    return make_function_module([apply = find(kComparisons, query.params.text("comparison")),
                                 value = query.params.number("value")](std::span<const Tensor> inputs, const RunContext&) {
        if (inputs.size() > 1 && inputs[1].defined())
            return apply(inputs[0], inputs[1]);
        const DType type = is_floating(inputs[0].dtype()) ? inputs[0].dtype() : DType::Float64;
        return apply(inputs[0], scalar(value, {type, inputs[0].device()}));
    });
}

NodeShapes where_shapes(const ShapeQuery& query)
{
    const SymbolicShape values = broadcast("Where", query.input(1).shape, query.input(2).shape);
    return one_output(promote(query.input(1).dtype, query.input(2).dtype), broadcast("Where", query.input(0).shape, values));
}

std::unique_ptr<Module> make_where(const BuildQuery&)
{
    return make_function_module([](std::span<const Tensor> inputs, const RunContext&) {
        return ts::where(to(inputs[0], DType::Bool), inputs[1], inputs[2]);
    });
}

const RegisterNodeType arithmetic{{
    .name = "Arithmetic",
    .title = "Arithmetic",
    .category = Category::Math,
    .help = translatable("engine", "Joins two tensors number by number: difference, product, quotient, larger of the two ..."),
    .inputs = {any_port("a", translatable("engine", "any shape")),
               any_port("b", translatable("engine", "the same shape, or sizes 1 that are repeated"))},
    .outputs = {any_port("output", translatable("engine", "the result for every pair"))},
    .params = {{.name = "operation",
                .type = ParamType::Choice,
                .default_value = std::string("mul"),
                .help = translatable("engine", "What is done with each pair."),
                .choices = names_of(kArithmetic)}},
    .shapes = arithmetic_shapes,
    .module = make_arithmetic,
    .headline = {"operation"},
    .keywords = {"subtract", "multiply", "divide", "times", "minus", "product", "gate", "modulo", "binary"},
}};

const RegisterNodeType compare{{
    .name = "Compare",
    .title = "Compare",
    .category = Category::Math,
    .help = translatable("engine", "Tells for every number whether a comparison holds; the answer carries no gradient."),
    .inputs = {any_port("a", translatable("engine", "any shape")),
               {.name = "b",
                .kind = PortKind::Any,
                .help = translatable("engine", "what to compare with; without a wire the value below"),
                .optional = true}},
    .outputs = {any_port("output", translatable("engine", "true or false for every number"))},
    .params = {{.name = "comparison",
                .type = ParamType::Choice,
                .default_value = std::string("gt"),
                .help = translatable("engine", "Equal, not equal, less, at most, greater or at least."),
                .choices = names_of(kComparisons)},
               {.name = "value",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "Number to compare with where nothing is wired to b.")}},
    .shapes = compare_shapes,
    .module = make_compare,
    .headline = {"comparison", "value"},
    .rare = true,
    .keywords = {"equal", "less", "greater", "threshold", "mask", "condition"},
}};

const RegisterNodeType where_node{{
    .name = "Where",
    .title = "Where",
    .category = Category::Math,
    .help = translatable("engine", "Takes each number from a where a condition holds, else from b."),
    .inputs = {any_port("condition", translatable("engine", "true or false, or numbers of which 0 is false")),
               any_port("a", translatable("engine", "where it holds")), any_port("b", translatable("engine", "where not"))},
    .outputs = {any_port("output", translatable("engine", "the chosen numbers"))},
    .shapes = where_shapes,
    .module = make_where,
    .rare = true,
    .keywords = {"choose", "select", "mask", "condition", "if"},
}};

}  // namespace
}  // namespace ts::nn
