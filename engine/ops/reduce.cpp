#include "engine/ops/reduce.h"

#include <array>
#include <cmath>

#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/op_record.h"
#include "engine/ops/reduce_kernels.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

using DimSet = std::array<bool, kMaxDims>;

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

/// What a reduction leaves, and the input arranged so that a kernel sees a matrix.
struct Plan {
    Shape kept_sizes;   // reduced dimensions left out
    Shape with_ones;    // reduced dimensions of size 1
    Tensor matrix;      // (rows, columns), contiguous
    bool over_columns;  // each column is reduced, else each row
};

bool leading(const DimSet& set, int rank)
{
    for (int i = 1; i < rank; ++i)
        if (set[static_cast<std::size_t>(i)] && !set[static_cast<std::size_t>(i - 1)])
            return false;
    return rank > 0 && set[0] && !set[static_cast<std::size_t>(rank - 1)];
}

Tensor reduced_last(const Tensor& a, const DimSet& set)
{
    std::array<std::int64_t, kMaxDims> order{};
    std::size_t at = 0;
    for (const bool reduced : {false, true})
        for (int i = 0; i < a.dim(); ++i)
            if (set[static_cast<std::size_t>(i)] == reduced)
                order[at++] = i;
    return contiguous_copy(permute(a, std::span(order).first(at)));
}

Plan plan(const Tensor& a, const DimSet& set, bool allow_columns)
{
    Plan p{{}, a.sizes(), {}, false};
    std::int64_t kept = 1, reduced = 1;
    for (int i = 0; i < a.dim(); ++i) {
        const bool gone = set[static_cast<std::size_t>(i)];
        (gone ? reduced : kept) *= a.sizes()[i];
        if (gone)
            p.with_ones[i] = 1;
        else
            p.kept_sizes.push_back(a.sizes()[i]);
    }
    const NoGradGuard unrecorded;
    p.over_columns = allow_columns && a.is_contiguous() && leading(set, a.dim());
    const Tensor source = p.over_columns ? a : reduced_last(a, set);
    const Shape sizes = p.over_columns ? Shape{reduced, kept} : Shape{kept, reduced};
    p.matrix = source.as_strided(sizes, contiguous_strides(sizes), source.storage_offset());
    return p;
}

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
    const Tensor in = is_floating(a.dtype()) ? a : to(a, DType::Int64);
    const Plan p = plan(in, chosen_dims(in, dims, op), true);
    Tensor out = empty(keepdim ? p.with_ones : p.kept_sizes, in.dtype());
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
    const Plan p = plan(a, chosen_dims(a, dims, name), false);
    if (p.matrix.size(1) == 0)
        throw ArgumentError(translatable("engine", "%1: there are no elements to choose from (shape %2)."),
                            {name, a.sizes().text()});
    Tensor out = empty(keepdim ? p.with_ones : p.kept_sizes, a.dtype());
    KernelTable<ReduceKernels>::of(a.device()).rows(op, p.matrix, out);
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
    return summed(a, {}, false, 1, "sum");
}
Tensor sum(const Tensor& a, std::span<const std::int64_t> dims, bool keepdim)
{
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

Tensor argmax(const Tensor& a, std::int64_t dim, bool keepdim)
{
    const std::int64_t dims[] = {normalize_dim(dim, a.dim(), "argmax")};
    const Plan p = plan(a.detach(), chosen_dims(a, dims, "argmax"), false);
    if (p.matrix.size(1) == 0)
        throw ArgumentError(translatable("engine", "%1: there are no elements to choose from (shape %2)."),
                            {"argmax", a.sizes().text()});
    Tensor out = empty(keepdim ? p.with_ones : p.kept_sizes, DType::Int64);
    KernelTable<ReduceKernels>::of(a.device()).argmax(p.matrix, out);
    return out;
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
Tensor call_argmax(std::span<const Tensor> in, const Params& p)
{
    return argmax(in[0].dim() == 0 ? unsqueeze(in[0], 0) : in[0], integer_attribute(p, "dim", -1),
                  bool_attribute(p, "keepdim", false));
}

const RegisterOp registered[] = {
    RegisterOp{{"sum", call<sum>, samples, true, true}},   RegisterOp{{"mean", call<mean>, samples, true, true}},
    RegisterOp{{"amax", call<amax>, samples, true, true}}, RegisterOp{{"amin", call<amin>, samples, true, true}},
    RegisterOp{{"argmax", call_argmax, samples, false}},
};

}  // namespace

}  // namespace ts
