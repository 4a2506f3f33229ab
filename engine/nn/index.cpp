#include "engine/ops/index.h"

#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/tensor_ports.h"
#include "engine/ops/elementwise.h"

namespace ts::nn {
namespace {

/// Places arrive as floats where a dataset gives its numbers so.
Tensor as_places(const Tensor& index)
{
    return is_floating(index.dtype()) ? to(index.detach(), DType::Int64) : to(index, DType::Int64);
}

NodeShapes gather_shapes(const ShapeQuery& query)
{
    const SymbolicShape &shape = query.input(0).shape, &index = query.input(1).shape;
    const std::size_t at = dim_index("Gather", query.params.integer("dim"), shape);
    bool fits = index.size() == shape.size();
    for (std::size_t i = 0; fits && i < shape.size(); ++i)
        fits = i == at || index[i] == shape[i] || (index[i].known() && shape[i].known() && index[i].factor < shape[i].factor);
    if (!fits)
        throw ShapeError(translatable("engine",
                                      "Gather gets %1 and an index of %2: outside dimension %3 they must have the same "
                                      "sizes."),
                         {to_text(shape), to_text(index), std::to_string(at)});
    return one_output(query.input(0).dtype, index);
}

std::unique_ptr<Module> make_gather(const BuildQuery& query)
{
    return make_function_module([dim = query.params.integer("dim")](std::span<const Tensor> inputs, const RunContext&) {
        return gather(inputs[0], dim, as_places(inputs[1]));
    });
}

NodeShapes index_select_shapes(const ShapeQuery& query)
{
    SymbolicShape shape = query.input(0).shape;
    const SymbolicShape& index = query.input(1).shape;
    if (index.size() != 1)
        throw ShapeError(translatable("engine", "IndexSelect takes a vector of places but gets %1. Gather takes other shapes."),
                         {to_text(index)});
    shape[dim_index("IndexSelect", query.params.integer("dim"), shape)] = index[0];
    return one_output(query.input(0).dtype, shape);
}

std::unique_ptr<Module> make_index_select(const BuildQuery& query)
{
    return make_function_module([dim = query.params.integer("dim")](std::span<const Tensor> inputs, const RunContext&) {
        return index_select(inputs[0], dim, as_places(inputs[1]));
    });
}

NodeShapes one_hot_shapes(const ShapeQuery& query)
{
    SymbolicShape shape = query.input().shape;
    shape.emplace_back(query.params.integer("num_classes"));
    return one_output(DType::Float32, shape);
}

std::unique_ptr<Module> make_one_hot(const BuildQuery& query)
{
    return make_function_module(
        [classes = query.params.integer("num_classes")](std::span<const Tensor> inputs, const RunContext&) {
            return to(one_hot(as_places(inputs[0]), classes), DType::Float32);
        });
}

PortSpec places_port(std::string help)
{
    return {.name = "index", .kind = PortKind::Integer, .help = std::move(help)};
}

const RegisterNodeType gather_node{{
    .name = "Gather",
    .title = "Gather",
    .category = Category::Math,
    .help = translatable("engine", "Picks for every place one number along a dimension, such as the score of the right class."),
    .inputs = {any_port("input", translatable("engine", "numbers to pick from")),
               places_port(translatable("engine", "where to pick, counted from 0; as many dimensions"))},
    .outputs = {any_port("output", translatable("engine", "the picked numbers, in the shape of the index"))},
    .params = {dim_param(1, translatable("engine", "Dimension to pick along."))},
    .shapes = gather_shapes,
    .module = make_gather,
    .headline = {"dim"},
    .rare = true,
    .keywords = {"pick", "lookup", "take", "index"},
}};

const RegisterNodeType index_select_node{{
    .name = "IndexSelect",
    .title = "IndexSelect",
    .category = Category::Math,
    .help = translatable("engine", "Takes whole entries of a dimension in the order of a list, with repetitions."),
    .inputs = {any_port("input", translatable("engine", "any shape")),
               places_port(translatable("engine", "which entries, counted from 0 (a vector)"))},
    .outputs = {any_port("output", translatable("engine", "the chosen entries"))},
    .params = {dim_param(0, translatable("engine", "Dimension to choose from; 0 is the batch."))},
    .shapes = index_select_shapes,
    .module = make_index_select,
    .headline = {"dim"},
    .rare = true,
    .keywords = {"lookup", "take", "rows", "reorder"},
}};

const RegisterNodeType one_hot_node{{
    .name = "OneHot",
    .title = "OneHot",
    .category = Category::Math,
    .help = translatable("engine", "Turns each class into a row of zeros with a one at its place."),
    .inputs = {{.name = "input", .kind = PortKind::Integer, .help = translatable("engine", "classes, counted from 0")}},
    .outputs = {{.name = "output", .help = translatable("engine", "one number for each class, as floats")}},
    .params = {{.name = "num_classes",
                .type = ParamType::Int,
                .default_value = std::int64_t{10},
                .help = translatable("engine", "How many classes there are."),
                .minimum = 1,
                .maximum = 1e7}},
    .shapes = one_hot_shapes,
    .module = make_one_hot,
    .headline = {"num_classes"},
    .rare = true,
    .keywords = {"classes", "categorical", "dummy", "encode", "labels"},
}};

}  // namespace
}  // namespace ts::nn
