#include <algorithm>

#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Along {
    int dim;
};

void cat_backward(Node& node, Gradients& g)
{
    const int dim = node.attributes<Along>().dim;
    const Tensor table = node.saved(0);
    const auto* lengths = table.data<std::int64_t>();
    std::int64_t at = 0;
    for (int i = 0; i < node.input_count; ++i) {
        if (node.needs(i))
            g.set(i, narrow(g.output(), dim, at, lengths[i]));
        at += lengths[i];
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

}  // namespace

Tensor cat(std::span<const Tensor> tensors, std::int64_t dim)
{
    if (tensors.empty())
        throw ArgumentError(translatable("engine", "cat: there is nothing to join."), {});
    if (tensors[0].dim() == 0)
        throw ShapeError(translatable("engine", "cat: tensors without dimensions cannot be joined; use stack."), {});
    const int at = normalize_dim(dim, tensors[0].dim(), "cat");
    Shape sizes = tensors[0].sizes();
    DType dtype = tensors[0].dtype();
    Tensor lengths = empty({static_cast<std::int64_t>(tensors.size())}, DType::Int64);
    std::int64_t total = 0;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        check_fits(tensors[0], tensors[i], at);
        dtype = promote(dtype, tensors[i].dtype());
        lengths.data<std::int64_t>()[i] = tensors[i].size(at);
        total += tensors[i].size(at);
    }
    sizes[at] = total;
    std::vector<Tensor> parts;
    for (const Tensor& t : tensors)
        parts.push_back(to(t, dtype));
    const bool images = sizes.rank() == 4
        && std::all_of(parts.begin(), parts.end(), [](const Tensor& t) { return t.is_channels_last() && !t.is_contiguous(); });
    Tensor out = images ? empty_channels_last(sizes, dtype) : empty(sizes, dtype);
    std::int64_t start = 0;
    std::vector<const Tensor*> inputs;
    for (const Tensor& part : parts) {
        copy_elements(part, narrow(out, at, start, part.size(at)));
        start += part.size(at);
        inputs.push_back(&part);
    }
    if (needs_record(std::span<const Tensor>(parts))) {
        const Tensor* const saved = &lengths;
        Tensor* const result = &out;
        const Along along{at};
        record_node({kCat, inputs, {&saved, 1}, {&result, 1}}, &along, sizeof along);
    }
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
