#pragma once

#include "engine/registry/node_type.h"

namespace ts::nn {

/// Throws ShapeError unless input 0 is scores (N, C) and input 1 is class numbers (N) of the same N.
void expect_class_scores(const ShapeQuery& query, const char* type);

}  // namespace ts::nn
