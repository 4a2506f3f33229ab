#include "engine/ops/index.h"

#include <algorithm>

#include "engine/autograd/backward.h"
#include "engine/ops/computed_type.h"
#include "engine/ops/creation.h"
#include "engine/ops/index_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/one_device.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Along {
    Shape sizes;
    int dim;
};

const IndexKernels& kernels(const Tensor& t)
{
    return KernelTable<IndexKernels>::of(t.device());
}

Tensor as_index(const Tensor& index, const char* op)
{
    if (index.dtype() != DType::Int64 && index.dtype() != DType::Int32)
        throw TypeError(translatable("engine", "%1: the index must be int64 or int32, not %2."),
                        {op, std::string(name(index.dtype()))});
    return to(index, DType::Int64);
}

void index_select_backward(Node& node, Gradients& g)
{
    const auto& along = node.attributes<Along>();
    g.set(0, index_add(zeros(along.sizes, g.output().options()), along.dim, node.saved(0), g.output()));
}
constexpr OpGradient kIndexSelect{"index_select", index_select_backward};

void index_add_backward(Node& node, Gradients& g)
{
    g.set(0, g.output());
    if (node.needs(1))
        g.set(1, index_select(g.output(), node.attributes<Along>().dim, node.saved(0)));
}
constexpr OpGradient kIndexAdd{"index_add", index_add_backward};

void gather_backward(Node& node, Gradients& g)
{
    const auto& along = node.attributes<Along>();
    g.set(0, scatter_add(zeros(along.sizes, g.output().options()), along.dim, node.saved(0), g.output()));
}
constexpr OpGradient kGather{"gather", gather_backward};

void scatter_backward(Node& node, Gradients& g)
{
    const int dim = node.attributes<Along>().dim;
    if (node.needs(0))
        g.set(0, scatter(g.output(), dim, node.saved(0), 0));
    if (node.needs(1))
        g.set(1, gather(g.output(), dim, node.saved(0)));
}
constexpr OpGradient kScatter{"scatter", scatter_backward};

void scatter_add_backward(Node& node, Gradients& g)
{
    g.set(0, g.output());
    if (node.needs(1))
        g.set(1, gather(g.output(), node.attributes<Along>().dim, node.saved(0)));
}
constexpr OpGradient kScatterAdd{"scatter_add", scatter_add_backward};

void check_index_fits(const Tensor& a, int dim, const Tensor& index, const char* op)
{
    expect_one_device(op, a, index);
    bool fits = index.dim() == a.dim();
    for (int i = 0; fits && i < a.dim(); ++i)
        fits = i == dim || index.size(i) <= a.size(i);
    if (!fits)
        throw ShapeError(
            translatable("engine",
                         "%1: an index of shape %2 does not fit a tensor of shape %3: it needs as many dimensions, "
                         "and outside dimension %4 sizes at most as large."),
            {op, index.sizes().text(), a.sizes().text(), std::to_string(dim)});
}

/// The part of `source` that has the sizes of the index.
Tensor trimmed(const Tensor& source, const Tensor& index, const char* op)
{
    Tensor out = source;
    for (int i = 0; i < index.dim(); ++i) {
        if (source.dim() != index.dim() || source.size(i) < index.size(i))
            throw ShapeError(translatable("engine", "%1: a source of shape %2 does not cover an index of shape %3."),
                             {op, source.sizes().text(), index.sizes().text()});
        if (source.size(i) > index.size(i))
            out = narrow(out, i, 0, index.size(i));
    }
    return out;
}

Tensor scattered(const Tensor& a, std::int64_t dim, const Tensor& index, const Tensor& source, bool add)
{
    expect_one_device(add ? "scatter_add" : "scatter", a, index, source);
    const char* op = add ? "scatter_add" : "scatter";
    const int at = normalize_dim(dim, a.dim(), op);
    const Tensor where = as_index(index, op), part = to(trimmed(source, index, op), a.dtype());
    check_index_fits(a, at, where, op);
    Tensor out = empty_like(a);
    copy_elements(a, out);
    kernels(a).scatter(part, at, where, out, add);
    if (needs_record(a, part))
        record(add ? kScatterAdd : kScatter, out, {&a, &part}, {&where}, Along{a.sizes(), at});
    return out;
}

}  // namespace

Tensor index_select(const Tensor& a, std::int64_t dim, const Tensor& index)
{
    expect_one_device("index_select", a, index);
    const int at = normalize_dim(dim, a.dim(), "index_select");
    if (index.dim() > 1 || a.dim() == 0)
        throw ShapeError(translatable("engine",
                                      "index_select: a vector of indices into a tensor with dimensions is needed; "
                                      "got %1 and %2."),
                         {index.sizes().text(), a.sizes().text()});
    const Tensor where = contiguous(as_index(index, "index_select"));
    Shape sizes = a.sizes();
    sizes[at] = where.numel();
    Tensor out = empty(sizes, a.options());
    kernels(a).index_select(contiguous_copy(a), at, where, out);
    if (needs_record(a))
        record(kIndexSelect, out, {&a}, {&where}, Along{a.sizes(), at});
    return out;
}

