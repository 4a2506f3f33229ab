#include "engine/autograd/backward.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/last_step_kernels.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/recurrent.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct WholeSizes {
    Shape sizes;
};

const LastStepKernels& kernels(const Tensor& t)
{
    return KernelTable<LastStepKernels>::of(t.device());
}

/// A contiguous tensor as (N, numbers).
Tensor as_rows(const Tensor& t)
{
    const std::int64_t numbers = t.size(0) == 0 ? 0 : t.numel() / t.size(0);
    return t.as_strided({t.size(0), numbers}, {numbers, 1}, t.storage_offset());
}

/// A contiguous tensor as (N, T, numbers).
Tensor as_sequences(const Tensor& t)
{
    const std::int64_t steps = t.size(1), all = t.size(0) * steps, numbers = all == 0 ? 0 : t.numel() / all;
    return t.as_strided({t.size(0), steps, numbers}, {steps * numbers, numbers, 1}, t.storage_offset());
}

Tensor spread(const Tensor& rows, const Tensor& lengths, const Shape& sizes);

void last_step_backward(Node& node, Gradients& g)
{
    g.set(0, spread(g.output(), node.saved(0), node.attributes<WholeSizes>().sizes));
}
constexpr OpGradient kLastStep{"last_step", last_step_backward};

Tensor gathered(const Tensor& x, const Tensor& lengths)
{
    const Tensor in = as_sequences(contiguous_copy(x)), counts = contiguous_copy(lengths);
    Shape sizes = x.sizes();
    sizes.erase(1);
    Tensor out = empty(sizes, x.options());
    if (out.numel() > 0)
        kernels(x).gather(in, counts, as_rows(out));
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
    if (in.numel() > 0)
        kernels(rows).spread(as_rows(in), lengths, as_sequences(out));
    if (needs_record(rows))
        record(kSpread, out, {&rows}, {&lengths});
    return out;
}

}  // namespace

Tensor last_step(const Tensor& x, const Tensor& lengths)
{
    expect_one_device("last_step", x, lengths);
    if (x.dim() < 2 || x.size(1) == 0)
        throw ShapeError(translatable("engine", "last_step: sequences (N, T, ...) of at least one step are needed, not %1."),
                         {x.sizes().text()});
    if (!lengths.defined())
        return select(x, 1, -1);
    if (lengths.dtype() != DType::Int64 || lengths.dim() != 1 || lengths.size(0) != x.size(0))
        throw ShapeError(
            translatable("engine", "last_step: lengths must be %1 whole numbers (int64), one a row, not %2 of shape %3."),
            {std::to_string(x.size(0)), std::string(name(lengths.dtype())), lengths.sizes().text()});
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
