#include "engine/ops/pointwise_loss.h"

#include "engine/autograd/backward.h"
#include "engine/ops/activation.h"
#include "engine/ops/autocast.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/one_device.h"
#include "engine/ops/operators.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

/// (y == value) as numbers.
Tensor is(const Tensor& y, double value)
{
    return to(eq(y, scalar(value, y.options())), y.dtype());
}

/// df/dx as recorded operations.
Tensor slope_of_input(const PointwiseLoss& f, const Tensor& x, const Tensor& y)
{
    switch (f.op) {
    case PointwiseLossOp::Squared:
        return 2 * (x - y);
    case PointwiseLossOp::Absolute:
        return sign(x - y);
    case PointwiseLossOp::SmoothL1:
        return hardtanh((x - y) / f.a);
    case PointwiseLossOp::Huber:
        return hardtanh(x - y, -f.a, f.a);
    case PointwiseLossOp::BinaryCrossEntropy:
        return (x - y) / maximum(x * (1 - x), scalar(1e-12, x.options()));
    case PointwiseLossOp::BinaryCrossEntropyWithLogits:
        return sigmoid(x) - y;
    case PointwiseLossOp::KlDivergence:
        return -y;
    case PointwiseLossOp::KlDivergenceOfLogs:
        return -exp(y);
    case PointwiseLossOp::PoissonOfLog:
        return exp(x) - y;
    case PointwiseLossOp::Poisson:
        return 1 - y / (x + f.a);
    case PointwiseLossOp::SoftMargin:
        return -y * sigmoid(-y * x);
    case PointwiseLossOp::HingeEmbedding:
        return (1 - is(y, -1)) - (1 - is(y, 1)) * to(lt(x, scalar(f.a, x.options())), x.dtype());
    }
    return {};
}

/// df/dy as recorded operations.
Tensor slope_of_target(const PointwiseLoss& f, const Tensor& x, const Tensor& y)
{
    switch (f.op) {
    case PointwiseLossOp::BinaryCrossEntropy:
        return log(1 - x) - log(x);
    case PointwiseLossOp::BinaryCrossEntropyWithLogits:
    case PointwiseLossOp::PoissonOfLog:
        return -x;
    case PointwiseLossOp::KlDivergence:
        return log(y) - x + 1;
    case PointwiseLossOp::KlDivergenceOfLogs:
        return exp(y) * (y - x + 1);
    case PointwiseLossOp::Poisson:
        return -log(x + f.a);
    case PointwiseLossOp::SoftMargin:
        return -x * sigmoid(-y * x);
    case PointwiseLossOp::HingeEmbedding:
        return mul(y, 0);
    default:
        return -slope_of_input(f, x, y);
    }
}

struct Kept {
    PointwiseLoss loss;
    double factor;
};

void set_gradient(Node& node, Gradients& g, bool of_target)
{
    const auto& [f, factor] = node.attributes<Kept>();
    const Tensor x = node.saved(0), y = node.saved(1);
    if (g.create_graph()) {
        const Tensor slope = of_target ? slope_of_target(f, x, y) : slope_of_input(f, x, y);
        g.set(of_target ? 1 : 0, mul(mul(slope, g.output()), factor));
        return;
    }
    const Tensor out = empty_like(x);
    const Tensor gradient = g.output().numel() == 1 ? g.output() : laid_out_like(g.output(), x);
    KernelTable<PointwiseLossKernels>::of(x.device()).slope(f, of_target, x, y, gradient, out, factor);
    g.set(of_target ? 1 : 0, out);
}

void loss_backward(Node& node, Gradients& g)
{
    if (node.needs(0))
        set_gradient(node, g, false);
    if (node.needs(1))
        set_gradient(node, g, true);
}
constexpr OpGradient kLoss{"loss", loss_backward};

bool dense_alike(const Tensor& a, const Tensor& b)
{
    return (a.is_contiguous() && b.is_contiguous()) || (a.strides() == b.strides() && a.is_dense());
}

/// Both of one floating type of at least 32 bits and of one shape, by recorded operations.
struct Operands {
    Tensor a, b;
};

Operands aligned(const Tensor& input, const Tensor& target, const char* op)
{
    expect_one_device(op, input, target);
    const DType common = promote(promote(input.dtype(), target.dtype()), DType::Float32);
    Operands o{to(input, common), to(target, common)};
    if (o.a.sizes() != o.b.sizes()) {
        const Shape sizes = broadcast_shapes(o.a.sizes(), o.b.sizes(), op);
        o = {expand(o.a, std::span(sizes.begin(), sizes.end())), expand(o.b, std::span(sizes.begin(), sizes.end()))};
    }
    if (!dense_alike(o.a, o.b))
        o = {contiguous(o.a), contiguous(o.b)};
    return o;
}

}  // namespace

Tensor pointwise_loss(const PointwiseLoss& f, const Tensor& input, const Tensor& target, Reduction reduction, const char* op)
{
    if (autocast_widens(input) || autocast_widens(target))
        return pointwise_loss(f, autocast_widened(input), autocast_widened(target), reduction, op);
    const Operands o = aligned(input, target, op);
    const double factor = reduction == Reduction::Mean ? 1 / static_cast<double>(o.a.numel()) : 1;
    const auto& kernels = KernelTable<PointwiseLossKernels>::of(o.a.device());
    Tensor loss = reduction == Reduction::None ? empty_like(o.a) : empty({}, o.a.options());
    if (reduction == Reduction::None)
        kernels.each(f, o.a, o.b, loss);
    else
        kernels.sum(f, o.a, o.b, loss, factor);
    if (needs_record(o.a, o.b))
        record(kLoss, loss, {&o.a, &o.b}, {&o.a, &o.b}, Kept{f, factor});
    return loss;
}

Tensor reduced(const Tensor& losses, Reduction reduction)
{
    if (reduction == Reduction::None)
        return losses;
    return reduction == Reduction::Mean ? mean(losses) : sum(losses);
}

}  // namespace ts
