#include <algorithm>
#include <array>

#include "engine/ops/creation.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/index.h"
#include "engine/ops/index_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/one_device.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

/// The index a[i0, i1, ...] brought to one form: the indexed dimensions of `a` first and joined into one, and one place in it
/// for every combination.
struct Flattened {
    std::array<std::int64_t, kMaxDims> order{};  ///< dimensions of `a`, indexed ones first
    int rank = 0;
    int indexed = 0;    ///< how many
    int position = 0;   ///< where the dimensions of the index go in the result
    Shape index_sizes;  ///< what the indices broadcast to
    Shape rest;         ///< sizes of the dimensions that are not indexed
    std::int64_t joined = 1;
    Tensor places;  ///< vector
};

/// Coordinates along each dimension of the true elements of a mask.
std::vector<Tensor> coordinates(const Tensor& mask)
{
    const Tensor flags = contiguous_copy(mask);
    const auto& kernels = KernelTable<IndexKernels>::of(mask.device());
    const Tensor places = empty({kernels.count(flags)}, {DType::Int64, mask.device()});
    kernels.places(flags, places);
    std::vector<Tensor> out;
    const Shape strides = contiguous_strides(mask.sizes());
    for (int d = 0; d < mask.dim(); ++d) {
        const Tensor along = empty(places.sizes(), places.options());
        kernels.coordinate(places, strides[d], mask.size(d), along);
        out.push_back(along);
    }
    return out;
}

/// One tensor of whole numbers, or an undefined one, for each dimension of `a` from the left.
std::vector<Tensor> per_dimension(const Tensor& a, std::span<const Tensor> indices)
{
    std::vector<Tensor> out;

    for (const Tensor& t : indices) {
        expect_one_device("index", a, t);
        if (!t.defined() || t.dtype() != DType::Bool) {
            out.push_back(t);
            continue;
        }
        const int at = static_cast<int>(out.size());
        for (int d = 0; d < t.dim(); ++d)
            if (at + d >= a.dim() || t.size(d) != a.size(at + d))
                throw ShapeError(translatable("engine",
                                              "index: a mask of shape %1 does not fit a tensor of shape %2 from "
                                              "dimension %3 on."),
                                 {t.sizes().text(), a.sizes().text(), std::to_string(at)});
        for (Tensor& along : coordinates(t))
            out.push_back(std::move(along));
    }
    if (static_cast<int>(out.size()) > a.dim())
        throw ArgumentError(translatable("engine", "index: %1 indices are given for a tensor of %2 dimensions."),
                            {std::to_string(out.size()), std::to_string(a.dim())});
    return out;
}

/// Indices in [0, size): those that count from the end are turned round.
Tensor from_start(const Tensor& index, std::int64_t size)
{
    if (index.dtype() != DType::Int64 && index.dtype() != DType::Int32)
        throw TypeError(translatable("engine", "%1: the index must be int64 or int32, not %2."),
                        {"index", std::string(name(index.dtype()))});
    const Tensor given = contiguous_copy(to(index, DType::Int64)), out = empty(given.sizes(), given.options());
    KernelTable<IndexKernels>::of(given.device()).from_start(given, size, out);
    return out;
}

/// Do the indices stand side by side?
bool neighbours(const std::vector<Tensor>& per_dim)
{
    const auto given = [](const Tensor& t) { return t.defined(); };
    const auto first = std::find_if(per_dim.begin(), per_dim.end(), given);
    const auto last = std::find_if(per_dim.rbegin(), per_dim.rend(), given).base();
    return std::all_of(first, last, given);
}

