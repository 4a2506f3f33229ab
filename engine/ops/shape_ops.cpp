#include "engine/ops/shape_ops.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "engine/autograd/accumulate.h"
#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Original {
    Shape sizes;
    DType dtype;
};

struct Order {
    std::array<std::uint8_t, kMaxDims> dims{};
    int rank = 0;
};

struct Part {
    Shape sizes;  // of the whole
    int dim;
    std::int64_t start, step, length;
};

void reshape_backward(Node& node, Gradients& g)
{
    g.set(0, reshape(g.output(), node.attributes<Original>().sizes));
}
constexpr OpGradient kReshape{"reshape", reshape_backward};

void permute_backward(Node& node, Gradients& g)
{
    const auto& order = node.attributes<Order>();
    std::array<std::int64_t, kMaxDims> inverse{};
    for (int i = 0; i < order.rank; ++i)
        inverse[static_cast<std::size_t>(order.dims[static_cast<std::size_t>(i)])] = i;
    g.set(0, permute(g.output(), std::span(inverse).first(static_cast<std::size_t>(order.rank))));
}
constexpr OpGradient kPermute{"permute", permute_backward};

void expand_backward(Node& node, Gradients& g)
{
    const auto& original = node.attributes<Original>();
    g.set(0, reduce_to(g.output(), original.sizes, original.dtype));
}
constexpr OpGradient kExpand{"expand", expand_backward};

void clone_backward(Node&, Gradients& g)
{
    g.set(0, g.output());
}
constexpr OpGradient kClone{"clone", clone_backward};

Tensor slice_view(const Tensor& a, int dim, std::int64_t start, std::int64_t length, std::int64_t step)
{
    Shape sizes = a.sizes(), strides = a.strides();
    const std::int64_t offset = a.storage_offset() + (length > 0 ? start * strides[dim] : 0);
    sizes[dim] = length;
    strides[dim] *= step;
    return a.as_strided(sizes, strides, offset);
}

Tensor put_slice(const Tensor& part, const Part& where);
Tensor sliced(const Tensor& a, int dim, std::int64_t start, std::int64_t length, std::int64_t step);

/// Adds the gradient of a slice to the leaf's own gradient, where the rest of it need not be touched.
bool add_to_leaf(Gradients& g, const Part& part)
{
    bool overwrite = true;
    const Tensor whole = g.direct_buffer(0, overwrite), gradient = g.output();
    if (!whole.defined() || whole.dtype() != gradient.dtype())
        return false;
    if (overwrite)
        fill_elements(whole, 0);
    const Tensor place = slice_view(whole, part.dim, part.start, gradient.sizes()[part.dim], part.step);
    add_gradients_in_place(place, gradient);
    g.filled(0);
    return true;
}

void slice_backward(Node& node, Gradients& g)
{
    const auto& part = node.attributes<Part>();
    if (!add_to_leaf(g, part))
        g.set(0, put_slice(g.output(), part));
}
constexpr OpGradient kSlice{"slice", slice_backward};

void put_slice_backward(Node& node, Gradients& g)
{
    const auto& part = node.attributes<Part>();
    g.set(0, sliced(g.output(), part.dim, part.start, part.length, part.step));
}
constexpr OpGradient kPutSlice{"put_slice", put_slice_backward};

/// Zeros of the whole's sizes with `part` where the slice lies: the transpose of slice.
Tensor put_slice(const Tensor& part, const Part& where)
{
    Tensor out = zeros(where.sizes, part.options());
    copy_elements(part, slice_view(out, where.dim, where.start, part.sizes()[where.dim], where.step));
    if (needs_record(part))
        record(kPutSlice, out, {&part}, {}, where);
    return out;
}

Tensor sliced(const Tensor& a, int dim, std::int64_t start, std::int64_t length, std::int64_t step)
{
    Tensor out = slice_view(a, dim, start, length, step);
    if (needs_record(a))
        record(kSlice, out, {&a}, {}, Part{a.sizes(), dim, start, step, length});
    return out;
}

/// Fills in a size of -1.
Shape resolve(const Tensor& a, std::span<const std::int64_t> sizes, const char* op)
{
    Shape out(sizes);
    int unknown = -1;
    std::int64_t known = 1;
    for (int i = 0; i < out.rank(); ++i) {
        if (out[i] == -1 && unknown < 0)
            unknown = i;
        else if (out[i] < 0)
            throw ShapeError(translatable("engine", "%1: sizes must not be negative, and one of them may be -1; got %2."),
                             {op, out.text()});
        else
            known *= out[i];
    }
    if (unknown >= 0 && known > 0 && a.numel() % known == 0)
        out[unknown] = a.numel() / known;
    else if (unknown >= 0 || known != a.numel())
        throw ShapeError(translatable("engine", "%1: %2 elements of shape %3 do not fit shape %4."),
                         {op, std::to_string(a.numel()), a.sizes().text(), out.text()});
    return out;
}

