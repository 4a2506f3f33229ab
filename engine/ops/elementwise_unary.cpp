#include <cmath>
#include <numbers>

#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/elementwise_gradients.h"
#include "engine/ops/half_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/op_record.h"
#include "engine/ops/widened_type.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

Tensor run_unary(UnaryOp op, const Tensor& a, double parameter = 0)
{
    const bool half = widened(a.dtype(), a.device());
    const Tensor in = half ? to(a.detach(), DType::Float32) : a;
    Tensor out = empty_like(in);
    KernelTable<ElementwiseKernels>::of(a.device()).unary(op, in, out, parameter);
    return half ? to(out, a.dtype()) : out;
}

/// Functions with a real result take integers as float32.
Tensor real(const Tensor& a)
{
    return is_floating(a.dtype()) ? a : to(a, DType::Float32);
}

struct Parameter {
    double value;
};

void neg_backward(Node&, Gradients& g)
{
    g.set(0, neg(g.output()));
}
void abs_backward(Node& node, Gradients& g)
{
    g.set(0, mul(g.output(), sign(node.saved(0))));
}
void square_backward(Node& node, Gradients& g)
{
    g.set(0, mul(mul(g.output(), node.saved(0)), 2));
}
void reciprocal_backward(Node& node, Gradients& g)
{
    g.set(0, neg(mul(g.output(), square(node.saved(0)))));
}
void sqrt_backward(Node& node, Gradients& g)
{
    g.set(0, div(mul(g.output(), 0.5), node.saved(0)));
}
void exp_backward(Node& node, Gradients& g)
{
    g.set(0, mul(g.output(), node.saved(0)));
}
void log_backward(Node& node, Gradients& g)
{
    g.set(0, div(g.output(), node.saved(0)));
}
void sin_backward(Node& node, Gradients& g)
{
    g.set(0, mul(g.output(), cos(node.saved(0))));
}
void cos_backward(Node& node, Gradients& g)
{
    g.set(0, neg(mul(g.output(), sin(node.saved(0)))));
}
void erf_backward(Node& node, Gradients& g)
{
    const Tensor bell = exp(neg(square(node.saved(0))));
    g.set(0, mul(mul(g.output(), bell), 2 * std::numbers::inv_sqrtpi));
}

/// The fused kernel, or where the pass is recorded a formula of recorded operations.
void tanh_backward(Node& node, Gradients& g)
{
    const Tensor y = node.saved(0);
    g.set(0,
          g.create_graph() ? mul(g.output(), add(neg(square(y)), 1))
                           : binary_gradient(BinaryOp::TanhGradient, g.take_output(), y));
}
void sigmoid_backward(Node& node, Gradients& g)
{
    const Tensor y = node.saved(0);
    g.set(0,
          g.create_graph() ? mul(g.output(), mul(y, add(neg(y), 1)))
                           : binary_gradient(BinaryOp::SigmoidGradient, g.take_output(), y));
}
void relu_backward(Node& node, Gradients& g)
{
    const Tensor y = node.saved(0);
    g.set(0,
          g.create_graph() ? mul(g.output(), to(gt(y, scalar(0, y.options())), y.dtype()))
                           : binary_gradient(BinaryOp::ReluGradient, g.take_output(), y));
}
void leaky_relu_backward(Node& node, Gradients& g)
{
    const Tensor x = node.saved(0);
    const double slope = node.attributes<Parameter>().value;
    if (!g.create_graph()) {
        g.set(0, binary_gradient(BinaryOp::LeakyReluGradient, g.take_output(), x, slope));
        return;
    }
    const Tensor factor = where(gt(x, scalar(0, x.options())), scalar(1, x.options()), scalar(slope, x.options()));
    g.set(0, mul(g.output(), factor));
}
void gelu_backward(Node& node, Gradients& g)
{
    const Tensor x = node.saved(0);
    if (!g.create_graph()) {
        g.set(0, binary_gradient(BinaryOp::GeluGradient, g.take_output(), x));
        return;
    }
    const Tensor share = mul(add(erf(mul(x, 1 / std::numbers::sqrt2)), 1), 0.5);
    const Tensor density = mul(exp(mul(square(x), -0.5)), std::numbers::inv_sqrtpi / std::numbers::sqrt2);
    g.set(0, mul(g.output(), add(share, mul(x, density))));
}

