#pragma once

#include <optional>

#include "engine/tensor/tensor.h"

namespace ts {

/// Rows of a table: indices (...) of whole numbers and weight (rows, dim) give (..., dim). Row `padding_idx` (counted from the
/// end where negative) is looked up as any other but gets no gradient. The gradient of a row is added up in the order of the
/// indices, whatever the number of threads. Throws TypeError for indices that are not integers, ShapeError for a weight that is
/// not a matrix, ArgumentError for an index outside the table.
Tensor embedding(const Tensor& indices, const Tensor& weight, std::optional<std::int64_t> padding_idx = std::nullopt);

}  // namespace ts
