#include "engine/ops/rearrange.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "engine/autograd/backward.h"
#include "engine/ops/one_device.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

using DimList = std::array<std::int64_t, kMaxDims>;

struct Flipped {
    std::uint32_t dims = 0;  ///< bit i: dimension i
};
Tensor flip_dims(const Tensor& a, Flipped flipped);

void flip_backward(Node& node, Gradients& g)
{
    g.set(0, flip_dims(g.output(), node.attributes<Flipped>()));
}
constexpr OpGradient kFlip{"flip", flip_backward};

Tensor flip_dims(const Tensor& a, Flipped flipped)
{
    Shape strides = a.strides();
    std::int64_t offset = a.storage_offset();
    for (int i = 0; i < a.dim(); ++i)
        if (flipped.dims >> i & 1U) {
            offset += std::max<std::int64_t>(a.sizes()[i] - 1, 0) * strides[i];
            strides[i] = -strides[i];
        }
    Tensor out = empty_like(a);
    if (a.numel() > 0)
        copy_elements(a.as_strided(a.sizes(), strides, offset), out);
    if (needs_record(a))
        record(kFlip, out, {&a}, {}, flipped);
    return out;
}

struct Pieces {
    Shape whole;
    TensorOptions options;
    int dim;
};

/// The gradient of a split joins the gradients of its pieces; a piece that nobody used counts as zero.
void split_backward(Node& node, Gradients& g)
{
    const auto& pieces = node.attributes<Pieces>();
    const Tensor lengths = node.saved(0);
    std::vector<Tensor> parts;
    for (int i = 0; i < node.output_count; ++i) {
        Shape sizes = pieces.whole;
        sizes[pieces.dim] = lengths.data<std::int64_t>()[i];
        const Tensor part = g.output(i);
        parts.push_back(part.defined() ? part : zeros(sizes, pieces.options));
    }
    g.set(0, cat(parts, pieces.dim));
}
constexpr OpGradient kSplit{"split", split_backward};

void record_split(const Tensor& a, int dim, std::vector<Tensor>& parts)
{
    Tensor lengths = empty({static_cast<std::int64_t>(parts.size())}, DType::Int64);
    std::vector<Tensor*> outputs;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        lengths.data<std::int64_t>()[i] = parts[i].size(dim);
        outputs.push_back(&parts[i]);
    }
    const Tensor* const input = &a;
    const Tensor* const saved = &lengths;
    const Pieces pieces{a.sizes(), a.options(), dim};
    record_node({kSplit, {&input, 1}, {&saved, 1}, outputs}, &pieces, sizeof pieces);
}

/// The part of a dimension that a range names, reversed where its step is negative.
Tensor ranged(const Tensor& a, int dim, const Range& range)
{
    if (range.step == 0)
        throw ArgumentError(translatable("engine", "slice: the step of dimension %1 is 0."), {std::to_string(dim)});
    const std::int64_t size = a.size(dim);
    const auto from_start = [size](std::int64_t i) { return i < 0 ? i + size : i; };
    if (range.step > 0) {
        const bool whole = !range.start && !range.end && range.step == 1;
        return whole ? a : slice(a, dim, range.start.value_or(0), range.end.value_or(size), range.step);
    }
    const std::int64_t step = -std::max(range.step, -std::max<std::int64_t>(size, 1));
    const std::int64_t first = range.start ? std::clamp<std::int64_t>(from_start(*range.start), -1, size - 1) : size - 1;
    const std::int64_t end = range.end ? std::clamp<std::int64_t>(from_start(*range.end), -1, size - 1) : -1;
    const std::int64_t count = std::max<std::int64_t>((first - end + step - 1) / step, 0);
    const std::int64_t lowest = count > 0 ? first - (count - 1) * step : 0;
    const std::int64_t dims[] = {dim};
    return flip(slice(a, dim, lowest, count > 0 ? first + 1 : 0, step), dims);
}

/// Copies of the whole of dimension `dim` side by side, through a view of three dimensions.
Tensor repeated(const Tensor& a, int dim, std::int64_t times)
{
    Shape sizes = a.sizes();
    std::int64_t outer = 1, inner = 1;
    for (int i = 0; i < a.dim(); ++i)
        (i < dim ? outer : inner) *= sizes[i];
    sizes[dim] *= times;
    const std::int64_t wanted[] = {outer, times, inner};
    return reshape(expand(reshape(a, Shape{outer, 1, inner}), wanted), sizes);
}