void sign_backward(Node&, Gradients& g)
{
    g.set(0, zeros(g.output().sizes(), g.output().options()));
}
void add_scalar_backward(Node&, Gradients& g)
{
    g.set(0, g.output());
}
void mul_scalar_backward(Node& node, Gradients& g)
{
    g.set(0, mul(g.output(), node.attributes<Parameter>().value));
}
void pow_scalar_backward(Node& node, Gradients& g)
{
    const double exponent = node.attributes<Parameter>().value;
    if (exponent == 0)
        g.set(0, mul(g.output(), 0));
    else
        g.set(0, mul(mul(g.output(), pow(node.saved(0), exponent - 1)), exponent));
}
void to_backward(Node& node, Gradients& g)
{
    g.set(0, to(g.output(), static_cast<DType>(static_cast<int>(node.attributes<Parameter>().value))));
}

constexpr OpGradient kNeg{"neg", neg_backward}, kAbs{"abs", abs_backward}, kSquare{"square", square_backward},
    kReciprocal{"reciprocal", reciprocal_backward}, kSqrt{"sqrt", sqrt_backward}, kExp{"exp", exp_backward},
    kLog{"log", log_backward}, kSin{"sin", sin_backward}, kCos{"cos", cos_backward}, kErf{"erf", erf_backward},
    kTanh{"tanh", tanh_backward}, kSigmoid{"sigmoid", sigmoid_backward}, kRelu{"relu", relu_backward},
    kLeakyRelu{"leaky_relu", leaky_relu_backward}, kGelu{"gelu", gelu_backward}, kAddScalar{"add", add_scalar_backward},
    kSign{"sign", sign_backward}, kMulScalar{"mul", mul_scalar_backward}, kPowScalar{"pow", pow_scalar_backward},
    kTo{"to", to_backward};

enum class Keep { Nothing, Input, Output };

Tensor recorded(UnaryOp op, const OpGradient& gradient, const Tensor& a, Keep keep, double parameter = 0)
{
    Tensor out = run_unary(op, a, parameter);
    if (!needs_record(a))
        return out;
    const Tensor* kept = keep == Keep::Input ? &a : keep == Keep::Output ? &out : nullptr;
    record(gradient, out, {&a}, {kept}, Parameter{parameter});
    return out;
}

}  // namespace

Tensor neg(const Tensor& a)
{
    return recorded(UnaryOp::Neg, kNeg, a, Keep::Nothing);
}
Tensor abs(const Tensor& a)
{
    return recorded(UnaryOp::Abs, kAbs, a, Keep::Input);
}
Tensor sign(const Tensor& a)
{
    return recorded(UnaryOp::Sign, kSign, a, Keep::Nothing);
}
Tensor square(const Tensor& a)
{
    return recorded(UnaryOp::Square, kSquare, a, Keep::Input);
}
Tensor reciprocal(const Tensor& a)
{
    if (autocast_widens(a))
        return reciprocal(autocast_widened(a));
    return recorded(UnaryOp::Reciprocal, kReciprocal, real(a), Keep::Output);
}
Tensor sqrt(const Tensor& a)
{
    return recorded(UnaryOp::Sqrt, kSqrt, real(a), Keep::Output);
}
Tensor exp(const Tensor& a)
{
    if (autocast_widens(a))
        return exp(autocast_widened(a));
    return recorded(UnaryOp::Exp, kExp, real(a), Keep::Output);
}
Tensor log(const Tensor& a)
{
    if (autocast_widens(a))
        return log(autocast_widened(a));
    return recorded(UnaryOp::Log, kLog, real(a), Keep::Input);
}
Tensor sin(const Tensor& a)
{
    return recorded(UnaryOp::Sin, kSin, real(a), Keep::Input);
}
Tensor cos(const Tensor& a)
{
    return recorded(UnaryOp::Cos, kCos, real(a), Keep::Input);
}
Tensor tanh(const Tensor& a)
{
    return recorded(UnaryOp::Tanh, kTanh, real(a), Keep::Output);
}
Tensor sigmoid(const Tensor& a)
{
    return recorded(UnaryOp::Sigmoid, kSigmoid, real(a), Keep::Output);
}
Tensor erf(const Tensor& a)
{
    return recorded(UnaryOp::Erf, kErf, real(a), Keep::Input);
}
Tensor relu(const Tensor& a)
{
    return recorded(UnaryOp::Relu, kRelu, a, Keep::Output);
}
Tensor leaky_relu(const Tensor& a, double negative_slope)
{
    return recorded(UnaryOp::LeakyRelu, kLeakyRelu, real(a), Keep::Input, negative_slope);
}
Tensor gelu(const Tensor& a)
{
    return recorded(UnaryOp::Gelu, kGelu, real(a), Keep::Input);
}

