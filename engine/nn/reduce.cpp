#include "engine/ops/reduce.h"

#include <algorithm>

#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/tensor_ports.h"
#include "engine/ops/cumulative.h"
#include "engine/ops/order.h"
#include "engine/ops/statistics.h"

namespace ts::nn {
namespace {

using Dims = std::vector<std::int64_t>;

bool one_of(const std::string& text, std::initializer_list<const char*> list)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

DType reduced_type(const std::string& function, DType dtype)
{
    if (is_floating(dtype) || one_of(function, {"max", "min"}))
        return dtype;
    if (one_of(function, {"sum", "prod"}))
        return DType::Int64;
    throw ShapeError(translatable("engine", "Reduce by %1 needs floating numbers but gets %2. Put a Cast before it."),
                     {function, std::string(name(dtype))});
}

/// The shape without the dimensions in `gone`, or with size 1 there.
SymbolicShape reduced_shape(const SymbolicShape& shape, const std::vector<std::size_t>& gone, bool keepdim)
{
    SymbolicShape out;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (std::ranges::find(gone, i) == gone.end())
            out.push_back(shape[i]);
        else if (keepdim)
            out.emplace_back(1);
    }
    return out;
}

NodeShapes reduce_shapes(const ShapeQuery& query)
{
    const SymbolicShape& shape = query.input().shape;
    Dims dims = query.params.integers("dims");
    if (dims.empty())
        for (std::size_t i = 0; i < shape.size(); ++i)
            dims.push_back(static_cast<std::int64_t>(i));
    NodeShapes shapes = one_output(reduced_type(query.params.text("function"), query.input().dtype),
                                   reduced_shape(shape, dim_indices("Reduce", dims, shape), query.params.boolean("keepdim")));
    shapes.flops_per_sample = numbers_per_sample(shape);
    return shapes;
}

Tensor reduced(const std::string& function, const Tensor& a, const Dims& dims, bool keepdim)
{
    if (function == "sum")
        return sum(a, dims, keepdim);
    if (function == "mean")
        return mean(a, dims, keepdim);
    if (function == "max")
        return amax(a, dims, keepdim);
    if (function == "min")
        return amin(a, dims, keepdim);
    if (function == "prod")
        return prod(a, dims, keepdim);
    if (function == "logsumexp")
        return logsumexp(a, dims, keepdim);
    if (function == "var")
        return var(a, dims, true, keepdim);
    return function == "std" ? standard_deviation(a, dims, true, keepdim) : norm(a, 2, dims, keepdim);
}

std::unique_ptr<Module> make_reduce(const BuildQuery& query)
{
    return make_function_module([function = query.params.text("function"), dims = query.params.integers("dims"),
                                 keepdim = query.params.boolean("keepdim")](std::span<const Tensor> inputs, const RunContext&) {
        return reduced(function, inputs[0], dims, keepdim);
    });
}

NodeShapes arg_max_shapes(const ShapeQuery& query)
{
    const SymbolicShape& shape = query.input().shape;
    return one_output(DType::Int64, reduced_shape(shape, {dim_index("ArgMax", query.params.integer("dim"), shape)}, false));
}

std::unique_ptr<Module> make_arg_max(const BuildQuery& query)
{
    return make_function_module([dim = query.params.integer("dim"),
                                 largest = query.params.boolean("largest")](std::span<const Tensor> inputs, const RunContext&) {
        return largest ? argmax(inputs[0], dim) : argmin(inputs[0], dim);
    });
}

NodeShapes cumsum_shapes(const ShapeQuery& query)
{
    NodeShapes shapes = elementwise_shapes(query);
    dim_index("CumSum", query.params.integer("dim"), query.input().shape);
    if (!is_floating(query.input().dtype))
        shapes.outputs[0].dtype = DType::Int64;
    return shapes;
}

std::unique_ptr<Module> make_cumsum(const BuildQuery& query)
{
    return make_function_module([dim = query.params.integer("dim")](std::span<const Tensor> inputs, const RunContext&) {
        return cumsum(inputs[0], dim);
    });
}

const RegisterNodeType reduce{{
    .name = "Reduce",
    .title = "Reduce",
    .category = Category::Math,
    .help = translatable("engine", "Makes one number of many: their sum, mean, maximum, spread ..."),
    .inputs = {any_port("input", translatable("engine", "any shape"))},
    .outputs = {any_port("output", translatable("engine", "the input without the reduced dimensions"))},
    .params = {{.name = "function",
                .type = ParamType::Choice,
                .default_value = std::string("mean"),
                .help = translatable("engine", "How the numbers become one; norm is the root of the sum of squares."),
                .choices = {"sum", "mean", "max", "min", "prod", "logsumexp", "var", "std", "norm"}},
               dims_param({-1}, translatable("engine", "Dimensions to reduce; none means all.")),
               {.name = "keepdim",
                .type = ParamType::Bool,
                .default_value = false,
                .help = translatable("engine", "Keeps reduced dimensions with size 1, so that the result broadcasts.")}},
    .shapes = reduce_shapes,
    .module = make_reduce,
    .headline = {"function", "dims"},
    .keywords = {"sum", "mean", "average", "max", "min", "product", "variance", "deviation", "norm", "global pooling"},
}};

const RegisterNodeType arg_max{{
    .name = "ArgMax",
    .title = "ArgMax",
    .category = Category::Math,
    .help
    = translatable("engine", "Tells where along a dimension the largest number stands, such as the class with the best score."),
    .inputs = {any_port("input", translatable("engine", "any shape"))},
    .outputs = {{.name = "output",
                 .kind = PortKind::Integer,
                 .help = translatable("engine", "places, counted from 0; without the dimension")}},
    .params = {dim_param(-1, translatable("engine", "Dimension to search.")),
               {.name = "largest",
                .type = ParamType::Bool,
                .default_value = true,
                .help = translatable("engine", "Otherwise the smallest number is searched.")}},
    .shapes = arg_max_shapes,
    .module = make_arg_max,
    .headline = {"dim"},
    .rare = true,
    .keywords = {"argmin", "class", "prediction", "index", "best"},
}};

const RegisterNodeType cumsum_node{{
    .name = "CumSum",
    .title = "CumSum",
    .category = Category::Math,
    .help = translatable("engine", "Replaces every number by the sum of all up to it along a dimension."),
    .inputs = {any_port("input", translatable("engine", "any shape"))},
    .outputs = {any_port("output", translatable("engine", "the same shape"))},
    .params = {dim_param(-1, translatable("engine", "Dimension to add along."))},
    .shapes = cumsum_shapes,
    .module = make_cumsum,
    .headline = {"dim"},
    .rare = true,
    .keywords = {"cumulative", "running sum", "prefix", "integrate"},
}};

}  // namespace
}  // namespace ts::nn