/// Strides of `sizes` over the memory of `a`, where they exist.
std::optional<Shape> view_strides(const Tensor& a, const Shape& sizes)
{
    if (a.is_contiguous() || a.numel() == 0)
        return contiguous_strides(sizes);
    Shape strides = sizes;
    int to = sizes.rank() - 1;
    std::int64_t group = 1, filled = 1;
    std::int64_t step = a.dim() > 0 ? a.strides()[a.dim() - 1] : 1;
    for (int from = a.dim() - 1; from >= 0; --from) {
        group *= a.sizes()[from];
        const bool joined = from > 0 && (a.sizes()[from - 1] == 1 || a.strides()[from - 1] == group * step);
        if (joined && from > 0)
            continue;
        while (to >= 0 && (filled < group || sizes[to] == 1)) {
            strides[to] = filled * step;
            filled *= sizes[to--];
        }
        if (filled != group)
            return std::nullopt;
        if (from > 0)
            step = a.strides()[from - 1];
        group = filled = 1;
    }
    return to < 0 ? std::optional(strides) : std::nullopt;
}

Tensor recorded_view(const Tensor& a, const Shape& sizes, const Shape& strides)
{
    Tensor out = a.as_strided(sizes, strides, a.storage_offset());
    if (needs_record(a))
        record(kReshape, out, {&a}, {}, Original{a.sizes(), a.dtype()});
    return out;
}

}  // namespace

Tensor view(const Tensor& a, std::span<const std::int64_t> sizes)
{
    const Shape wanted = resolve(a, sizes, "view");
    const std::optional<Shape> strides = view_strides(a, wanted);
    if (!strides)
        throw ShapeError(translatable("engine",
                                      "view: a tensor of shape %1 with strides %2 cannot be seen as %3 without a copy. "
                                      "Use reshape, which copies."),
                         {a.sizes().text(), a.strides().text(), wanted.text()});
    return recorded_view(a, wanted, *strides);
}

Tensor view(const Tensor& a, const Shape& sizes)
{
    return view(a, std::span(sizes.begin(), sizes.end()));
}

Tensor reshape(const Tensor& a, std::span<const std::int64_t> sizes)
{
    const Shape wanted = resolve(a, sizes, "reshape");
    if (const std::optional<Shape> strides = view_strides(a, wanted))
        return recorded_view(a, wanted, *strides);
    const Tensor copy = contiguous(a);
    return recorded_view(copy, wanted, contiguous_strides(wanted));
}

Tensor reshape(const Tensor& a, const Shape& sizes)
{
    return reshape(a, std::span(sizes.begin(), sizes.end()));
}

Tensor flatten(const Tensor& a, std::int64_t start_dim, std::int64_t end_dim)
{
    const int first = normalize_dim(start_dim, a.dim(), "flatten");
    const int last = normalize_dim(end_dim, a.dim(), "flatten");
    if (first > last)
        throw ArgumentError(translatable("engine", "flatten: start_dim %1 lies behind end_dim %2."),
                            {std::to_string(start_dim), std::to_string(end_dim)});
    Shape sizes;
    std::int64_t joined = 1;
    for (int i = 0; i < std::max(a.dim(), 1); ++i) {
        const std::int64_t size = a.dim() == 0 ? 1 : a.sizes()[i];
        if (i >= first && i <= last)
            joined *= size;
        if (i < first || i > last)
            sizes.push_back(size);
        else if (i == last)
            sizes.push_back(joined);
    }
    return reshape(a, sizes);
}