Tensor index_add(const Tensor& a, std::int64_t dim, const Tensor& index, const Tensor& source)
{
    expect_one_device("index_add", a, index, source);
    const int at = normalize_dim(dim, a.dim(), "index_add");
    const Tensor where = contiguous(as_index(index, "index_add")), part = to(source, a.dtype());
    Shape expected = a.sizes();
    if (a.dim() > 0)
        expected[at] = where.numel();
    if (source.sizes() != expected || where.dim() > 1)
        throw ShapeError(translatable("engine", "index_add: a source of shape %1 is given where %2 is needed."),
                         {source.sizes().text(), expected.text()});
    Tensor out = empty(a.sizes(), a.options());
    copy_elements(a, out);
    kernels(a).index_add(contiguous_copy(part), at, where, out);
    if (needs_record(a, part))
        record(kIndexAdd, out, {&a, &part}, {&where}, Along{a.sizes(), at});
    return out;
}

Tensor gather(const Tensor& a, std::int64_t dim, const Tensor& index)
{
    const int at = normalize_dim(dim, a.dim(), "gather");
    const Tensor where = as_index(index, "gather");
    check_index_fits(a, at, where, "gather");
    Tensor out = empty(where.sizes(), a.options());
    kernels(a).gather(a, at, where, out);
    if (needs_record(a))
        record(kGather, out, {&a}, {&where}, Along{a.sizes(), at});
    return out;
}

Tensor take_along_dim(const Tensor& a, const Tensor& index, std::int64_t dim)
{
    const int at = normalize_dim(dim, a.dim(), "take_along_dim");
    Shape sizes = a.sizes(), wanted = index.sizes();
    if (wanted.rank() == sizes.rank())
        sizes[at] = wanted[at] = 1;
    const Shape common = broadcast_shapes(sizes, wanted, "take_along_dim");
    Shape for_a = common, for_index = common;
    for_a[at] = a.size(at);
    for_index[at] = index.size(at);
    return gather(expand(a, std::span(for_a.begin(), for_a.end())), at,
                  expand(index, std::span(for_index.begin(), for_index.end())));
}

Tensor scatter(const Tensor& a, std::int64_t dim, const Tensor& index, const Tensor& source)
{
    return scattered(a, dim, index, source, false);
}
Tensor scatter(const Tensor& a, std::int64_t dim, const Tensor& index, double value)
{
    return scattered(a, dim, index, expand_view(scalar(value, a.options()), index.sizes()), false);
}
Tensor scatter_add(const Tensor& a, std::int64_t dim, const Tensor& index, const Tensor& source)
{
    return scattered(a, dim, index, source, true);
}

Tensor masked_fill(const Tensor& a, const Tensor& mask, double value)
{
    const Shape sizes = broadcast_shapes(a.sizes(), mask.sizes(), "masked_fill");
    return where(expand_view(mask, sizes), scalar(value, a.options()), a);
}

Tensor masked_select(const Tensor& a, const Tensor& mask)
{
    expect_one_device("masked_select", a, mask);
    if (mask.dtype() != DType::Bool)
        throw TypeError(translatable("engine", "%1: the mask must be bool, not %2."),
                        {"masked_select", std::string(name(mask.dtype()))});
    const Shape sizes = broadcast_shapes(a.sizes(), mask.sizes(), "masked_select");
    const Tensor flags = contiguous_copy(expand_view(mask, sizes));
    const Tensor places = empty({kernels(a).count(flags)}, {DType::Int64, a.device()});
    kernels(a).places(flags, places);
    return index_select(reshape(expand(a, std::span(sizes.begin(), sizes.end())), Shape{sizes.numel()}), 0, places);
}

Tensor one_hot(const Tensor& classes, std::int64_t num_classes)
{
    const Tensor at = as_index(classes, "one_hot");
    if (num_classes < 0 && at.numel() == 0)
        throw ArgumentError(translatable("engine", "one_hot: the number of classes cannot be found from no labels."), {});
    const std::int64_t count = num_classes >= 0 ? num_classes : static_cast<std::int64_t>(amax(at).item()) + 1;
    Shape sizes = at.sizes();
    sizes.push_back(count);
    return scatter(zeros(sizes, at.options()), -1, unsqueeze(at, -1), 1);
}

}  // namespace ts
