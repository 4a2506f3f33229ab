#include <cstring>

#include "engine/autograd/backward.h"
#include "engine/ops/op_record.h"
#include "engine/ops/recurrent.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"
#include "engine/tensor/element.h"

namespace ts {

namespace {

struct WholeSizes {
    Shape sizes;
};

/// Calls body(row, element offset of its last step) for every row that has one.
template <class Body> void each_last(const Shape& sizes, std::int64_t numbers, const Tensor& lengths, Body&& body)
{
    const auto* length = lengths.data<std::int64_t>();
    for (std::int64_t n = 0; n < sizes[0]; ++n)
        if (length[n] > 0)
            body(n, (n * sizes[1] + length[n] - 1) * numbers);
}

std::byte* at(const Tensor& t, std::int64_t elements)
{
    return static_cast<std::byte*>(t.raw_data()) + elements * static_cast<std::int64_t>(item_size(t.dtype()));
}

Tensor spread(const Tensor& rows, const Tensor& lengths, const Shape& sizes);

void last_step_backward(Node& node, Gradients& g)
{
    g.set(0, spread(g.output(), node.saved(0), node.attributes<WholeSizes>().sizes));
}
constexpr OpGradient kLastStep{"last_step", last_step_backward};

Tensor gathered(const Tensor& x, const Tensor& lengths)
{
    const Tensor in = contiguous_copy(x), counts = contiguous_copy(lengths);
    Shape sizes = x.sizes();
    sizes.erase(1);
    Tensor out = zeros(sizes, x.options());
    const std::int64_t numbers = x.size(0) == 0 ? 0 : out.numel() / x.size(0);
    const std::size_t bytes = static_cast<std::size_t>(numbers) * item_size(x.dtype());
    each_last(x.sizes(), numbers, counts,
              [&](std::int64_t n, std::int64_t from) { std::memcpy(at(out, n * numbers), at(in, from), bytes); });
    if (needs_record(x))
        record(kLastStep, out, {&x}, {&counts}, WholeSizes{x.sizes()});
    return out;
}

void spread_backward(Node& node, Gradients& g)
{
    g.set(0, gathered(g.output(), node.saved(0)));
}
constexpr OpGradient kSpread{"last_step_backward", spread_backward};

/// Zeros with the rows at their last steps.
Tensor spread(const Tensor& rows, const Tensor& lengths, const Shape& sizes)
{
    const Tensor in = contiguous_copy(rows);
    Tensor out = zeros(sizes, rows.options());
    const std::int64_t numbers = sizes[0] == 0 ? 0 : rows.numel() / sizes[0];
    const std::size_t bytes = static_cast<std::size_t>(numbers) * item_size(rows.dtype());
    each_last(sizes, numbers, lengths,
              [&](std::int64_t n, std::int64_t to) { std::memcpy(at(out, to), at(in, n * numbers), bytes); });
    if (needs_record(rows))
        record(kSpread, out, {&rows}, {&lengths});
    return out;
}

}  // namespace

Tensor last_step(const Tensor& x, const Tensor& lengths)
{
    if (x.dim() < 2 || x.size(1) == 0)
        throw ShapeError(translatable("engine", "last_step: sequences (N, T, ...) of at least one step are needed, not %1."),
                         {x.sizes().text()});
    if (!lengths.defined())
        return select(x, 1, -1);
    if (lengths.dtype() != DType::Int64 || lengths.dim() != 1 || lengths.size(0) != x.size(0))
        throw ShapeError(
            translatable("engine", "last_step: lengths must be %1 whole numbers (int64), one a row, not %2 of shape %3."),
            {std::to_string(x.size(0)), std::string(name(lengths.dtype())), lengths.sizes().text()});
    for (const double length : lengths.to_vector())
        if (length < 0 || length > static_cast<double>(x.size(1)))
            throw ArgumentError(translatable("engine", "last_step: a length of %1 does not fit a sequence of %2 steps."),
                                {std::to_string(static_cast<std::int64_t>(length)), std::to_string(x.size(1))});
    return gathered(x, lengths);
}

namespace {

std::vector<OpSample> samples()
{
    return {{{sample_values({2, 3, 4}, -2, 2)}, {}},
            {{sample_values({3, 4, 2}, -2, 2), tensor<std::int64_t>({2, 0, 4})}, {}},
            {{sample_values({2, 3}, -2, 2), tensor<std::int64_t>({1, 3})}, {}},
            {{sample_values({1, 1, 1}, -2, 2), tensor<std::int64_t>({1})}, {}},
            {{sample_values({0, 3, 2}, -2, 2), empty({0}, DType::Int64)}, {}}};
}

Tensor call(std::span<const Tensor> in, const Params&)
{
    return last_step(in[0], in.size() > 1 ? in[1] : Tensor());
}

const RegisterOp registered{{"last_step", call, samples, true, true}};

}  // namespace

}  // namespace ts
