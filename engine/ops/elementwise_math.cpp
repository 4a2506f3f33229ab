#include "engine/ops/elementwise_math.h"

#include <cmath>
#include <limits>
#include <numbers>

#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/math_kernels.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/widened_type.h"

namespace ts {

namespace {

Tensor run(MathOp op, const Tensor& a, Bounds bounds = {})
{
    const Tensor in = widened(a.dtype(), a.device()) ? to(a.detach(), DType::Float32) : a;
    Tensor out = empty_like(in);
    KernelTable<MathKernels>::of(a.device()).unary(op, in, out, bounds);
    return to(out, a.dtype());
}

Tensor plus_one(const Tensor& a)
{
    return add(a, 1);
}

void flat_backward(Node&, Gradients& g)
{
    g.set(0, zeros(g.output().sizes(), g.output().options()));
}
void tan_backward(Node& node, Gradients& g)
{
    g.set(0, mul(g.output(), plus_one(square(node.saved(0)))));
}
void asin_backward(Node& node, Gradients& g)
{
    g.set(0, mul(g.output(), rsqrt(plus_one(neg(square(node.saved(0)))))));
}
void acos_backward(Node& node, Gradients& g)
{
    g.set(0, neg(mul(g.output(), rsqrt(plus_one(neg(square(node.saved(0))))))));
}
void atan_backward(Node& node, Gradients& g)
{
    g.set(0, div(g.output(), plus_one(square(node.saved(0)))));
}
void sinh_backward(Node& node, Gradients& g)
{
    g.set(0, mul(g.output(), cosh(node.saved(0))));
}
void cosh_backward(Node& node, Gradients& g)
{
    g.set(0, mul(g.output(), sinh(node.saved(0))));
}
void expm1_backward(Node& node, Gradients& g)
{
    g.set(0, mul(g.output(), plus_one(node.saved(0))));
}
void log1p_backward(Node& node, Gradients& g)
{
    g.set(0, div(g.output(), plus_one(node.saved(0))));
}
void log2_backward(Node& node, Gradients& g)
{
    g.set(0, div(g.output(), mul(node.saved(0), std::numbers::ln2)));
}
void rsqrt_backward(Node& node, Gradients& g)
{
    const Tensor y = node.saved(0);
    g.set(0, mul(g.output(), mul(mul(y, square(y)), -0.5)));
}

Tensor inside(const Tensor& a, Bounds bounds)
{
    return logical_and(ge(a, scalar(bounds.low, a.options())), le(a, scalar(bounds.high, a.options())));
}
void clamp_backward(Node& node, Gradients& g)
{
    const auto& bounds = node.attributes<Bounds>();
    const Tensor a = node.saved(0), gradient = g.output();
    if (g.create_graph() || widened(a.dtype(), a.device())) {
        g.set(0, where(inside(a, bounds), gradient, scalar(0, gradient.options())));
        return;
    }
    const Tensor out = empty(a.sizes(), a.options());
    KernelTable<MathKernels>::of(a.device()).clamp_gradient(gradient, a, out, bounds);
    g.set(0, out);
}

void remainder_backward(Node& node, Gradients& g)
{
    g.set(0, g.output());
    if (node.needs(1))
        g.set(1, neg(mul(g.output(), floor(div(node.saved(0), node.saved(1))))));
}

constexpr OpGradient kFloor{"floor", flat_backward}, kCeil{"ceil", flat_backward}, kRound{"round", flat_backward},
    kTrunc{"trunc", flat_backward}, kTan{"tan", tan_backward}, kAsin{"asin", asin_backward}, kAcos{"acos", acos_backward},
    kAtan{"atan", atan_backward}, kSinh{"sinh", sinh_backward}, kCosh{"cosh", cosh_backward}, kExpm1{"expm1", expm1_backward},
    kLog1p{"log1p", log1p_backward}, kLog2{"log2", log2_backward}, kRsqrt{"rsqrt", rsqrt_backward},
    kClamp{"clamp", clamp_backward}, kRemainder{"remainder", remainder_backward};

Tensor rounded(MathOp op, const OpGradient& gradient, const Tensor& a)
{
    if (!is_floating(a.dtype()))
        return a;
    Tensor out = run(op, a);
    if (needs_record(a))
        record(gradient, out, {&a});
    return out;
}

Tensor of_input(MathOp op, const OpGradient& gradient, const Tensor& a)
{
    Tensor out = run(op, a);
    if (needs_record(a))
        record(gradient, out, {&a}, {&a});
    return out;
}

Tensor of_output(MathOp op, const OpGradient& gradient, const Tensor& a)
{
    Tensor out = run(op, a);
    if (needs_record(a))
        record(gradient, out, {&a}, {&out});
    return out;
}

}  // namespace

Tensor floor(const Tensor& a)
{
    return rounded(MathOp::Floor, kFloor, a);
}
Tensor ceil(const Tensor& a)
{
    return rounded(MathOp::Ceil, kCeil, a);
}
Tensor round(const Tensor& a)
{
    return rounded(MathOp::Round, kRound, a);
}
Tensor trunc(const Tensor& a)
{
    return rounded(MathOp::Trunc, kTrunc, a);
}
Tensor tan(const Tensor& a)
{
    if (autocast_widens(a))
        return tan(autocast_widened(a));
    return of_output(MathOp::Tan, kTan, real_valued(a));
}
Tensor asin(const Tensor& a)
{
    if (autocast_widens(a))
        return asin(autocast_widened(a));
    return of_input(MathOp::Asin, kAsin, real_valued(a));
}
Tensor acos(const Tensor& a)
{
    if (autocast_widens(a))
        return acos(autocast_widened(a));
    return of_input(MathOp::Acos, kAcos, real_valued(a));
}
Tensor atan(const Tensor& a)
{
    return of_input(MathOp::Atan, kAtan, real_valued(a));
}
Tensor sinh(const Tensor& a)
{
    if (autocast_widens(a))
        return sinh(autocast_widened(a));
    return of_input(MathOp::Sinh, kSinh, real_valued(a));
}
Tensor cosh(const Tensor& a)
{
    if (autocast_widens(a))
        return cosh(autocast_widened(a));
    return of_input(MathOp::Cosh, kCosh, real_valued(a));
}
Tensor expm1(const Tensor& a)
{
    if (autocast_widens(a))
        return expm1(autocast_widened(a));
    return of_output(MathOp::Expm1, kExpm1, real_valued(a));
}
Tensor log1p(const Tensor& a)
{
    if (autocast_widens(a))
        return log1p(autocast_widened(a));
    return of_input(MathOp::Log1p, kLog1p, real_valued(a));
}
Tensor log2(const Tensor& a)
{
    if (autocast_widens(a))
        return log2(autocast_widened(a));
    return of_input(MathOp::Log2, kLog2, real_valued(a));
}
Tensor rsqrt(const Tensor& a)
{
    if (autocast_widens(a))
        return rsqrt(autocast_widened(a));
    return of_output(MathOp::Rsqrt, kRsqrt, real_valued(a));
}

Tensor clamp(const Tensor& a, std::optional<double> min, std::optional<double> max)
{
    if (!min && !max)
        throw ArgumentError(translatable("engine", "clamp: at least one of min and max is needed."), {});
    const bool whole = !is_floating(a.dtype()) && (!min || *min == std::trunc(*min)) && (!max || *max == std::trunc(*max));
    if (whole) {
        const Tensor raised = min ? maximum(a, scalar(*min, a.options())) : a;
        return max ? minimum(raised, scalar(*max, a.options())) : raised;
    }
    constexpr double unbounded = std::numeric_limits<double>::infinity();
    const Bounds bounds{min.value_or(-unbounded), max.value_or(unbounded)};
    const Tensor in = real_valued(a);
    Tensor out = run(MathOp::Clamp, in, bounds);
    if (needs_record(in))
        record(kClamp, out, {&in}, {&in}, bounds);
    return out;
}

Tensor remainder(const Tensor& a, const Tensor& b)
{
    expect_one_device("remainder", a, b);
    const DType common = promote(a.dtype(), b.dtype());
    const DType result = common == DType::Bool ? DType::UInt8 : common;
    const Shape sizes = broadcast_shapes(a.sizes(), b.sizes(), "remainder");
    const std::span wanted(sizes.begin(), sizes.end());
    const Tensor left = expand(to(a, compute_type(result)), wanted), right = expand(to(b, compute_type(result)), wanted);
    Tensor out = empty(sizes, left.options());
    KernelTable<MathKernels>::of(a.device()).remainder(left, right, out);
    if (needs_record(left, right))
        record(kRemainder, out, {&left, &right}, {&left, &right});
    return to(out, result);
}

Tensor isnan(const Tensor& a)
{
    return ne(a, a);
}
Tensor isinf(const Tensor& a)
{
    if (!is_floating(a.dtype()))
        return zeros(a.sizes(), {DType::Bool, a.device()});
    return eq(abs(a.detach()), scalar(std::numeric_limits<double>::infinity(), a.options()));
}
Tensor isfinite(const Tensor& a)
{
    if (!is_floating(a.dtype()))
        return ones(a.sizes(), {DType::Bool, a.device()});
    return lt(abs(a.detach()), scalar(std::numeric_limits<double>::infinity(), a.options()));
}
Tensor logical_and(const Tensor& a, const Tensor& b)
{
    return mul(to(a, DType::Bool), to(b, DType::Bool));
}
Tensor logical_or(const Tensor& a, const Tensor& b)
{
    return maximum(to(a, DType::Bool), to(b, DType::Bool));
}
Tensor logical_xor(const Tensor& a, const Tensor& b)
{
    return ne(to(a, DType::Bool), to(b, DType::Bool));
}
Tensor logical_not(const Tensor& a)
{
    return eq(a, scalar(0, a.options()));
}

}  // namespace ts
