#include "engine/ops/reduction_plan.h"

#include <utility>

#include "engine/autograd/node.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

bool leading(const DimSet& set, int rank)
{
    for (int i = 1; i < rank; ++i)
        if (set[static_cast<std::size_t>(i)] && !set[static_cast<std::size_t>(i - 1)])
            return false;
    return rank > 0 && set[0] && !set[static_cast<std::size_t>(rank - 1)];
}

using DimOrder = std::array<std::int64_t, kMaxDims>;

DimOrder reduced_last(const DimSet& set, int rank)
{
    DimOrder order{};
    std::size_t at = 0;
    for (const bool reduced : {false, true})
        for (int i = 0; i < rank; ++i)
            if (set[static_cast<std::size_t>(i)] == reduced)
                order[at++] = i;
    return order;
}

std::span<const std::int64_t> of_rank(const DimOrder& order, int rank)
{
    return std::span(order).first(static_cast<std::size_t>(rank));
}

/// Rows and columns of the matrix.
Shape matrix_sizes(const Shape& sizes, const DimSet& set)
{
    Shape matrix{1, 1};
    for (int i = 0; i < sizes.rank(); ++i)
        matrix[set[static_cast<std::size_t>(i)] ? 1 : 0] *= sizes[i];
    return matrix;
}

}  // namespace

DimSet chosen_dims(const Tensor& a, std::span<const std::int64_t> dims, const char* op)
{
    DimSet set{};
    if (dims.empty())
        set.fill(true);
    for (const std::int64_t dim : dims) {
        bool& chosen = set[static_cast<std::size_t>(normalize_dim(dim, a.dim(), op))];
        if (std::exchange(chosen, true))
            throw ArgumentError(translatable("engine", "%1: dimension %2 is named twice."), {op, std::to_string(dim)});
    }
    return set;
}

ReductionPlan plan_reduction(const Tensor& a, const DimSet& set, bool allow_columns)
{
    ReductionPlan p{{}, a.sizes(), {}, false};
    for (int i = 0; i < a.dim(); ++i) {
        if (set[static_cast<std::size_t>(i)])
            p.with_ones[i] = 1;
        else
            p.kept_sizes.push_back(a.sizes()[i]);
    }
    const NoGradGuard unrecorded;
    const Shape rows = matrix_sizes(a.sizes(), set);
    p.over_columns = allow_columns && a.is_contiguous() && leading(set, a.dim());
    const Tensor source = p.over_columns ? a : contiguous_copy(permute(a, of_rank(reduced_last(set, a.dim()), a.dim())));
    const Shape sizes = p.over_columns ? Shape{rows[1], rows[0]} : rows;
    p.matrix = source.as_strided(sizes, contiguous_strides(sizes), source.storage_offset());
    return p;
}

void require_elements(const ReductionPlan& plan, const Tensor& a, const char* op)
{
    if (plan.matrix.size(plan.over_columns ? 0 : 1) == 0)
        throw ArgumentError(translatable("engine", "%1: there are no elements to choose from (shape %2)."),
                            {op, a.sizes().text()});
}

Tensor as_rows(const Tensor& a, const DimSet& set)
{
    return reshape(permute(a, of_rank(reduced_last(set, a.dim()), a.dim())), matrix_sizes(a.sizes(), set));
}

Tensor from_rows(const Tensor& rows, const Shape& sizes, const DimSet& set)
{
    const DimOrder order = reduced_last(set, sizes.rank());
    Shape ordered = sizes;
    DimOrder inverse{};
    for (int i = 0; i < sizes.rank(); ++i) {
        const std::int64_t from = order[static_cast<std::size_t>(i)];
        ordered[i] = sizes[static_cast<int>(from)];
        inverse[static_cast<std::size_t>(from)] = i;
    }
    return permute(reshape(rows, ordered), of_rank(inverse, sizes.rank()));
}

}  // namespace ts
