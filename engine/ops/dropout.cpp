#include "engine/ops/dropout.h"

#include "engine/autograd/backward.h"
#include "engine/ops/dropout_kernels.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/op_record.h"
#include "engine/ops/widened_type.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Scale {
    double value;
};

Tensor apply_mask(const Tensor& x, const Tensor& mask, double scale);

void dropout_backward(Node& node, Gradients& g)
{
    g.set(0, apply_mask(g.output(), node.saved(0), node.attributes<Scale>().value));
}
constexpr OpGradient kDropout{"dropout", dropout_backward};

Tensor apply_mask(const Tensor& x, const Tensor& mask, double scale)
{
    const Tensor in = laid_out_like(x, mask);
    Tensor y = empty_like(in);
    KernelTable<DropoutKernels>::of(x.device()).apply(in, mask, y, scale);
    if (needs_record(x))
        record(kDropout, y, {&x}, {&mask}, Scale{scale});
    return y;
}

/// Room for whole groups of 64, which the kernels write.
Tensor make_mask(const Tensor& x)
{
    const Tensor room = empty({(x.numel() + 63) / 64 * 64}, {DType::UInt8, x.device()});
    return room.as_strided(x.sizes(), x.strides(), 0);
}

}  // namespace

Tensor dropout(const Tensor& x, double p, const Philox& random, std::uint64_t counter)
{
    if (!(p >= 0 && p <= 1))
        throw ArgumentError(translatable("engine", "dropout: the probability must lie between 0 and 1, not %1."),
                            {std::to_string(p)});
    if (!is_floating(x.dtype()))
        throw TypeError(translatable("engine", "dropout: the input is %1; convert it to float32 first."),
                        {std::string(name(x.dtype()))});
    if (p == 0)
        return x;
    if (widened(x.dtype(), x.device()))
        return to(dropout(to(x, DType::Float32), p, random, counter), x.dtype());
    const Tensor in = x.is_dense() ? x : contiguous_copy(x);
    const Tensor mask = make_mask(in);
    const double scale = p < 1 ? 1 / (1 - p) : 0;
    Tensor y = empty_like(in);
    KernelTable<DropoutKernels>::of(x.device()).forward(in, y, mask, p, scale, random, counter);
    if (needs_record(x))
        record(kDropout, y, {&x}, {&mask}, Scale{scale});
    return y;
}

namespace {

std::vector<OpSample> samples()
{
    std::vector<OpSample> list;
    for (const double p : {0.3, 0.0, 1.0})
        list.push_back({{sample_values({7, 11}, -2, 2)}, {{"p", p}}});
    list.push_back({{sample_values({0, 3}, -2, 2)}, {}});
    return list;
}

Tensor call(std::span<const Tensor> in, const Params& attributes)
{
    const auto seed = static_cast<std::uint64_t>(integer_attribute(attributes, "seed", 1));
    return dropout(in[0], number_attribute(attributes, "p", 0.5), Philox(seed), 0);
}

const RegisterOp registered{{"dropout", call, samples, true, true}};

}  // namespace

}  // namespace ts
