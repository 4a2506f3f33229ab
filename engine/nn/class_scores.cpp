#include "engine/nn/class_scores.h"

#include <algorithm>

#include "engine/nn/shape_checks.h"
#include "engine/ops/shape_ops.h"

namespace ts::nn {

namespace {

SymbolicShape without(SymbolicShape shape, std::size_t dim)
{
    shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(dim));
    return shape;
}

[[noreturn]] void refuse_target(const ShapeQuery& query, const char* type)
{
    const SymbolicShape& scores = query.input(0).shape;
    const std::string target = to_text(query.input(1).shape);
    if (scores.size() == 2)
        throw ShapeError(
            translatable("engine", "%1 takes one class number for each of the %2 rows of scores, but target is %3."),
            {type, scores[0].text(), target});
    throw ShapeError(translatable("engine",
                                  "%1 gets scores %2, which need class numbers %3 (classes last) or %4 (classes second), but "
                                  "target is %5."),
                     {type, to_text(scores), to_text(without(scores, scores.size() - 1)), to_text(without(scores, 1)), target});
}

/// Places that the parameter allows and that leave the shape of the class numbers.
std::vector<std::size_t> possible_places(const ShapeQuery& query, const char* type)
{
    const SymbolicShape& scores = query.input(0).shape;
    std::vector<std::size_t> places{1, scores.size() - 1};
    if (!query.params.is_null("class_dim")) {
        const std::size_t set = dim_index(type, query.params.integer("class_dim"), scores);
        if (std::ranges::find(places, set) == places.end())
            throw ShapeError(
                translatable("engine",
                             "%1: classes lie in the second or the last dimension of %2. Set class_dim to 1, -1 or "
                             "auto."),
                {type, to_text(scores)});
        places = {set};
    }
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::erase_if(places, [&](std::size_t place) { return without(scores, place) != query.input(1).shape; });
    return places;
}

}  // namespace

std::int64_t resolve_class_dim(const ShapeQuery& query, NodeShapes& shapes, const char* type)
{
    expect_rank(query, type, {2, 3, 4, 5},
                translatable("engine", "%1 takes one score for each class (N, C), (N, T, C) or (N, C, ...) but gets %2."));
    const std::vector<std::size_t> places = possible_places(query, type);
    if (places.empty())
        refuse_target(query, type);
    if (places.size() > 1)
        throw ShapeError(translatable("engine",
                                      "%1: in scores %2 the classes could be the second or the last dimension. Set class_dim "
                                      "to 1 or -1."),
                         {type, to_text(query.input(0).shape)});
    const auto found = static_cast<std::int64_t>(places.front());
    shapes.resolved.set("class_dim", found);
    return found;
}

ParamSpec class_dim_param()
{
    return {.name = "class_dim",
            .type = ParamType::Int,
            .help
            = translatable("engine", "Dimension of the scores that runs over the classes: 1 or -1; auto looks at target."),
            .minimum = -8,
            .maximum = 7,
            .allow_null = true,
            .null_text = translatable("engine", "auto"),
            .advanced = true};
}

ParamSpec ignore_index_param()
{
    return {.name = "ignore_index",
            .type = ParamType::Int,
            .default_value = std::int64_t{-100},
            .help = translatable("engine", "Class number that stands for nothing: it does not count."),
            .minimum = -1e9,
            .maximum = 1e9,
            .advanced = true};
}

ClassScores::ClassScores(const Tensor& all_scores, const Tensor& all_targets, std::int64_t class_dim)
    : scores(all_scores), target(all_targets)
{
    if (class_dim != all_scores.dim() - 1 || class_dim == 1)
        return;
    scores = reshape(all_scores, Shape{-1, all_scores.size(-1)});
    target = reshape(all_targets, Shape{-1});
}

}  // namespace ts::nn
