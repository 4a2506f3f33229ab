#include <algorithm>

#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/shape_ops.h"

namespace ts::nn {
namespace {

NodeShapes flatten_shapes(const ShapeQuery& query)
{
    const SymbolicShape& shape = query.input().shape;
    const std::size_t first = dim_index("Flatten", query.params.integer("start_dim"), shape);
    const std::size_t last = dim_index("Flatten", query.params.integer("end_dim"), shape);
    if (first > last)
        throw ShapeError(translatable("engine", "Flatten has start_dim behind end_dim for %1."), {to_text(shape)});
    const auto begin = shape.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = shape.begin() + static_cast<std::ptrdiff_t>(last) + 1;
    SymbolicShape result(shape.begin(), begin);
    result.push_back(product({begin, end}));
    result.insert(result.end(), end, shape.end());
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype, std::move(result)}};
    return shapes;
}

[[noreturn]] void refuse_reshape(const ShapeQuery& query, std::int64_t numbers)
{
    throw ShapeError(translatable("engine", "Reshape cannot make (%1) of the %2 numbers in each example of %3."),
                     {to_text(query.params.value("shape")), std::to_string(numbers), to_text(query.input().shape)});
}

/// Puts what is left of `numbers` where -1 stands.
void fill_in_rest(const ShapeQuery& query, std::vector<std::int64_t>& sizes, std::int64_t numbers)
{
    std::int64_t named = 1;
    for (const std::int64_t size : sizes) {
        named *= size == -1 ? 1 : size;
        if (named > numbers)
            refuse_reshape(query, numbers);
    }
    const auto open = std::ranges::count(sizes, -1);
    if (named == 0 || open > 1 || numbers % named != 0 || (open == 0 && named != numbers))
        refuse_reshape(query, numbers);
    std::ranges::replace(sizes, std::int64_t{-1}, numbers / named);
}

NodeShapes reshape_shapes(const ShapeQuery& query)
{
    const SymbolicShape& shape = query.input().shape;
    if (shape.empty())
        throw ShapeError(translatable("engine", "Reshape needs a batch but gets a single number."), {});
    std::vector<std::int64_t> sizes = query.params.integers("shape");
    fill_in_rest(query, sizes, known_size("Reshape", product(shape, 1)));
    SymbolicShape result{shape.front()};
    result.insert(result.end(), sizes.begin(), sizes.end());
    NodeShapes shapes;
    shapes.outputs = {{query.input().dtype, std::move(result)}};
    return shapes;
}

std::unique_ptr<Module> make_flatten(const BuildQuery& query)
{
    return make_function_module([start = query.params.integer("start_dim"),
                                 end = query.params.integer("end_dim")](std::span<const Tensor> inputs, const RunContext&) {
        return ts::flatten(inputs[0], start, end);
    });
}

std::unique_ptr<Module> make_reshape(const BuildQuery& query)
{
    return make_function_module([sizes = query.params.integers("shape")](std::span<const Tensor> inputs, const RunContext&) {
        Shape shape{inputs[0].size(0)};
        for (const std::int64_t size : sizes)
            shape.push_back(size);
        return ts::reshape(inputs[0], shape);
    });
}

const RegisterNodeType flatten{{
    .name = "Flatten",
    .title = "Flatten",
    .category = Category::Shape,
    .help = translatable("engine", "Lays out each example as one row of numbers, as Linear needs it after images."),
    .inputs = {{.name = "input", .kind = PortKind::Any, .help = translatable("engine", "any shape")}},
    .outputs = {{.name = "output", .kind = PortKind::Any, .help = translatable("engine", "rows (N, numbers)")}},
    .params = {{.name = "start_dim",
                .type = ParamType::Int,
                .default_value = std::int64_t{1},
                .help = translatable("engine", "First dimension to join; 1 keeps the batch."),
                .minimum = -8,
                .maximum = 7,
                .advanced = true},
               {.name = "end_dim",
                .type = ParamType::Int,
                .default_value = std::int64_t{-1},
                .help = translatable("engine", "Last dimension to join; -1 is the last."),
                .minimum = -8,
                .maximum = 7,
                .advanced = true}},
    .shapes = flatten_shapes,
    .module = make_flatten,
    .keywords = {"view", "vector"},
}};

const RegisterNodeType reshape{{
    .name = "Reshape",
    .title = "Reshape",
    .category = Category::Shape,
    .help = translatable("engine", "Gives the numbers of each example another shape, such as an image 1, 8, 8 for 64 numbers."),
    .inputs = {{.name = "input", .kind = PortKind::Any, .help = translatable("engine", "any shape")}},
    .outputs = {{.name = "output", .kind = PortKind::Any, .help = translatable("engine", "the same numbers in the new shape")}},
    .params
    = {{.name = "shape",
        .type = ParamType::IntList,
        .default_value = std::vector<std::int64_t>{-1},
        .help = translatable("engine", "Sizes of one example, without the batch; one may be -1 and follows from the rest."),
        .minimum = -1,
        .maximum = 1e9}},
    .shapes = reshape_shapes,
    .module = make_reshape,
    .headline = {"shape"},
    .keywords = {"view", "unflatten", "image"},
}};

}  // namespace
}  // namespace ts::nn
