#include "engine/ops/statistics.h"

#include <cmath>

#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/computed_type.h"
#include "engine/ops/elementwise_math.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/op_record.h"
#include "engine/ops/reduce.h"
#include "engine/ops/reduce_kernels.h"
#include "engine/ops/reduction_plan.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

using Dims = std::span<const std::int64_t>;

void require_floating(const Tensor& a, const char* op)
{
    if (!is_floating(a.dtype()))
        throw TypeError(translatable("engine", "%1 is not defined for %2; convert to float32 first."),
                        {op, std::string(name(a.dtype()))});
}

struct Chosen {
    DimSet set;
    Shape with_ones;         // the result with keepdim
    Shape kept;              // and without
    std::int64_t count = 1;  // elements that one result is made of
};

Chosen chosen(const Tensor& a, Dims dims, const char* op)
{
    Chosen c{chosen_dims(a, dims, op), a.sizes(), {}};
    for (int i = 0; i < a.dim(); ++i) {
        if (c.set[static_cast<std::size_t>(i)]) {
            c.count *= a.size(i);
            c.with_ones[i] = 1;
        } else {
            c.kept.push_back(a.size(i));
        }
    }
    return c;
}

struct Reduced {
    DimSet dims;
    Shape with_ones;
};

/// At zero, where the length has no slope, the gradient is zero.
void length_backward(Node& node, Gradients& g)
{
    const Tensor a = node.saved(0), y = node.saved(1), none = scalar(0, y.options());
    const Tensor factor = where(eq(y, none), none, div(g.output(), y));
    g.set(0, mul(a, reshape(factor, node.attributes<Reduced>().with_ones)));
}
constexpr OpGradient kLength{"norm", length_backward};

/// Euclidean length: the root of the sum of squares, in one pass.
Tensor length(const Tensor& a, Dims dims, bool keepdim, const char* op)
{
    const DimSet set = chosen_dims(a, dims, op);
    const ReductionPlan p = plan_reduction(a, set);
    Tensor out = empty(keepdim ? p.with_ones : p.kept_sizes, a.options());
    KernelTable<ReduceKernels>::of(a.device()).rows(ReduceOp::SumSquares, p.matrix, out);
    {
        const NoGradGuard unrecorded;
        out = sqrt(out);
    }
    if (needs_record(a))
        record(kLength, out, {&a}, {&a, &out}, Reduced{set, p.with_ones});
    return out;
}

Tensor centred(const Tensor& a, Dims dims)
{
    return sub(a, mean(a, dims, true));
}

/// What the squares are divided by; one number has no unbiased spread: 0 / 0.
double divisor(const Tensor& a, Dims dims, bool unbiased, const char* op)
{
    return static_cast<double>(std::max<std::int64_t>(chosen(a, dims, op).count - (unbiased ? 1 : 0), 0));
}

}  // namespace

Tensor logsumexp(const Tensor& a, Dims dims, bool keepdim)
{
    if (autocast_widens(a))
        return logsumexp(autocast_widened(a), dims, keepdim);
    require_floating(a, "logsumexp");
    if (is_half(a.dtype()))
        return to(logsumexp(computed(a), dims, keepdim), a.dtype());
    const Chosen c = chosen(a, dims, "logsumexp");
    if (a.numel() == 0)
        return full(keepdim ? c.with_ones : c.kept, -INFINITY, a.options());
    const Tensor largest = amax(a.detach(), dims, true);
    const Tensor shift = where(isfinite(largest), largest, scalar(0, a.options()));
    const Tensor logs = add(log(sum(exp(sub(a, shift)), dims, true)), shift);
    return keepdim ? logs : reshape(logs, c.kept);
}

Tensor var(const Tensor& a, Dims dims, bool unbiased, bool keepdim)
{
    require_floating(a, "var");
    if (is_half(a.dtype()))
        return to(var(computed(a), dims, unbiased, keepdim), a.dtype());
    return div(sum(square(centred(a, dims)), dims, keepdim), scalar(divisor(a, dims, unbiased, "var"), a.options()));
}

