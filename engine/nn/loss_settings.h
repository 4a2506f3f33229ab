#pragma once

#include "engine/nn/function_module.h"
#include "engine/ops/reduction.h"

namespace ts::nn {

/// The parameter "reduction".
ParamSpec reduction_param();
Reduction reduction_of(const BuildQuery& query);

/// Rule of a loss that compares input and target number by number: the shapes are equal, where a column (N, 1) stands for (N),
/// so that one output fits a table's target. Throws ShapeError naming `type`.
NodeShapes compared_shapes(const ShapeQuery& query, const char* type);
/// A column (N, 1) as (N); everything else as it is. The operations themselves would broadcast the two to (N, N).
Tensor without_last_one(const Tensor& values);

/// One number.
NodeShapes one_number(const ShapeQuery& query, double flops_per_number);
std::vector<PortSpec> loss_output();

}  // namespace ts::nn
