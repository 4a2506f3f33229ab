#pragma once

#include "engine/registry/node_type.h"
#include "engine/tensor/tensor.h"

namespace ts::nn {

/// The dimension of the scores at input 0 that runs over the classes, counted from 0: that of the parameter "class_dim", or the
/// one without which the scores have the shape of the class numbers at input 1; noted in `shapes.resolved`. Scores (N, C) have
/// one place for it; with more dimensions it is the second, as in PyTorch's (N, C, T), or the last (N, T, C). Throws ShapeError
/// where scores and class numbers do not fit, or where both would do.
std::int64_t resolve_class_dim(const ShapeQuery& query, NodeShapes& shapes, const char* type);

/// The parameters "class_dim" and "ignore_index".
ParamSpec class_dim_param();
ParamSpec ignore_index_param();

/// Scores and class numbers with the classes in the second dimension; nothing is copied.
struct ClassScores {
    Tensor scores;
    Tensor target;

    ClassScores(const Tensor& scores, const Tensor& target, std::int64_t class_dim);
};

}  // namespace ts::nn
