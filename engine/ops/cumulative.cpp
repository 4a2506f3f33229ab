#include "engine/ops/cumulative.h"

#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/computed_type.h"
#include "engine/ops/creation.h"
#include "engine/ops/cumulative_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/op_record.h"
#include "engine/ops/order.h"
#include "engine/ops/reduce.h"
#include "engine/ops/reduce_kernels.h"
#include "engine/ops/reduction_plan.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/triangle.h"

namespace ts {

namespace {

const CumulativeKernels& kernels(const Tensor& t)
{
    return KernelTable<CumulativeKernels>::of(t.device());
}

/// Numbers that a product is gathered in.
Tensor summable(const Tensor& a)
{
    return is_floating(a.dtype()) ? computed(a) : to(a, DType::Int64);
}

/// On a device nobody looks, because that would wait for it.
bool may_have_zero(const Tensor& a)
{
    return a.device().type != DeviceType::Cpu || any(eq(a, scalar(0, a.options()))).item() != 0;
}

/// (rows, n, n) from (rows, n): line i of a row has its entry i replaced by 1.
Tensor each_left_out(const Tensor& rows)
{
    const std::int64_t n = rows.size(1);
    return where(eye(n, n, {DType::Bool, rows.device()}), scalar(1, rows.options()), unsqueeze(rows, 1));
}

struct Reduced {
    DimSet dims;
    Shape with_ones;
};

/// With zeros among the factors the recorded form multiplies all others for each; it is needed only for second gradients.
void prod_backward(Node& node, Gradients& g)
{
    const auto& r = node.attributes<Reduced>();
    const Tensor a = node.saved(0);
    const std::int64_t last[] = {-1};
    if (!g.create_graph()) {
        const Tensor rows = contiguous(as_rows(a, r.dims)), out = empty(rows.sizes(), a.options());
        kernels(a).row_product_gradient(rows, contiguous(g.output()), out);
        g.set(0, from_rows(out, a.sizes(), r.dims));
    } else if (!may_have_zero(a)) {
        g.set(0, div(reshape(mul(g.output(), node.saved(1)), r.with_ones), a));
    } else {
        const Tensor others = prod(each_left_out(as_rows(a, r.dims)), last);
        g.set(0, from_rows(mul(others, reshape(g.output(), Shape{-1, 1})), a.sizes(), r.dims));
    }
}
constexpr OpGradient kProd{"prod", prod_backward};

struct Running {
    int dim;
    bool reverse;
};
Tensor running_sum(const Tensor& a, Running along);

void cumsum_backward(Node& node, Gradients& g)
{
    const auto& along = node.attributes<Running>();
    g.set(0, running_sum(g.output(), {along.dim, !along.reverse}));
}
constexpr OpGradient kCumsum{"cumsum", cumsum_backward};

Tensor running_sum(const Tensor& a, Running along)
{
    Tensor out = empty(a.sizes(), a.options());
    kernels(a).sum(contiguous(a.detach()), along.dim, along.reverse, out);
    if (needs_record(a))
        record(kCumsum, out, {&a}, {}, along);
    return out;
}

/// The recorded gradient of a running product where factors are zero: through all products without one of them.
Tensor gradient_through_zeros(const Tensor& a, const Tensor& gradient, int dim)
{
    const std::int64_t middle[] = {2};
    const Tensor rows = reshape(transpose(a, dim, -1), Shape{-1, a.size(dim)});
    const Tensor row_gradient = reshape(transpose(gradient, dim, -1), rows.sizes());
    const Tensor parts = triu(cumprod(each_left_out(rows), 2));
    const Tensor result = sum(mul(parts, unsqueeze(row_gradient, 1)), middle);
    return transpose(reshape(result, transpose(a, dim, -1).sizes()), dim, -1);
}

void cumprod_backward(Node& node, Gradients& g)
{
    const int dim = node.attributes<Running>().dim;
    const Tensor a = node.saved(0), result = node.saved(1);
    if (!g.create_graph()) {
        const Tensor out = empty(a.sizes(), a.options());
        kernels(a).product_gradient(contiguous(a), result, contiguous(g.output()), dim, out);
        g.set(0, out);
    } else if (a.dim() == 0) {
        g.set(0, g.output());
    } else if (!may_have_zero(a)) {
        g.set(0, div(running_sum(mul(g.output(), result), {dim, true}), a));
    } else {
        g.set(0, gradient_through_zeros(a, g.output(), dim));
    }
}
constexpr OpGradient kCumprod{"cumprod", cumprod_backward};

}  // namespace

Tensor prod(const Tensor& a, std::span<const std::int64_t> dims, bool keepdim)
{
    if (autocast_widens(a))
        return prod(autocast_widened(a), dims, keepdim);
    if (is_half(a.dtype()))
        return to(prod(computed(a), dims, keepdim), a.dtype());
    const Tensor in = summable(a);
    const DimSet set = chosen_dims(in, dims, "prod");
    const ReductionPlan p = plan_reduction(in, set);
    Tensor out = empty(keepdim ? p.with_ones : p.kept_sizes, in.options());
    KernelTable<ReduceKernels>::of(a.device()).rows(ReduceOp::Product, p.matrix, out);
    if (needs_record(in))
        record(kProd, out, {&in}, {&in, &out}, Reduced{set, p.with_ones});
    return out;
}

Tensor cumsum(const Tensor& a, std::int64_t dim)
{
    if (autocast_widens(a))
        return cumsum(autocast_widened(a), dim);
    const Tensor in = summable(a);
    const Tensor out = running_sum(in, {normalize_dim(dim, a.dim(), "cumsum"), false});
    return is_half(a.dtype()) ? to(out, a.dtype()) : out;
}

Tensor cumprod(const Tensor& a, std::int64_t dim)
{
    if (autocast_widens(a))
        return cumprod(autocast_widened(a), dim);
    const Tensor in = summable(a);
    const int at = normalize_dim(dim, a.dim(), "cumprod");
    Tensor out = empty(in.sizes(), in.options());
    kernels(a).product(contiguous(in.detach()), at, out);
    if (needs_record(in))
        record(kCumprod, out, {&in}, {&in, &out}, Running{at, false});
    return is_half(a.dtype()) ? to(out, a.dtype()) : out;
}

namespace {

std::vector<OpSample> product_samples()
{
    std::vector<OpSample> list;
    for (const Shape& sizes : {Shape{3, 4}, Shape{1}, Shape{}, Shape{0}})
        list.push_back({{sample_values(sizes, -2, 2)}, {}});
    for (const std::int64_t dim : {0, 1, -1})
        list.push_back({{sample_values({2, 3, 4}, -2, 2)}, {{"dim", dim}, {"keepdim", dim == 1}}});
    list.push_back({{sample_values({2, 3, 2}, -2, 2)}, {{"dim", std::vector<std::int64_t>{0, 2}}}});
    return list;
}
/// Rows with no, one and two zeros.
Tensor with_zeros()
{
    return tensor<double>({1.5, -2, 0.5, 2, 0, 3, 0.7, -1, 0, 1.2, 0, 2}, {3, 4});
}
std::vector<OpSample> products()
{
    std::vector<OpSample> list = product_samples();
    list.push_back({{with_zeros()}, {{"dim", std::int64_t{1}}}});
    return list;
}
std::vector<OpSample> running()
{
    return {{{sample_values({3, 6}, -2, 2)}, {{"dim", std::int64_t{1}}}},
            {{sample_values({2, 3, 4}, -2, 2)}, {{"dim", std::int64_t{-2}}}},
            {{sample_values({1}, -2, 2)}, {{"dim", std::int64_t{0}}}},
            {{sample_values({0, 2}, -2, 2)}, {{"dim", std::int64_t{0}}}}};
}
std::vector<OpSample> running_products()
{
    std::vector<OpSample> list = running();
    list.push_back({{with_zeros()}, {{"dim", std::int64_t{1}}}});
    list.push_back({{with_zeros()}, {{"dim", std::int64_t{0}}}});
    return list;
}

Tensor call_prod(std::span<const Tensor> in, const Params& p)
{
    return prod(in[0], integers_attribute(p, "dim", {}), bool_attribute(p, "keepdim", false));
}
template <Tensor (*F)(const Tensor&, std::int64_t)> Tensor call(std::span<const Tensor> in, const Params& p)
{
    return F(in[0], integer_attribute(p, "dim", 0));
}

const RegisterOp registered[] = {
    RegisterOp{{"prod", call_prod, products, true, true}},
    RegisterOp{{"cumsum", call<cumsum>, running, true, true}},
    RegisterOp{{"cumprod", call<cumprod>, running_products, true, true}},
};

}  // namespace

}  // namespace ts
