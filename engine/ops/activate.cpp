#include "engine/ops/activate.h"

#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/widened_type.h"

namespace ts {

namespace {

const ActivationKernels& kernels(const Tensor& t)
{
    return KernelTable<ActivationKernels>::of(t.device());
}

bool straight(ActivationOp op)
{
    switch (op) {
    case ActivationOp::Hardtanh:
    case ActivationOp::Hardsigmoid:
    case ActivationOp::Threshold:
    case ActivationOp::Hardshrink:
    case ActivationOp::Softshrink:
        return true;
    default:
        return false;
    }
}

Tensor slope(const ActivationFunction& f, const Tensor& g, const Tensor& x);

/// slope(g, x) is linear in g; in x its derivative is g f''(x), from where no third order leads on.
void slope_backward(Node& node, Gradients& gradients)
{
    const auto& f = node.attributes<ActivationFunction>();
    const Tensor g = node.saved(0), x = node.saved(1), h = gradients.output();
    if (node.needs(0))
        gradients.set(0, slope(f, h, x));
    if (!node.needs(1) || straight(f.op))
        return;
    gradients.refuse_create_graph();
    const Tensor out = empty_like(x);
    kernels(x).curvature(f, laid_out_like(g, x), laid_out_like(h, x), x, out);
    gradients.set(1, out);
}
constexpr OpGradient kSlope{"activation_backward", slope_backward};

Tensor slope(const ActivationFunction& f, const Tensor& g, const Tensor& x)
{
    Tensor out = empty_like(x);
    kernels(x).slope(f, laid_out_like(g, x), x, out);
    if (needs_record(g, x))
        record(kSlope, out, {&g, &x}, {&g, &x}, f);
    return out;
}

void activation_backward(Node& node, Gradients& gradients)
{
    gradients.set(0, slope(node.attributes<ActivationFunction>(), gradients.output(), node.saved(0)));
}
constexpr OpGradient kActivation{"activation", activation_backward};

}  // namespace

Tensor activate(const ActivationFunction& f, const Tensor& given)
{
    const DType dtype = given.dtype();
    const DType type = is_floating(dtype) ? arithmetic_type(dtype, given.device()) : DType::Float32;
    if (dtype != type)
        return to(activate(f, to(given, type)), is_floating(dtype) ? dtype : type);
    if (!given.is_dense())
        return activate(f, clone(given));
    Tensor y = empty_like(given);
    kernels(given).value(f, given, y);
    if (needs_record(given))
        record(kActivation, y, {&given}, {&given}, f);
    return y;
}

}  // namespace ts
