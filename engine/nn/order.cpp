#include "engine/ops/order.h"

#include "engine/nn/shape_checks.h"
#include "engine/nn/tensor_ports.h"

namespace ts::nn {
namespace {

NodeShapes values_and_places(const TensorSpec& input, SymbolicShape shape)
{
    NodeShapes shapes;
    shapes.outputs = {{input.dtype, shape}, {DType::Int64, shape}};
    return shapes;
}

NodeShapes topk_shapes(const ShapeQuery& query)
{
    SymbolicShape shape = query.input().shape;
    const std::int64_t k = query.params.integer("k");
    Dim& dim = shape.at(dim_index("TopK", query.params.integer("dim"), shape));
    if (dim.known() && k > dim.factor)
        throw ShapeError(translatable("engine", "TopK is asked for %1 of %2 numbers (%3). Lower k."),
                         {std::to_string(k), std::to_string(dim.factor), to_text(query.input().shape)});
    dim = Dim(k);
    return values_and_places(query.input(), shape);
}

std::unique_ptr<Module> make_topk(const BuildQuery& query)
{
    return make_several_outputs([k = query.params.integer("k"), dim = query.params.integer("dim"),
                                 largest = query.params.boolean("largest")](std::span<const Tensor> inputs, const RunContext&) {
        const ValuesAndIndices found = topk(inputs[0], k, dim, largest);
        return std::vector<Tensor>{found.values, found.indices};
    });
}

NodeShapes sort_shapes(const ShapeQuery& query)
{
    dim_index("Sort", query.params.integer("dim"), query.input().shape);
    return values_and_places(query.input(), query.input().shape);
}

std::unique_ptr<Module> make_sort(const BuildQuery& query)
{
    return make_several_outputs([dim = query.params.integer("dim"), descending = query.params.boolean("descending")](
                                    std::span<const Tensor> inputs, const RunContext&) {
        const ValuesAndIndices found = sort(inputs[0], dim, descending);
        return std::vector<Tensor>{found.values, found.indices};
    });
}

std::vector<PortSpec> values_and_indices()
{
    return {any_port("values", translatable("engine", "the numbers in order")),
            {.name = "indices", .kind = PortKind::Integer, .help = translatable("engine", "where they stood, counted from 0")}};
}

const RegisterNodeType topk_node{{
    .name = "TopK",
    .title = "TopK",
    .category = Category::Math,
    .help = translatable("engine", "Keeps the k largest numbers along a dimension and tells where they stood."),
    .inputs = {any_port("input", translatable("engine", "any shape"))},
    .outputs = values_and_indices(),
    .params = {{.name = "k",
                .type = ParamType::Int,
                .default_value = std::int64_t{1},
                .help = translatable("engine", "How many to keep."),
                .minimum = 1,
                .maximum = 1e9},
               dim_param(-1, translatable("engine", "Dimension to choose from.")),
               {.name = "largest",
                .type = ParamType::Bool,
                .default_value = true,
                .help = translatable("engine", "Otherwise the smallest are kept.")}},
    .shapes = topk_shapes,
    .module = make_topk,
    .headline = {"k", "dim"},
    .rare = true,
    .keywords = {"best", "largest", "k-max pooling", "beam"},
}};

const RegisterNodeType sort_node{{
    .name = "Sort",
    .title = "Sort",
    .category = Category::Math,
    .help = translatable("engine", "Puts the numbers along a dimension in order and tells where they stood."),
    .inputs = {any_port("input", translatable("engine", "any shape"))},
    .outputs = values_and_indices(),
    .params = {dim_param(-1, translatable("engine", "Dimension to sort along.")),
               {.name = "descending",
                .type = ParamType::Bool,
                .default_value = false,
                .help = translatable("engine", "Largest first.")}},
    .shapes = sort_shapes,
    .module = make_sort,
    .headline = {"dim"},
    .rare = true,
    .keywords = {"order", "rank", "argsort", "median"},
}};

}  // namespace
}  // namespace ts::nn
