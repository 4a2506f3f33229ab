#pragma once

#include <initializer_list>
#include <string_view>

#include "engine/registry/node_type.h"

namespace ts::nn {

/// Throws ShapeError unless the input at `index` has one of these ranks. `sentence` says what is taken: %1 is the type, %2
/// the shape that arrives.
void expect_rank(const ShapeQuery& query, std::string_view type, std::initializer_list<std::size_t> ranks, const char* sentence,
                 std::size_t index = 0);

/// The size that `dim` has. Throws ShapeError where it is known only when training runs.
std::int64_t known_size(std::string_view type, Dim dim);

/// Value of the parameter `name`, or `found` where it is "auto"; noted in `shapes.resolved`. Throws ShapeError with
/// `mismatch` (%1 the type, %2 the value set, %3 the size found, %4 the shape that arrives) where the two differ.
std::int64_t resolve_size(const ShapeQuery& query, NodeShapes& shapes, std::string_view type, std::string_view name, Dim found,
                          const char* mismatch);

/// Numbers in one example: the product of all sizes but the first. Sizes known only later count as 1.
double numbers_per_sample(const SymbolicShape& shape);

/// Turns a dimension that may count from the end into an index. Throws ShapeError where there is none.
std::size_t dim_index(std::string_view type, std::int64_t dim, const SymbolicShape& shape);

/// Rule of a function applied to each number: the shape stays, one operation a number.
NodeShapes elementwise_shapes(const ShapeQuery& query);

}  // namespace ts::nn
