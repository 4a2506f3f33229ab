#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/tensor_ports.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/shape_ops.h"

namespace ts::nn {
namespace {

NodeShapes add_shapes(const ShapeQuery& query)
{
    NodeShapes shapes;
    shapes.outputs
        = {{promote(query.input(0).dtype, query.input(1).dtype), broadcast("Add", query.input(0).shape, query.input(1).shape)}};
    shapes.flops_per_sample = numbers_per_sample(shapes.outputs.front().shape);
    return shapes;
}

/// Lengthens `joined` by `next` along `dim`.
void append(TensorSpec& joined, const TensorSpec& next, std::size_t dim)
{
    const auto refuse = [&] {
        throw ShapeError(translatable("engine", "Concat gets %1 and %2: all sizes but that of dimension %3 must be equal."),
                         {to_text(joined.shape), to_text(next.shape), std::to_string(dim)});
    };
    if (next.shape.size() != joined.shape.size())
        refuse();
    for (std::size_t i = 0; i < next.shape.size(); ++i) {
        const bool fits = i == dim ? next.shape[i].symbol == joined.shape[i].symbol : next.shape[i] == joined.shape[i];
        if (!fits)
            refuse();
    }
    joined.dtype = promote(joined.dtype, next.dtype);
    joined.shape[dim].factor += next.shape[dim].factor;
}

NodeShapes concat_shapes(const ShapeQuery& query)
{
    TensorSpec joined = query.input();
    const std::size_t dim = dim_index("Concat", query.params.integer("dim"), joined.shape);
    for (std::size_t i = 1; i < query.inputs.size(); ++i)
        append(joined, query.input(i), dim);
    NodeShapes shapes;
    shapes.outputs = {std::move(joined)};
    return shapes;
}

std::unique_ptr<Module> make_add(const BuildQuery&)
{
    return make_function_module(
        [](std::span<const Tensor> inputs, const RunContext&) { return ts::add(inputs[0], inputs[1]); });
}

std::unique_ptr<Module> make_concat(const BuildQuery& query)
{
    return make_function_module([dim = query.params.integer("dim")](std::span<const Tensor> inputs, const RunContext&) {
        return ts::cat(inputs, dim);
    });
}

const RegisterNodeType add{{
    .name = "Add",
    .title = "Add",
    .category = Category::Math,
    .help = translatable("engine", "Adds two tensors, as a residual connection does."),
    .inputs
    = {{.name = "a", .kind = PortKind::Any, .help = translatable("engine", "any shape")},
       {.name = "b", .kind = PortKind::Any, .help = translatable("engine", "the same shape, or sizes 1 that are repeated")}},
    .outputs = {{.name = "output", .kind = PortKind::Any, .help = translatable("engine", "the sum")}},
    .shapes = add_shapes,
    .module = make_add,
    .keywords = {"sum", "plus", "residual", "skip connection"},
}};

const RegisterNodeType concat{{
    .name = "Concat",
    .title = "Concat",
    .category = Category::Math,
    .help = translatable("engine", "Joins tensors one after the other along a dimension."),
    .inputs = {{.name = "inputs",
                .kind = PortKind::Any,
                .help = translatable("engine", "tensors that differ only in that dimension"),
                .multiple = true}},
    .outputs = {{.name = "output", .kind = PortKind::Any, .help = translatable("engine", "all of them in one")}},
    .params = {{.name = "dim",
                .type = ParamType::Int,
                .default_value = std::int64_t{1},
                .help = translatable("engine", "Dimension that grows; 1 is features or channels."),
                .minimum = -8,
                .maximum = 7}},
    .shapes = concat_shapes,
    .module = make_concat,
    .headline = {"dim"},
    .keywords = {"cat", "concatenate", "join", "merge", "stack"},
}};

}  // namespace
}  // namespace ts::nn
