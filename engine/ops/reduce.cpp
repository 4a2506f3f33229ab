#include "engine/ops/reduce.h"

#include <array>
#include <cmath>

#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/computed_type.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/op_record.h"
#include "engine/ops/reduce_kernels.h"
#include "engine/ops/reduction_plan.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

struct Reduction {
    Shape sizes;      // of the input
    Shape with_ones;  // of the result with keepdim
    DType dtype;
    double factor;
};

Tensor restored(const Tensor& t, const Reduction& r)
{
    return expand(reshape(t, r.with_ones), std::span(r.sizes.begin(), r.sizes.end()));
}

void sum_backward(Node& node, Gradients& g)
{
    const auto& r = node.attributes<Reduction>();
    const Tensor scaled = r.factor == 1 ? g.output() : mul(g.output(), r.factor);
    g.set(0, to(restored(scaled, r), r.dtype));
}
constexpr OpGradient kSum{"sum", sum_backward};

void extreme_backward(Node& node, Gradients& g)
{
    const auto& r = node.attributes<Reduction>();
    const Tensor a = node.saved(0);
    const Tensor hits = to(eq(a, restored(node.saved(1), r)), a.dtype());
    std::array<std::int64_t, kMaxDims> dims{};
    std::size_t count = 0;
    for (int i = 0; i < a.dim(); ++i)
        if (r.with_ones[i] == 1)
            dims[count++] = i;
    const Tensor ties = count == 0 ? hits : sum(hits, std::span(dims).first(count), true);
    g.set(0, mul(restored(g.output(), r), div(hits, ties)));
}
constexpr OpGradient kExtreme{"amax", extreme_backward};

Tensor summed(const Tensor& a, std::span<const std::int64_t> dims, bool keepdim, double factor, const char* op)
{
    if (is_half(a.dtype()))
        return to(summed(computed(a), dims, keepdim, factor, op), a.dtype());
    const Tensor in = is_floating(a.dtype()) ? a : to(a, DType::Int64);
    const ReductionPlan p = plan_reduction(in, chosen_dims(in, dims, op), true);
    Tensor out = empty(keepdim ? p.with_ones : p.kept_sizes, in.options());
    const auto& kernels = KernelTable<ReduceKernels>::of(a.device());
    if (p.over_columns)
        kernels.columns(p.matrix, out);
    else
        kernels.rows(ReduceOp::Sum, p.matrix, out);
    if (factor != 1) {
        const NoGradGuard unrecorded;
        out = mul(out, factor);
    }
    if (needs_record(in))
        record(kSum, out, {&in}, {}, Reduction{in.sizes(), p.with_ones, in.dtype(), factor});
    return out;
}

Tensor extreme(ReduceOp op, const Tensor& a, std::span<const std::int64_t> dims, bool keepdim, const char* name)
{
    if (is_half(a.dtype()))
        return to(extreme(op, computed(a), dims, keepdim, name), a.dtype());
    const ReductionPlan p = plan_reduction(a, chosen_dims(a, dims, name), true);
    require_elements(p, a, name);
    Tensor out = empty(keepdim ? p.with_ones : p.kept_sizes, a.options());
    const auto& kernels = KernelTable<ReduceKernels>::of(a.device());
    if (p.over_columns)
        kernels.extreme_columns(op, p.matrix, out);
    else
        kernels.rows(op, p.matrix, out);
    if (needs_record(a))
        record(kExtreme, out, {&a}, {&a, &out}, Reduction{a.sizes(), p.with_ones, a.dtype(), 1});
    return out;
}

double mean_factor(const Tensor& a, std::span<const std::int64_t> dims)
{
    if (!is_floating(a.dtype()))
        throw TypeError(translatable("engine", "mean: the mean of %1 is not defined; convert to float32 first."),
                        {std::string(name(a.dtype()))});
    const DimSet set = chosen_dims(a, dims, "mean");
    std::int64_t count = 1;
    for (int i = 0; i < a.dim(); ++i)
        count *= set[static_cast<std::size_t>(i)] ? a.sizes()[i] : 1;
    return 1.0 / static_cast<double>(count);
}

}  // namespace

Tensor sum(const Tensor& a)
{
    if (autocast_widens(a))
        return sum(autocast_widened(a));
    return summed(a, {}, false, 1, "sum");
}
Tensor sum(const Tensor& a, std::span<const std::int64_t> dims, bool keepdim)
{
    if (autocast_widens(a))
        return sum(autocast_widened(a), dims, keepdim);
    return summed(a, dims, keepdim, 1, "sum");
}
Tensor mean(const Tensor& a)
{
    return summed(a, {}, false, mean_factor(a, {}), "mean");
}
Tensor mean(const Tensor& a, std::span<const std::int64_t> dims, bool keepdim)
{
    return summed(a, dims, keepdim, mean_factor(a, dims), "mean");
}
Tensor amax(const Tensor& a, std::span<const std::int64_t> dims, bool keepdim)
{
    return extreme(ReduceOp::Max, a, dims, keepdim, "amax");
}
Tensor amin(const Tensor& a, std::span<const std::int64_t> dims, bool keepdim)
{
    return extreme(ReduceOp::Min, a, dims, keepdim, "amin");
}

double norm(const Tensor& a)
{
    const NoGradGuard unrecorded;
    return std::sqrt(sum(square(to(a.detach(), DType::Float64))).item());
}

Tensor reduce_to(const Tensor& gradient, const Shape& sizes, DType dtype)
{
    if (gradient.sizes() == sizes)
        return to(gradient, dtype);
    std::array<std::int64_t, kMaxDims> dims{};
    std::size_t count = 0;
    const int extra = gradient.dim() - sizes.rank();
    for (int i = 0; i < gradient.dim(); ++i)
        if (i < extra || (sizes[i - extra] == 1 && gradient.sizes()[i] != 1))
            dims[count++] = i;
    const Tensor reduced = sum(gradient, std::span(dims).first(count), true);
    return to(reshape(reduced, sizes), dtype);
}

namespace {

std::vector<OpSample> samples()
{
    std::vector<OpSample> list;
    for (const Shape& sizes : {Shape{3, 4}, Shape{2, 3, 4}, Shape{1}, Shape{}})
        list.push_back({{sample_values(sizes, -2, 2)}, {}});
    for (const std::int64_t dim : {0, 1, -1})
        list.push_back({{sample_values({2, 3, 4}, -2, 2)}, {{"dim", dim}, {"keepdim", dim == 1}}});
    list.push_back({{sample_values({2, 3, 4}, -2, 2)}, {{"dim", std::vector<std::int64_t>{0, 2}}}});
    return list;
}

template <Tensor (*F)(const Tensor&, std::span<const std::int64_t>, bool)>
Tensor call(std::span<const Tensor> in, const Params& p)
{
    return F(in[0], integers_attribute(p, "dim", {}), bool_attribute(p, "keepdim", false));
}
const RegisterOp registered[] = {
    RegisterOp{{"sum", call<sum>, samples, true, true}},
    RegisterOp{{"mean", call<mean>, samples, true, true}},
    RegisterOp{{"amax", call<amax>, samples, true, true}},
    RegisterOp{{"amin", call<amin>, samples, true, true}},
};

}  // namespace

}  // namespace ts