Tensor rolled(const Tensor& a, std::int64_t shift, std::int64_t dim)
{
    const std::int64_t size = a.size(dim);
    const std::int64_t by = size == 0 ? 0 : (shift % size + size) % size;
    if (by == 0)
        return a;
    const Tensor parts[] = {narrow(a, dim, size - by, by), narrow(a, dim, 0, size - by)};
    return cat(parts, dim);
}

}  // namespace

Tensor slice(const Tensor& a, std::span<const Range> ranges)
{
    if (static_cast<int>(ranges.size()) > a.dim())
        throw ArgumentError(translatable("engine", "slice: %1 ranges are given for a tensor of %2 dimensions."),
                            {std::to_string(ranges.size()), std::to_string(a.dim())});
    Tensor out = a;
    for (std::size_t i = 0; i < ranges.size(); ++i)
        out = ranged(out, static_cast<int>(i), ranges[i]);
    return out;
}

Tensor squeeze(const Tensor& a)
{
    Tensor out = a;
    for (int i = a.dim() - 1; i >= 0; --i)
        out = squeeze(out, i);
    return out;
}

Tensor unflatten(const Tensor& a, std::int64_t dim, std::span<const std::int64_t> sizes)
{
    const int at = normalize_dim(dim, a.dim(), "unflatten");
    if (sizes.empty() || a.dim() == 0)
        throw ArgumentError(translatable("engine", "unflatten: there is no size to split the dimension into."), {});
    std::int64_t known = 1;
    for (const std::int64_t size : sizes)
        known *= size == -1 ? 1 : size;
    const bool open = std::find(sizes.begin(), sizes.end(), -1) != sizes.end();
    if (open ? known <= 0 || a.size(at) % known != 0 : known != a.size(at))
        throw ShapeError(translatable("engine", "unflatten: dimension %1 of size %2 does not split into %3."),
                         {std::to_string(at), std::to_string(a.size(at)), Shape(sizes).text()});
    Shape wanted;
    for (int i = 0; i < a.dim(); ++i) {
        if (i != at)
            wanted.push_back(a.size(i));
        else
            for (const std::int64_t size : sizes)
                wanted.push_back(size == -1 ? a.size(at) / known : size);
    }
    return view(a, wanted);
}

Tensor movedim(const Tensor& a, std::span<const std::int64_t> source, std::span<const std::int64_t> destination)
{
    if (source.size() != destination.size())
        throw ArgumentError(translatable("engine", "movedim: %1 dimensions cannot move to %2 places."),
                            {std::to_string(source.size()), std::to_string(destination.size())});
    DimList order{};
    order.fill(-1);
    std::array<bool, kMaxDims> moved{};
    for (std::size_t i = 0; i < source.size(); ++i) {
        const int from = normalize_dim(source[i], a.dim(), "movedim");
        std::int64_t& place = order[static_cast<std::size_t>(normalize_dim(destination[i], a.dim(), "movedim"))];
        if (place >= 0 || std::exchange(moved[static_cast<std::size_t>(from)], true))
            throw ArgumentError(translatable("engine", "movedim: a dimension is named twice."), {});
        place = from;
    }
    std::size_t next = 0;
    for (int i = 0; i < a.dim(); ++i) {
        std::int64_t& place = order[static_cast<std::size_t>(i)];
        if (place >= 0)
            continue;
        while (moved[next])
            ++next;
        place = static_cast<std::int64_t>(next++);
    }
    return permute(a, std::span(order).first(static_cast<std::size_t>(a.dim())));
}

std::vector<Tensor> split(const Tensor& a, std::span<const std::int64_t> sizes, std::int64_t dim)
{
    const int at = normalize_dim(dim, a.dim(), "split");
    std::int64_t total = 0;
    for (const std::int64_t size : sizes)
        total += size;
    if (a.dim() == 0 || total != a.size(at) || std::any_of(sizes.begin(), sizes.end(), [](auto size) { return size < 0; }))
        throw ShapeError(translatable("engine", "split: sizes that add up to %1 do not split dimension %2 of shape %3."),
                         {std::to_string(total), std::to_string(at), a.sizes().text()});
    std::vector<Tensor> parts;
    {
        const NoGradGuard unrecorded;
        std::int64_t start = 0;
        for (const std::int64_t size : sizes) {
            parts.push_back(narrow(a, at, start, size));
            start += size;
        }
    }
    if (needs_record(a))
        record_split(a, at, parts);
    return parts;
}