Flattened flattened(const Tensor& a, std::span<const Tensor> indices)
{
    const std::vector<Tensor> per_dim = per_dimension(a, indices);
    const auto given
        = [&](int d) { return d < static_cast<int>(per_dim.size()) && per_dim[static_cast<std::size_t>(d)].defined(); };
    Flattened f;
    f.rank = a.dim();
    Tensor places = scalar(0, {DType::Int64, a.device()});
    for (int d = 0; d < a.dim(); ++d) {
        if (!given(d))
            continue;
        if (f.indexed == 0)
            f.position = d;
        f.order[static_cast<std::size_t>(f.indexed++)] = d;
        f.joined *= a.size(d);
        places = add(mul(places, static_cast<double>(a.size(d))), from_start(per_dim[static_cast<std::size_t>(d)], a.size(d)));
    }
    if (f.indexed == 0)
        throw ArgumentError(translatable("engine", "index: at least one index is needed."), {});
    if (!neighbours(per_dim))
        f.position = 0;
    int next = f.indexed;
    for (int d = 0; d < a.dim(); ++d)
        if (!given(d)) {
            f.order[static_cast<std::size_t>(next++)] = d;
            f.rest.push_back(a.size(d));
        }
    f.index_sizes = places.sizes();
    f.places = reshape(places, Shape{-1});
    return f;
}

std::span<const std::int64_t> order_of(const Flattened& f)
{
    return std::span(f.order).first(static_cast<std::size_t>(f.rank));
}

Shape with_front(std::int64_t front, const Shape& rest)
{
    Shape sizes = rest;
    sizes.insert(0, front);
    return sizes;
}

/// The joined dimension first.
Tensor joined(const Tensor& a, const Flattened& f)
{
    return reshape(permute(a, order_of(f)), with_front(f.joined, f.rest));
}

/// Order that brings the dimensions of the index from the front to where they belong, or back.
std::vector<std::int64_t> result_order(const Flattened& f, bool back)
{
    const int index_rank = f.index_sizes.rank(), rank = index_rank + f.rest.rank();
    std::vector<std::int64_t> order;
    for (int i = 0; i < rank; ++i) {
        const bool before = i < f.position, inside = !before && i < f.position + index_rank;
        order.push_back(before ? index_rank + i : inside ? i - f.position : i);
    }
    if (!back)
        return order;
    std::vector<std::int64_t> inverse(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        inverse[static_cast<std::size_t>(order[i])] = static_cast<std::int64_t>(i);
    return inverse;
}

Shape front_sizes(const Flattened& f)
{
    Shape sizes = f.index_sizes;
    for (const std::int64_t size : f.rest)
        sizes.push_back(size);
    return sizes;
}

}  // namespace

Tensor index(const Tensor& a, std::span<const Tensor> indices)
{
    const Flattened f = flattened(a, indices);
    const Tensor picked = reshape(index_select(joined(a, f), 0, f.places), front_sizes(f));
    return f.position == 0 ? picked : permute(picked, result_order(f, false));
}

Tensor index_put(const Tensor& a, std::span<const Tensor> indices, const Tensor& values, bool accumulate)
{
    const Flattened f = flattened(a, indices);
    const Shape front = front_sizes(f);
    Shape wanted = front;
    const std::vector<std::int64_t> order = result_order(f, false);
    for (int i = 0; i < front.rank(); ++i)
        wanted[i] = front[static_cast<int>(order[static_cast<std::size_t>(i)])];
    const Tensor spread = permute(expand(values, std::span(wanted.begin(), wanted.end())), result_order(f, true));
    const Tensor rows = reshape(spread, with_front(f.places.numel(), f.rest));
    const Tensor base = joined(a, f);
    Tensor places = f.places;
    for (int i = 0; i < f.rest.rank(); ++i)
        places = unsqueeze(places, -1);
    const Tensor at = expand_view(places, rows.sizes());
    const Tensor changed = accumulate ? scatter_add(base, 0, at, rows) : scatter(base, 0, at, rows);
    Shape ordered;
    std::array<std::int64_t, kMaxDims> inverse{};
    for (int i = 0; i < f.rank; ++i) {
        const std::int64_t from = f.order[static_cast<std::size_t>(i)];
        ordered.push_back(a.size(from));
        inverse[static_cast<std::size_t>(from)] = i;
    }
    return permute(reshape(changed, ordered), std::span(inverse).first(static_cast<std::size_t>(f.rank)));
}

Tensor nonzero(const Tensor& a)
{
    const Tensor flags = to(a.detach(), DType::Bool);
    const std::vector<Tensor> along = coordinates(flags);
    if (along.empty())
        return empty({flags.item() != 0 ? 1 : 0, 0}, {DType::Int64, a.device()});
    return stack(along, 1);
}

}  // namespace ts
