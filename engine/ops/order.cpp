#include "engine/ops/order.h"

#include "engine/autograd/node.h"
#include "engine/ops/computed_type.h"
#include "engine/ops/index.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/order_kernels.h"
#include "engine/ops/reduction_plan.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

/// Indices with the reduced dimension of size 1.
Tensor arg_extreme(const Tensor& a, std::int64_t dim, bool largest, const char* op)
{
    const NoGradGuard unrecorded;
    const std::int64_t dims[] = {dim};
    const ReductionPlan p = plan_reduction(computed(a), chosen_dims(a, dims, op));
    require_elements(p, a, op);
    const Tensor out = empty(p.with_ones, {DType::Int64, a.device()});
    KernelTable<OrderKernels>::of(a.device()).arg_extreme(p.matrix, largest, out);
    return out;
}

Tensor without_dim(const Tensor& t, std::int64_t dim, bool keepdim)
{
    return keepdim || t.dim() == 0 ? t : squeeze(t, dim);
}

Tensor picked(const Tensor& a, std::int64_t dim, const Tensor& indices)
{
    return a.dim() == 0 ? clone(a) : gather(a, dim, indices);
}

ValuesAndIndices extreme(const Tensor& a, std::int64_t dim, bool keepdim, bool largest, const char* op)
{
    const Tensor indices = arg_extreme(a, dim, largest, op);
    return {without_dim(picked(a, dim, indices), dim, keepdim), without_dim(indices, dim, keepdim)};
}

Tensor first_in_order(const Tensor& a, std::int64_t k, std::int64_t dim, bool descending, const char* op)
{
    const NoGradGuard unrecorded;
    const std::int64_t dims[] = {dim};
    const DimSet set = chosen_dims(a, dims, op);
    const ReductionPlan p = plan_reduction(computed(a), set);
    const Tensor rows = empty({p.matrix.size(0), k}, {DType::Int64, a.device()});
    KernelTable<OrderKernels>::of(a.device()).first_in_order(p.matrix, descending, rows);
    Shape sizes = a.sizes();
    if (a.dim() > 0)
        sizes[normalize_dim(dim, a.dim(), op)] = k;
    return contiguous(from_rows(rows, sizes, set));
}

std::int64_t length(const Tensor& a, std::int64_t dim, const char* op)
{
    const int at = normalize_dim(dim, a.dim(), op);
    return a.dim() == 0 ? 1 : a.size(at);
}

Tensor truth(const Tensor& a, std::span<const std::int64_t> dims, bool keepdim, bool every)
{
    const Tensor flags = to(a.detach(), DType::Bool);
    if (a.numel() > 0)
        return every ? amin(flags, dims, keepdim) : amax(flags, dims, keepdim);
    const ReductionPlan p = plan_reduction(flags, chosen_dims(a, dims, every ? "all" : "any"));
    return full(keepdim ? p.with_ones : p.kept_sizes, every ? 1 : 0, {DType::Bool, a.device()});
}

}  // namespace

ValuesAndIndices max(const Tensor& a, std::int64_t dim, bool keepdim)
{
    return extreme(a, dim, keepdim, true, "max");
}
ValuesAndIndices min(const Tensor& a, std::int64_t dim, bool keepdim)
{
    return extreme(a, dim, keepdim, false, "min");
}
Tensor argmax(const Tensor& a, std::int64_t dim, bool keepdim)
{
    return without_dim(arg_extreme(a, dim, true, "argmax"), dim, keepdim);
}
Tensor argmin(const Tensor& a, std::int64_t dim, bool keepdim)
{
    return without_dim(arg_extreme(a, dim, false, "argmin"), dim, keepdim);
}
Tensor argmax(const Tensor& a)
{
    return argmax(reshape(a.detach(), Shape{-1}), 0);
}
Tensor argmin(const Tensor& a)
{
    return argmin(reshape(a.detach(), Shape{-1}), 0);
}

ValuesAndIndices sort(const Tensor& a, std::int64_t dim, bool descending)
{
    const Tensor indices = first_in_order(a, length(a, dim, "sort"), dim, descending, "sort");
    return {picked(a, dim, indices), indices};
}
Tensor argsort(const Tensor& a, std::int64_t dim, bool descending)
{
    return first_in_order(a, length(a, dim, "argsort"), dim, descending, "argsort");
}

ValuesAndIndices topk(const Tensor& a, std::int64_t k, std::int64_t dim, bool largest)
{
    if (k < 0 || k > length(a, dim, "topk"))
        throw ArgumentError(translatable("engine", "topk: %1 of %2 entries (shape %3) were asked for."),
                            {std::to_string(k), std::to_string(length(a, dim, "topk")), a.sizes().text()});
    const Tensor indices = first_in_order(a, k, dim, largest, "topk");
    return {picked(a, dim, indices), indices};
}

Tensor all(const Tensor& a, std::span<const std::int64_t> dims, bool keepdim)
{
    return truth(a, dims, keepdim, true);
}
Tensor any(const Tensor& a, std::span<const std::int64_t> dims, bool keepdim)
{
    return truth(a, dims, keepdim, false);
}

}  // namespace ts