std::vector<Tensor> split(const Tensor& a, std::int64_t size, std::int64_t dim)
{
    if (size < 1)
        throw ArgumentError(translatable("engine", "split: the size of a part must be at least 1, not %1."),
                            {std::to_string(size)});
    std::vector<std::int64_t> sizes;
    const std::int64_t whole = a.size(dim);
    for (std::int64_t start = 0; start < whole; start += std::min(size, whole - start))
        sizes.push_back(std::min(size, whole - start));
    if (sizes.empty())
        sizes.push_back(0);
    return split(a, sizes, dim);
}

std::vector<Tensor> chunk(const Tensor& a, std::int64_t chunks, std::int64_t dim)
{
    if (chunks < 1)
        throw ArgumentError(translatable("engine", "chunk: at least one part is needed, not %1."), {std::to_string(chunks)});
    const std::int64_t size = a.size(dim);
    return split(a, std::max<std::int64_t>(size / chunks + (size % chunks != 0), 1), dim);
}

std::vector<Tensor> unbind(const Tensor& a, std::int64_t dim)
{
    if (a.size(dim) == 0)
        return {};
    std::vector<Tensor> parts = split(a, 1, dim);
    for (Tensor& part : parts)
        part = squeeze(part, dim);
    return parts;
}

Tensor repeat(const Tensor& a, std::span<const std::int64_t> repeats)
{
    const int extra = static_cast<int>(repeats.size()) - a.dim();
    const bool negative = std::any_of(repeats.begin(), repeats.end(), [](std::int64_t n) { return n < 0; });
    if (extra < 0 || negative)
        throw ArgumentError(translatable("engine",
                                         "repeat: a tensor of shape %1 needs one count of 0 or more for each "
                                         "dimension; got %2."),
                            {a.sizes().text(), Shape(repeats).text()});
    Shape sizes = a.sizes();
    for (int i = 0; i < extra; ++i)
        sizes.insert(0, 1);
    Tensor out = reshape(a, sizes);
    for (int i = sizes.rank() - 1; i >= 0; --i)
        if (repeats[static_cast<std::size_t>(i)] != 1)
            out = repeated(out, i, repeats[static_cast<std::size_t>(i)]);
    return out.shares_storage(a) ? clone(out) : out;
}

Tensor tile(const Tensor& a, std::span<const std::int64_t> repeats)
{
    Shape all(repeats);
    while (all.rank() < a.dim())
        all.insert(0, 1);
    return repeat(a, std::span(all.begin(), all.end()));
}

Tensor flip(const Tensor& a, std::span<const std::int64_t> dims)
{
    Flipped flipped;
    for (const std::int64_t dim : dims) {
        const std::uint32_t bit = 1U << normalize_dim(dim, a.dim(), "flip");
        if (flipped.dims & bit)
            throw ArgumentError(translatable("engine", "%1: dimension %2 is named twice."), {"flip", std::to_string(dim)});
        flipped.dims |= bit;
    }
    return flip_dims(a, flipped);
}

Tensor roll(const Tensor& a, std::span<const std::int64_t> shifts, std::span<const std::int64_t> dims)
{
    if (dims.empty() && shifts.size() == 1)
        return reshape(rolled(reshape(a, Shape{-1}), shifts[0], 0), a.sizes());
    if (shifts.size() != dims.size())
        throw ArgumentError(translatable("engine", "roll: %1 shifts are given for %2 dimensions."),
                            {std::to_string(shifts.size()), std::to_string(dims.size())});
    Tensor out = a;
    for (std::size_t i = 0; i < dims.size(); ++i)
        out = rolled(out, shifts[i], dims[i]);
    return out;
}

std::vector<Tensor> meshgrid(std::span<const Tensor> vectors)
{
    Shape grid;
    for (const Tensor& t : vectors) {
        expect_one_device("meshgrid", vectors[0], t);
        if (t.dim() > 1)
            throw ShapeError(translatable("engine", "meshgrid: vectors are needed; one has shape %1."), {t.sizes().text()});
        grid.push_back(t.numel());
    }
    std::vector<Tensor> out;
    for (int i = 0; i < grid.rank(); ++i) {
        Shape sizes = grid;
        std::fill(sizes.begin(), sizes.end(), 1);
        sizes[i] = grid[i];
        out.push_back(expand(reshape(vectors[static_cast<std::size_t>(i)], sizes), std::span(grid.begin(), grid.end())));
    }
    return out;
}

Tensor cartesian_prod(std::span<const Tensor> vectors)
{
    if (vectors.size() == 1)
        return vectors[0];
    std::vector<Tensor> columns = meshgrid(vectors);
    for (Tensor& column : columns)
        column = reshape(column, Shape{-1});
    return stack(columns, 1);
}

}  // namespace ts
