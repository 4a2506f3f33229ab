#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

/// What the backward pass needs: the dimension, then the length of each part along it. Few parts take no memory of their own.
class Lengths {
public:
    Lengths(int dim, std::size_t parts) : m_many(parts < kFew ? 0 : parts + 1), m_bytes((parts + 1) * sizeof(std::int64_t))
    {
        data()[0] = dim;
    }

    std::int64_t* data() { return m_many.empty() ? m_few.data() : m_many.data(); }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    static constexpr std::size_t kFew = 8;

    std::array<std::int64_t, kFew> m_few{};
    std::vector<std::int64_t> m_many;
    std::size_t m_bytes;
};

void cat_backward(Node& node, Gradients& g)
{
    const auto* lengths = static_cast<const std::int64_t*>(node.attribute_bytes);
    const Tensor gradient = g.output();
    std::int64_t at = 0;
    for (int i = 0; i < node.input_count; ++i) {
        if (node.needs(i))
            g.set(i, narrow(gradient, lengths[0], at, lengths[i + 1]));
        at += lengths[i + 1];
    }
}
constexpr OpGradient kCat{"cat", cat_backward};

void check_fits(const Tensor& first, const Tensor& t, int dim)
{
    bool fits = t.dim() == first.dim();
    for (int i = 0; fits && i < t.dim(); ++i)
        fits = i == dim || t.sizes()[i] == first.sizes()[i];
    if (!fits)
        throw ShapeError(translatable("engine", "cat: shape %1 does not fit %2; all but dimension %3 must agree."),
                         {t.sizes().text(), first.sizes().text(), std::to_string(dim)});
}

/// The type all are to have, where they have not.
std::optional<DType> differing_types(std::span<const Tensor> tensors)
{
    DType common = tensors[0].dtype();
    bool alike = true;
    for (const Tensor& t : tensors) {
        alike = alike && t.dtype() == tensors[0].dtype();
        common = promote(common, t.dtype());
    }
    return alike ? std::nullopt : std::optional(common);
}

/// In host memory: copies a row-major part to its place, elements `start` on in each of the whole's rows.
void put(const Tensor& part, const Tensor& whole, int dim, std::int64_t start)
{
    const std::int64_t step = whole.strides()[dim], size = static_cast<std::int64_t>(item_size(part.dtype()));
    const std::int64_t run = part.sizes()[dim] * step * size, row = whole.sizes()[dim] * step * size;
    if (run == 0)
        return;
    const auto* from = static_cast<const std::byte*>(part.raw_data());
    auto* to = static_cast<std::byte*>(whole.raw_data()) + start * step * size;
    for (const std::byte* end = from + part.numel() * size; from != end; from += run, to += row)
        std::memcpy(to, from, static_cast<std::size_t>(run));
}

Tensor joined(std::span<const Tensor> tensors, const Shape& sizes, int dim)
{
    const bool images = sizes.rank() == 4
        && std::ranges::all_of(tensors, [](const Tensor& t) { return t.is_channels_last() && !t.is_contiguous(); });
    Tensor out = images ? empty_channels_last(sizes, tensors[0].options()) : empty(sizes, tensors[0].options());
    const bool on_host = out.device().type == DeviceType::Cpu;
    std::int64_t start = 0;
    for (const Tensor& part : tensors) {
        if (on_host && !images && part.is_contiguous())
            put(part, out, dim, start);
        else
            copy_elements(part, narrow(out, dim, start, part.sizes()[dim]));
        start += part.sizes()[dim];
    }
    return out;
}

void record_cat(std::span<const Tensor> tensors, Tensor& out, Lengths& lengths)
{
    constexpr std::size_t few = 8;
    std::array<const Tensor*, few> here{};
    std::vector<const Tensor*> many(tensors.size() > few ? tensors.size() : 0);
    const std::span<const Tensor*> inputs = many.empty() ? std::span(here).first(tensors.size()) : std::span(many);
    for (std::size_t i = 0; i < tensors.size(); ++i)
        inputs[i] = &tensors[i];
    Tensor* const result = &out;
    record_node({kCat, inputs, {}, {&result, 1}}, lengths.data(), lengths.bytes());
}

}  // namespace

Tensor cat(std::span<const Tensor> tensors, std::int64_t dim)
{
    if (tensors.empty())
        throw ArgumentError(translatable("engine", "cat: there is nothing to join."), {});
    if (tensors[0].dim() == 0)
        throw ShapeError(translatable("engine", "cat: tensors without dimensions cannot be joined; use stack."), {});
    for (const Tensor& t : tensors)
        expect_one_device("cat", tensors[0], t);
    const int at = normalize_dim(dim, tensors[0].dim(), "cat");
    if (const std::optional<DType> common = differing_types(tensors)) {
        std::vector<Tensor> alike;
        for (const Tensor& t : tensors)
            alike.push_back(to(t, *common));
        return cat(alike, at);
    }
    Shape sizes = tensors[0].sizes();
    Lengths lengths(at, tensors.size());
    std::int64_t* length = lengths.data() + 1;
    sizes[at] = 0;
    for (const Tensor& t : tensors) {
        check_fits(tensors[0], t, at);
        sizes[at] += * length++ = t.sizes()[at];
    }
    Tensor out = joined(tensors, sizes, at);
    if (needs_record(tensors))
        record_cat(tensors, out, lengths);
    return out;
}

Tensor stack(std::span<const Tensor> tensors, std::int64_t dim)
{
    std::vector<Tensor> parts;
    for (const Tensor& t : tensors)
        parts.push_back(unsqueeze(t, dim));
    return cat(parts, dim);
}

namespace {

std::vector<OpSample> samples()
{
    const auto one = [](const Shape& a, const Shape& b, std::int64_t dim) {
        return OpSample{{sample_values(a, -1, 1), sample_values(b, -2, 2)}, {{"dim", dim}}};
    };
    return {one({2, 3}, {1, 3}, 0), one({2, 3}, {2, 2}, 1), one({2, 1, 2}, {2, 0, 2}, 1), one({1}, {2}, -1)};
}

std::vector<OpSample> stack_samples()
{
    const auto one = [](const Shape& sizes, std::int64_t dim) {
        return OpSample{{sample_values(sizes, -1, 1), sample_values(sizes, -2, 2)}, {{"dim", dim}}};
    };
    return {one({2, 3}, 1), one({2, 3}, -1), one({}, 0), one({0, 2}, 0)};
}

template <Tensor (*F)(std::span<const Tensor>, std::int64_t)> Tensor call(std::span<const Tensor> in, const Params& p)
{
    return F(in, integer_attribute(p, "dim", 0));
}

const RegisterOp registered[] = {
    RegisterOp{{"cat", call<cat>, samples, true, true}},
    RegisterOp{{"stack", call<stack>, stack_samples, true, true}},
};

}  // namespace

}  // namespace ts