Tensor add(const Tensor& a, double b)
{
    return recorded(UnaryOp::AddScalar, kAddScalar, b == std::trunc(b) ? a : real(a), Keep::Nothing, b);
}
Tensor mul(const Tensor& a, double b)
{
    return recorded(UnaryOp::MulScalar, kMulScalar, b == std::trunc(b) ? a : real(a), Keep::Nothing, b);
}
Tensor pow(const Tensor& a, double exponent)
{
    if (autocast_widens(a))
        return pow(autocast_widened(a), exponent);
    return recorded(UnaryOp::PowScalar, kPowScalar, real(a), Keep::Input, exponent);
}

namespace {

bool is_half_conversion(DType from, DType to)
{
    const DType narrow = from == DType::Float32 ? to : from;
    return (from == DType::Float32 || to == DType::Float32) && (narrow == DType::Float16 || narrow == DType::BFloat16);
}

}  // namespace

Tensor to(const Tensor& a, DType dtype)
{
    if (a.dtype() == dtype)
        return a;
    Tensor out = empty_like(a, dtype);
    if (is_half_conversion(a.dtype(), dtype) && a.is_dense())
        KernelTable<HalfKernels>::of(a.device()).convert(a, out);
    else
        copy_elements(a, out);
    if (is_floating(dtype) && needs_record(a))
        record(kTo, out, {&a}, {}, Parameter{static_cast<double>(a.dtype())});
    return out;
}

namespace {

std::vector<OpSample> samples_in(double low, double high)
{
    std::vector<OpSample> list;
    for (const Shape& sizes : {Shape{3, 4}, Shape{2, 3, 4}, Shape{}, Shape{1}, Shape{0, 3}})
        list.push_back({{sample_values(sizes, low, high)}, {}});
    return list;
}
std::vector<OpSample> positive()
{
    return samples_in(0.3, 3);
}
/// Both signs, but nothing within 0.05 of zero, where abs and the rectifiers have their kink.
std::vector<OpSample> both_signs()
{
    std::vector<OpSample> list = samples_in(-2, 2);
    for (OpSample& sample : list)
        sample.inputs[0] = add(sample.inputs[0], mul(sign(sample.inputs[0]), 0.05));
    return list;
}
std::vector<OpSample> slopes()
{
    std::vector<OpSample> list = both_signs();
    for (OpSample& sample : list)
        sample.attributes.set("negative_slope", 0.1);
    return list;
}

std::vector<OpSample> powers()
{
    std::vector<OpSample> list;
    for (const double exponent : {2.0, 3.0, 0.5, -1.0, 0.0})
        list.push_back({{sample_values({3, 4}, 0.3, 2)}, {{"exponent", exponent}}});
    list.push_back({{sample_values({0, 2}, 0.3, 2)}, {{"exponent", 2.0}}});
    return list;
}

template <Tensor (*F)(const Tensor&)> Tensor call(std::span<const Tensor> in, const Params&)
{
    return F(in[0]);
}
Tensor call_leaky_relu(std::span<const Tensor> in, const Params& attributes)
{
    return leaky_relu(in[0], number_attribute(attributes, "negative_slope", 0.01));
}
Tensor call_pow(std::span<const Tensor> in, const Params& attributes)
{
    return pow(in[0], number_attribute(attributes, "exponent", 2));
}

const RegisterOp registered[] = {
    RegisterOp{{"neg", call<neg>, both_signs, true, true}},
    RegisterOp{{"abs", call<abs>, both_signs, true, true}},
    RegisterOp{{"sign", call<sign>, both_signs, true, true}},
    RegisterOp{{"square", call<square>, both_signs, true, true}},
    RegisterOp{{"reciprocal", call<reciprocal>, positive, true, true}},
    RegisterOp{{"sqrt", call<sqrt>, positive, true, true}},
    RegisterOp{{"exp", call<exp>, both_signs, true, true}},
    RegisterOp{{"log", call<log>, positive, true, true}},
    RegisterOp{{"sin", call<sin>, both_signs, true, true}},
    RegisterOp{{"cos", call<cos>, both_signs, true, true}},
    RegisterOp{{"tanh", call<tanh>, both_signs, true, true}},
    RegisterOp{{"sigmoid", call<sigmoid>, both_signs, true, true}},
    RegisterOp{{"erf", call<erf>, both_signs, true, true}},
    RegisterOp{{"relu", call<relu>, both_signs, true, true}},
    RegisterOp{{"leaky_relu", call_leaky_relu, slopes, true, true}},
    RegisterOp{{"pow", call_pow, powers, true, true}},
    RegisterOp{{"gelu", call<gelu>, both_signs, true, true}},
};

}  // namespace

}  // namespace ts
