#include "engine/ops/fused_activation.h"

#include "engine/ops/elementwise.h"
#include "engine/ops/elementwise_gradients.h"
#include "engine/ops/elementwise_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

UnaryOp forward_of(Activation activation)
{
    return activation == Activation::Relu ? UnaryOp::Relu : activation == Activation::Tanh ? UnaryOp::Tanh : UnaryOp::Sigmoid;
}

BinaryOp backward_of(Activation activation)
{
    return activation == Activation::Relu ? BinaryOp::ReluGradient
        : activation == Activation::Tanh  ? BinaryOp::TanhGradient
                                          : BinaryOp::SigmoidGradient;
}

/// The derivative as recorded operations on the result.
Tensor derivative(Activation activation, const Tensor& y)
{
    if (activation == Activation::Relu)
        return to(gt(y, scalar(0, y.options())), y.dtype());
    return activation == Activation::Tanh ? add(neg(square(y)), 1) : mul(y, add(neg(y), 1));
}

}  // namespace

void activate(Activation activation, const Tensor& result)
{
    if (activation != Activation::None)
        KernelTable<ElementwiseKernels>::of(result.device()).unary(forward_of(activation), result, result, 0);
}

Tensor activation_gradient(Activation activation, Gradients& g, const Tensor& result)
{
    if (activation == Activation::None)
        return g.output();
    if (g.create_graph())
        return mul(g.output(), derivative(activation, result));
    return binary_gradient(backward_of(activation), g.take_output(), result);
}

}  // namespace ts
