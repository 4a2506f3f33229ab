#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/loss.h"
#include "engine/ops/mse_kernels.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Factor {
    double value;
};

void mse_backward(Node& node, Gradients& g)
{
    const Tensor a = node.saved(0), b = node.saved(1);
    const double factor = 2 * node.attributes<Factor>().value;
    Tensor da;
    if (g.create_graph()) {
        da = mul(mul(sub(a, b), g.output()), factor);
    } else {
        da = empty_like(a);
        KernelTable<MseKernels>::of(a.device()).backward(a, b, g.output(), da, factor);
    }
    if (node.needs(1))
        g.set(1, neg(da));
    if (node.needs(0))
        g.set(0, da);
}
constexpr OpGradient kMse{"mse_loss", mse_backward};

bool dense_alike(const Tensor& a, const Tensor& b)
{
    return (a.is_contiguous() && b.is_contiguous()) || (a.strides() == b.strides() && a.is_dense());
}

/// Both of one floating type of at least 32 bits and of one shape, by recorded operations.
struct Operands {
    Tensor a, b;
};

Operands aligned(const Tensor& input, const Tensor& target)
{
    const DType common = promote(promote(input.dtype(), target.dtype()), DType::Float32);
    Operands o{to(input, common), to(target, common)};
    if (o.a.sizes() != o.b.sizes()) {
        const Shape sizes = broadcast_shapes(o.a.sizes(), o.b.sizes(), "mse_loss");
        o = {expand(o.a, std::span(sizes.begin(), sizes.end())), expand(o.b, std::span(sizes.begin(), sizes.end()))};
    }
    if (!dense_alike(o.a, o.b))
        o = {contiguous(o.a), contiguous(o.b)};
    return o;
}

}  // namespace

Tensor mse_loss(const Tensor& input, const Tensor& target, Reduction reduction)
{
    const Operands o = aligned(input, target);
    if (reduction == Reduction::None)
        return square(sub(o.a, o.b));
    const double factor = reduction == Reduction::Mean ? 1 / static_cast<double>(o.a.numel()) : 1;
    Tensor loss = empty({}, o.a.dtype());
    KernelTable<MseKernels>::of(o.a.device()).forward(o.a, o.b, loss, factor);
    if (needs_record(o.a, o.b))
        record(kMse, loss, {&o.a, &o.b}, {&o.a, &o.b}, Factor{factor});
    return loss;
}

namespace {

std::vector<OpSample> samples()
{
    std::vector<OpSample> list;
    for (const char* reduction : {"mean", "sum", "none"}) {
        const Params attributes{{"reduction", std::string(reduction)}};
        list.push_back({{sample_values({3, 4}, -2, 2), sample_values({3, 4}, -1, 3)}, attributes});
        list.push_back({{sample_values({2, 3, 1}, -2, 2), sample_values({1, 4}, -1, 3)}, attributes});
    }
    list.push_back({{sample_values({}, -2, 2), sample_values({}, -1, 3)}, {}});
    return list;
}

Tensor call(std::span<const Tensor> in, const Params& attributes)
{
    return mse_loss(in[0], in[1], reduction_attribute(attributes));
}

const RegisterOp registered{{"mse_loss", call, samples, true, true}};

}  // namespace

}  // namespace ts