Tensor standard_deviation(const Tensor& a, Dims dims, bool unbiased, bool keepdim)
{
    require_floating(a, "std");
    if (is_half(a.dtype()))
        return to(standard_deviation(computed(a), dims, unbiased, keepdim), a.dtype());
    const double root = std::sqrt(divisor(a, dims, unbiased, "std"));
    return div(length(centred(a, dims), dims, keepdim, "std"), scalar(root, a.options()));
}

Tensor norm(const Tensor& a, double p, Dims dims, bool keepdim)
{
    if (autocast_widens(a))
        return norm(autocast_widened(a), p, dims, keepdim);
    require_floating(a, "norm");
    if (is_half(a.dtype()))
        return to(norm(computed(a), p, dims, keepdim), a.dtype());
    if (p == 2)
        return length(a, dims, keepdim, "norm");
    if (p == 1)
        return sum(abs(a), dims, keepdim);
    if (p == 0)
        return sum(to(ne(a, scalar(0, a.options())), a.dtype()), dims, keepdim);
    if (std::isinf(p))
        return p > 0 ? amax(abs(a), dims, keepdim) : amin(abs(a), dims, keepdim);
    const Tensor powers = sum(pow(abs(a), p), dims, keepdim);
    // A row of zeros would have an infinite slope.
    const Tensor zero = eq(powers, scalar(0, a.options()));
    return where(zero, scalar(0, a.options()), pow(where(zero, scalar(1, a.options()), powers), 1 / p));
}

namespace {

using Ints = std::vector<std::int64_t>;

OpSample of(const Shape& sizes, const Params& attributes)
{
    return {{sample_values(sizes, -2, 2)}, attributes};
}
std::vector<OpSample> reductions()
{
    return {of({3, 4}, {}), of({2, 3, 4}, {{"dim", Ints{1}}, {"keepdim", true}}), of({2, 3, 4}, {{"dim", Ints{0, 2}}}),
            of({1, 3}, {{"dim", Ints{-1}}})};
}
std::vector<OpSample> spreads()
{
    std::vector<OpSample> list = reductions();
    list.push_back(of({4, 7}, {{"dim", Ints{1}}, {"unbiased", false}, {"keepdim", true}}));
    return list;
}
std::vector<OpSample> norms()
{
    std::vector<OpSample> list;
    for (const double p : {1.0, 2.0, 3.0, 2.5, double{INFINITY}, -double{INFINITY}})
        for (OpSample& sample : reductions()) {
            sample.attributes.set("p", p);
            list.push_back(sample);
        }
    return list;
}

bool keepdim_of(const Params& p)
{
    return bool_attribute(p, "keepdim", false);
}
Tensor call_logsumexp(std::span<const Tensor> in, const Params& p)
{
    return logsumexp(in[0], integers_attribute(p, "dim", {}), keepdim_of(p));
}
template <Tensor (*F)(const Tensor&, Dims, bool, bool)> Tensor call_spread(std::span<const Tensor> in, const Params& p)
{
    return F(in[0], integers_attribute(p, "dim", {}), bool_attribute(p, "unbiased", true), keepdim_of(p));
}
Tensor call_norm(std::span<const Tensor> in, const Params& p)
{
    return norm(in[0], number_attribute(p, "p", 2), integers_attribute(p, "dim", {}), keepdim_of(p));
}

const RegisterOp registered[] = {
    RegisterOp{{"logsumexp", call_logsumexp, reductions, true, true}},
    RegisterOp{{"var", call_spread<var>, spreads, true, true}},
    RegisterOp{{"std", call_spread<standard_deviation>, spreads, true, true}},
    RegisterOp{{"norm", call_norm, norms, true, true}},
};

}  // namespace

}  // namespace ts
