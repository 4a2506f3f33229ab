#include "engine/nn/class_scores.h"

#include "engine/nn/shape_checks.h"

namespace ts::nn {

void expect_class_scores(const ShapeQuery& query, const char* type)
{
    expect_rank(query, type, {2}, translatable("engine", "%1 takes one score for each class (N, C) but gets %2."));
    const SymbolicShape& scores = query.input(0).shape;
    const SymbolicShape& target = query.input(1).shape;
    if (target.size() != 1 || target[0] != scores[0])
        throw ShapeError(
            translatable("engine", "%1 takes one class number for each of the %2 rows of scores, but target is %3."),
            {type, scores[0].text(), to_text(target)});
}

}  // namespace ts::nn
