#include "engine/nn/shape_checks.h"

#include <algorithm>

namespace ts::nn {

void expect_rank(const ShapeQuery& query, std::string_view type, std::initializer_list<std::size_t> ranks, const char* sentence,
                 std::size_t index)
{
    const SymbolicShape& shape = query.input(index).shape;
    if (std::ranges::find(ranks, shape.size()) == ranks.end())
        throw ShapeError(sentence, {std::string(type), to_text(shape)});
}

std::int64_t known_size(std::string_view type, Dim dim)
{
    if (!dim.known())
        throw ShapeError(translatable("engine", "%1 needs a fixed size where it gets %2."), {std::string(type), dim.text()});
    return dim.factor;
}

std::int64_t resolve_size(const ShapeQuery& query, NodeShapes& shapes, std::string_view type, std::string_view name, Dim found,
                          const char* mismatch)
{
    const std::int64_t size = known_size(type, found);
    if (!query.params.is_null(name) && query.params.integer(name) != size)
        throw ShapeError(mismatch,
                         {std::string(type), std::to_string(query.params.integer(name)), std::to_string(size),
                          to_text(query.input().shape)});
    shapes.resolved.set(name, size);
    return size;
}

double numbers_per_sample(const SymbolicShape& shape)
{
    return static_cast<double>(product(shape, 1).factor);
}

std::size_t dim_index(std::string_view type, std::int64_t dim, const SymbolicShape& shape)
{
    const auto rank = static_cast<std::int64_t>(shape.size());
    if (dim < -rank || dim >= rank)
        throw ShapeError(translatable("engine", "%1 is set to dimension %2, but %3 has only %4 dimensions."),
                         {std::string(type), std::to_string(dim), to_text(shape), std::to_string(rank)});
    return static_cast<std::size_t>(dim < 0 ? dim + rank : dim);
}

NodeShapes elementwise_shapes(const ShapeQuery& query)
{
    NodeShapes shapes;
    shapes.outputs = {query.input()};
    shapes.flops_per_sample = numbers_per_sample(query.input().shape);
    return shapes;
}

}  // namespace ts::nn