Tensor permute(const Tensor& a, std::span<const std::int64_t> dims)
{
    if (static_cast<int>(dims.size()) != a.dim())
        throw ArgumentError(translatable("engine", "permute: %1 dimensions are named for a tensor of %2."),
                            {std::to_string(dims.size()), std::to_string(a.dim())});
    Order order{{}, a.dim()};
    Shape sizes = a.sizes(), strides = a.strides();
    std::array<bool, kMaxDims> seen{};
    for (int i = 0; i < a.dim(); ++i) {
        const int from = normalize_dim(dims[static_cast<std::size_t>(i)], a.dim(), "permute");
        if (std::exchange(seen[static_cast<std::size_t>(from)], true))
            throw ArgumentError(translatable("engine", "permute: dimension %1 is named twice."), {std::to_string(from)});
        order.dims[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(from);
        sizes[i] = a.sizes()[from];
        strides[i] = a.strides()[from];
    }
    Tensor out = a.as_strided(sizes, strides, a.storage_offset());
    if (needs_record(a))
        record(kPermute, out, {&a}, {}, order);
    return out;
}

Tensor transpose(const Tensor& a, std::int64_t dim0, std::int64_t dim1)
{
    std::array<std::int64_t, kMaxDims> dims{};
    for (int i = 0; i < a.dim(); ++i)
        dims[static_cast<std::size_t>(i)] = i;
    const auto first = static_cast<std::size_t>(normalize_dim(dim0, a.dim(), "transpose"));
    const auto second = static_cast<std::size_t>(normalize_dim(dim1, a.dim(), "transpose"));
    std::swap(dims[first], dims[second]);
    return permute(a, std::span(dims).first(static_cast<std::size_t>(a.dim())));
}

Tensor unsqueeze(const Tensor& a, std::int64_t dim)
{
    const int at = normalize_dim(dim, a.dim() + 1, "unsqueeze");
    Shape sizes = a.sizes(), strides = a.strides();
    strides.insert(at, at < a.dim() ? sizes[at] * strides[at] : 1);
    sizes.insert(at, 1);
    return recorded_view(a, sizes, strides);
}

Tensor squeeze(const Tensor& a, std::int64_t dim)
{
    const int at = normalize_dim(dim, a.dim(), "squeeze");
    if (a.dim() == 0 || a.sizes()[at] != 1)
        return a;
    Shape sizes = a.sizes(), strides = a.strides();
    sizes.erase(at);
    strides.erase(at);
    return recorded_view(a, sizes, strides);
}

Tensor expand_view(const Tensor& a, const Shape& sizes)
{
    Shape strides = sizes;
    const int extra = sizes.rank() - a.dim();
    for (int i = 0; i < sizes.rank(); ++i) {
        const bool own = i >= extra && a.sizes()[i - extra] == sizes[i] && sizes[i] != 1;
        strides[i] = own ? a.strides()[i - extra] : 0;
        if (!own && i >= extra && a.sizes()[i - extra] != 1)
            throw ShapeError(translatable("engine", "expand: shape %1 cannot be expanded to %2."),
                             {a.sizes().text(), sizes.text()});
    }
    return a.as_strided(sizes, strides, a.storage_offset());
}

Tensor expand(const Tensor& a, std::span<const std::int64_t> sizes)
{
    Shape wanted(sizes);
    const int extra = wanted.rank() - a.dim();
    for (int i = std::max(extra, 0); i < wanted.rank(); ++i)
        if (wanted[i] == -1)
            wanted[i] = a.sizes()[i - extra];
    if (extra < 0)
        throw ShapeError(translatable("engine", "expand: shape %1 cannot be expanded to %2."),
                         {a.sizes().text(), wanted.text()});
    Tensor out = expand_view(a, wanted);
    if (needs_record(a))
        record(kExpand, out, {&a}, {}, Original{a.sizes(), a.dtype()});
    return out;
}

Tensor slice(const Tensor& a, std::int64_t dim, std::int64_t start, std::int64_t end, std::int64_t step)
{
    const int at = normalize_dim(dim, a.dim(), "slice");
    if (step < 1)
        throw ArgumentError(translatable("engine", "slice: the step must be at least 1, not %1."), {std::to_string(step)});
    const std::int64_t size = a.size(at);
    const auto clip = [size](std::int64_t i) { return std::clamp<std::int64_t>(i < 0 ? i + size : i, 0, size); };
    const std::int64_t first = clip(start);
    const std::int64_t span = std::max<std::int64_t>(clip(end) - first, 0);
    const std::int64_t length = span / step + (span % step != 0);
    return sliced(a, at, first, length, step);
}

Tensor narrow(const Tensor& a, std::int64_t dim, std::int64_t start, std::int64_t length)
{
    const int at = normalize_dim(dim, a.dim(), "narrow");
    if (start < 0 || length < 0 || length > a.size(at) - start)
        throw ArgumentError(translatable("engine", "narrow: %1 elements from %2 do not lie in dimension %3 of shape %4."),
                            {std::to_string(length), std::to_string(start), std::to_string(at), a.sizes().text()});
    return sliced(a, at, start, length, 1);
}

Tensor select(const Tensor& a, std::int64_t dim, std::int64_t index)
{
    const int at = normalize_dim(dim, a.dim(), "select");
    const std::int64_t size = a.size(at);
    if (index < -size || index >= size)
        throw ArgumentError(translatable("engine", "select: index %1 is out of range for dimension %2 of size %3."),
                            {std::to_string(index), std::to_string(at), std::to_string(size)});
    return squeeze(sliced(a, at, index < 0 ? index + size : index, 1, 1), at);
}

Tensor contiguous(const Tensor& a)
{
    if (a.is_contiguous())
        return a;
    Tensor out = contiguous_copy(a);
    if (needs_record(a))
        record(kClone, out, {&a});
    return out;
}

Tensor clone(const Tensor& a)
{
    Tensor out = empty_like(a);
    copy_elements(a, out);
    if (needs_record(a))
        record(kClone, out, {&a});
    return out;
}

}  // namespace ts
