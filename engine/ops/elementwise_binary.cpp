#include "engine/autograd/accumulate.h"
#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/elementwise_gradients.h"
#include "engine/ops/elementwise_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/widened_type.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

/// Type the loop runs in. Whole numbers need not fit a half: beside them halves are computed in float32.
DType loop_type(const Tensor& a, const Tensor& b, DType common)
{
    const bool alike = a.dtype() == common && b.dtype() == common;
    return alike ? arithmetic_type(common, a.device()) : compute_type(common);
}

/// An operand as the kernel wants it: the tensor itself, or where type or sizes differ a converted view kept here. Copying
/// handles would cost more than the loop over a small tensor.
class Operand {
public:
    Operand(const Tensor& t, const Shape& sizes, DType dtype)
    {
        const Tensor* now = &t;
        if (t.dtype() != dtype) {
            m_changed = to(t.detach(), dtype);
            now = &m_changed;
        }
        if (now->sizes() != sizes) {
            m_changed = expand_view(*now, sizes);
            now = &m_changed;
        }
        m_used = now;
    }
    Operand(const Operand&) = delete;
    Operand& operator=(const Operand&) = delete;
    operator const Tensor&() const { return *m_used; }

private:
    Tensor m_changed;
    const Tensor* m_used;
};

Tensor output_for(const Tensor& a, const Tensor& b, const Shape& sizes, DType dtype)
{
    if (a.sizes() == sizes)
        return empty_like(a, dtype);
    return b.sizes() == sizes ? empty_like(b, dtype) : empty(sizes, {dtype, a.device()});
}

Tensor run_binary(BinaryOp op, const char* name, const Tensor& a, const Tensor& b, DType result, double parameter = 0)
{
    const Shape sizes = broadcast_shapes(a.sizes(), b.sizes(), name);
    const DType type = loop_type(a, b, result);
    Tensor out = output_for(a, b, sizes, type);
    KernelTable<ElementwiseKernels>::of(a.device())
        .binary(op, Operand(a, sizes, type), Operand(b, sizes, type), out, parameter);
    return result == type ? out : to(out, result);
}

Tensor run_compare(CompareOp op, const char* name, const Tensor& a, const Tensor& b)
{
    const Shape sizes = broadcast_shapes(a.sizes(), b.sizes(), name);
    const DType type = loop_type(a, b, promote(a.dtype(), b.dtype()));
    Tensor out = output_for(a, b, sizes, DType::Bool);
    KernelTable<ElementwiseKernels>::of(a.device()).compare(op, Operand(a, sizes, type), Operand(b, sizes, type), out);
    return out;
}

Tensor compared(CompareOp op, const char* name, const Tensor& a, const Tensor& b)
{
    if (a.device() == b.device())
        return run_compare(op, name, a, b);
    return on_one_device(name, a, b, [&](const Tensor& x, const Tensor& y) { return run_compare(op, name, x, y); });
}

using Binary = Tensor (*)(const Tensor&, const Tensor&);

/// Sizes and types of the operands, where the backward pass keeps no operand to ask.
struct OperandShapes {
    Shape a, b;
    DType a_type, b_type;
};

OperandShapes shapes_of(const Tensor& a, const Tensor& b)
{
    return {a.sizes(), b.sizes(), a.dtype(), b.dtype()};
}

void set_reduced(Gradients& gradients, int input, const Tensor& gradient, const Shape& sizes, DType dtype)
{
    if (gradient.dtype() == dtype && gradient.sizes() == sizes)
        gradients.set(input, gradient);
    else
        gradients.set(input, reduce_to(gradient, sizes, dtype));
}
void set_reduced(Gradients& gradients, int input, const Tensor& gradient, const Tensor& operand)
{
    set_reduced(gradients, input, gradient, operand.sizes(), operand.dtype());
}

void add_backward(Node& node, Gradients& gradients)
{
    const auto& shapes = node.attributes<OperandShapes>();
    const Tensor gradient = gradients.output();
    if (node.needs(0))
        set_reduced(gradients, 0, gradient, shapes.a, shapes.a_type);
    if (node.needs(1))
        set_reduced(gradients, 1, gradient, shapes.b, shapes.b_type);
}
constexpr OpGradient kAdd{"add", add_backward};

void sub_backward(Node& node, Gradients& gradients)
{
    const auto& shapes = node.attributes<OperandShapes>();
    if (node.needs(0))
        gradients.set(0, reduce_to(gradients.output(), shapes.a, shapes.a_type));
    if (node.needs(1))
        gradients.set(1, reduce_to(neg(gradients.output()), shapes.b, shapes.b_type));
}
constexpr OpGradient kSub{"sub", sub_backward};

void mul_backward(Node& node, Gradients& gradients)
{
    const Tensor g = gradients.output(), a = node.saved(0), b = node.saved(1);
    if (node.needs(0))
        set_reduced(gradients, 0, mul(g, b), a);
    if (node.needs(1))
        set_reduced(gradients, 1, mul(g, a), b);
}
constexpr OpGradient kMul{"mul", mul_backward};

void div_backward(Node& node, Gradients& gradients)
{
    const Tensor g = gradients.output(), a = node.saved(0), b = node.saved(1);
    if (node.needs(0))
        set_reduced(gradients, 0, div(g, b), a);
    if (node.needs(1))
        set_reduced(gradients, 1, neg(div(mul(g, a), square(b))), b);
}
constexpr OpGradient kDiv{"div", div_backward};

Tensor zero_like(const Tensor& a)
{
    return scalar(0, a.options());
}

void pow_backward(Node& node, Gradients& gradients)
{
    const Tensor g = gradients.output(), a = node.saved(0), b = node.saved(1), result = node.saved(2);
    if (node.needs(0))
        // x to the power 0 is 1 even at 0, where b x^(b - 1) would be 0 times infinity.
        set_reduced(gradients, 0, where(eq(b, zero_like(b)), zero_like(g), mul(g, mul(b, pow(a, add(b, -1))))), a);
    if (node.needs(1)) {
        // 0 to any power has no slope in the exponent; log(0) must not make it NaN.
        const Tensor slope = where(eq(a, zero_like(a)), zero_like(a), log(a));
        set_reduced(gradients, 1, mul(g, mul(result, slope)), b);
    }
}
constexpr OpGradient kPow{"pow", pow_backward};

void choice_backward(Node& node, Gradients& gradients, Tensor (*wins)(const Tensor&, const Tensor&))
{
    const Tensor g = gradients.output(), a = node.saved(0), b = node.saved(1);
    const Tensor tie = mul(to(eq(a, b), g.dtype()), 0.5);
    if (node.needs(0))
        set_reduced(gradients, 0, mul(g, add(to(wins(a, b), g.dtype()), tie)), a);
    if (node.needs(1))
        set_reduced(gradients, 1, mul(g, add(to(wins(b, a), g.dtype()), tie)), b);
}
void maximum_backward(Node& node, Gradients& gradients)
{
    choice_backward(node, gradients, gt);
}
void minimum_backward(Node& node, Gradients& gradients)
{
    choice_backward(node, gradients, lt);
}
constexpr OpGradient kMaximum{"maximum", maximum_backward};
constexpr OpGradient kMinimum{"minimum", minimum_backward};

void where_backward(Node& node, Gradients& gradients)
{
    const Tensor g = gradients.output(), condition = node.saved(0);
    const auto& shapes = node.attributes<OperandShapes>();
    const Tensor none = scalar(0, g.options());
    if (node.needs(0))
        gradients.set(0, reduce_to(where(condition, g, none), shapes.a, shapes.a_type));
    if (node.needs(1))
        gradients.set(1, reduce_to(where(condition, none, g), shapes.b, shapes.b_type));
}
constexpr OpGradient kWhere{"where", where_backward};

}  // namespace

Tensor add(const Tensor& a, const Tensor& b)
{
    if (a.device() != b.device())
        return on_one_device("add", a, b, static_cast<Binary>(add));
    Tensor out = run_binary(BinaryOp::Add, "add", a, b, promote(a.dtype(), b.dtype()));
    if (needs_record(a, b))
        record(kAdd, out, {&a, &b}, {}, shapes_of(a, b));
    return out;
}

Tensor sub(const Tensor& a, const Tensor& b)
{
    if (a.device() != b.device())
        return on_one_device("sub", a, b, sub);
    Tensor out = run_binary(BinaryOp::Sub, "sub", a, b, promote(a.dtype(), b.dtype()));
    if (needs_record(a, b))
        record(kSub, out, {&a, &b}, {}, shapes_of(a, b));
    return out;
}

Tensor mul(const Tensor& a, const Tensor& b)
{
    if (a.device() != b.device())
        return on_one_device("mul", a, b, static_cast<Binary>(mul));
    Tensor out = run_binary(BinaryOp::Mul, "mul", a, b, promote(a.dtype(), b.dtype()));
    if (needs_record(a, b))
        record(kMul, out, {&a, &b}, {&a, &b});
    return out;
}

Tensor div(const Tensor& a, const Tensor& b)
{
    if (a.device() != b.device())
        return on_one_device("div", a, b, div);
    const DType common = promote(a.dtype(), b.dtype());
    Tensor out = run_binary(BinaryOp::Div, "div", a, b, is_floating(common) ? common : DType::Float32);
    if (needs_record(a, b))
        record(kDiv, out, {&a, &b}, {&a, &b});
    return out;
}

Tensor pow(const Tensor& a, const Tensor& b)
{
    if (autocast_widens(a) || autocast_widens(b))
        return pow(autocast_widened(a), autocast_widened(b));
    if (a.device() != b.device())
        return on_one_device("pow", a, b, static_cast<Binary>(pow));
    const DType common = promote(a.dtype(), b.dtype());
    Tensor out = run_binary(BinaryOp::Pow, "pow", a, b, is_floating(common) ? common : DType::Float32);
    if (needs_record(a, b))
        record(kPow, out, {&a, &b}, {&a, &b, &out});
    return out;
}

Tensor maximum(const Tensor& a, const Tensor& b)
{
    if (a.device() != b.device())
        return on_one_device("maximum", a, b, maximum);
    Tensor out = run_binary(BinaryOp::Maximum, "maximum", a, b, promote(a.dtype(), b.dtype()));
    if (needs_record(a, b))
        record(kMaximum, out, {&a, &b}, {&a, &b});
    return out;
}

Tensor minimum(const Tensor& a, const Tensor& b)
{
    if (a.device() != b.device())
        return on_one_device("minimum", a, b, minimum);
    Tensor out = run_binary(BinaryOp::Minimum, "minimum", a, b, promote(a.dtype(), b.dtype()));
    if (needs_record(a, b))
        record(kMinimum, out, {&a, &b}, {&a, &b});
    return out;
}

Tensor eq(const Tensor& a, const Tensor& b)
{
    return compared(CompareOp::Equal, "eq", a, b);
}
Tensor ne(const Tensor& a, const Tensor& b)
{
    return compared(CompareOp::NotEqual, "ne", a, b);
}
Tensor lt(const Tensor& a, const Tensor& b)
{
    return compared(CompareOp::Less, "lt", a, b);
}
Tensor le(const Tensor& a, const Tensor& b)
{
    return compared(CompareOp::LessEqual, "le", a, b);
}
Tensor gt(const Tensor& a, const Tensor& b)
{
    return compared(CompareOp::Greater, "gt", a, b);
}
Tensor ge(const Tensor& a, const Tensor& b)
{
    return compared(CompareOp::GreaterEqual, "ge", a, b);
}

Tensor where(const Tensor& condition, const Tensor& a, const Tensor& b)
{
    if (condition.dtype() != DType::Bool)
        throw TypeError(translatable("engine", "where: the condition must be bool, not %1."),
                        {std::string(name(condition.dtype()))});
    if (a.device() != b.device())
        return on_one_device("where", a, b, [&](const Tensor& x, const Tensor& y) { return where(condition, x, y); });
    expect_one_device("where", a, condition);
    const DType type = promote(a.dtype(), b.dtype());
    const Shape sizes = broadcast_shapes(condition.sizes(), broadcast_shapes(a.sizes(), b.sizes(), "where"), "where");
    Tensor out = empty(sizes, {type, a.device()});
    KernelTable<ElementwiseKernels>::of(a.device())
        .where(Operand(condition, sizes, DType::Bool), Operand(a, sizes, type), Operand(b, sizes, type), out);
    if (needs_record(a, b))
        record(kWhere, out, {&a, &b}, {&condition}, shapes_of(a, b));
    return out;
}

namespace {

bool may_overwrite(const Tensor& gradient, const Tensor& saved)
{
    const TensorRecord& record = *gradient.record();
    return record.refs.unique() && record.storage->unique() && gradient.dtype() == saved.dtype() && gradient.is_dense()
        && gradient.sizes() == saved.sizes() && gradient.strides() == saved.strides()
        && !widened(gradient.dtype(), gradient.device());
}

}  // namespace

Tensor binary_gradient(BinaryOp op, const Tensor& gradient, const Tensor& saved, double parameter)
{
    if (may_overwrite(gradient, saved)) {
        KernelTable<ElementwiseKernels>::of(gradient.device()).binary(op, gradient, saved, gradient, parameter);
        return gradient;
    }
    return run_binary(op, "gradient", gradient, saved, gradient.dtype(), parameter);
}

Tensor add_gradients(const Tensor& a, const Tensor& b)
{
    return add(a, b);
}

void add_gradients_in_place(const Tensor& a, const Tensor& b)
{
    if (widened(a.dtype(), a.device())) {
        const NoGradGuard unrecorded;
        copy_elements(add(a, b), a);
        return;
    }
    KernelTable<ElementwiseKernels>::of(a.device()).binary(BinaryOp::Add, a, b, a, 0);
}

void add_in_place(const Tensor& target, const Tensor& other)
{
    if (target.is_leaf() && target.requires_grad() && grad_enabled())
        throw ArgumentError(
            translatable("engine", "add_: a leaf that requires a gradient cannot be changed in place while recording."), {});
    if (broadcast_shapes(target.sizes(), other.sizes(), "add_") != target.sizes())
        throw ShapeError(translatable("engine", "add_: shape %1 does not broadcast to the shape %2 of the target."),
                         {other.sizes().text(), target.sizes().text()});
    expect_one_device("add_", target, other);
    // Another view of the same memory would change while it is being read.
    const bool overlaps = other.shares_storage(target) && !same(other, target);
    const Tensor source = overlaps ? clone(other.detach()) : other;
    add_gradients_in_place(target, Operand(source, target.sizes(), target.dtype()));
    target.bump_version("add_");
}

namespace {

std::vector<OpSample> pairs(double low, double high)
{
    const auto one = [&](const Shape& a, const Shape& b) {
        // The second operand is shifted so that ties, the kinks of maximum and minimum, do not occur.
        return OpSample{{sample_values(a, low, high), add(sample_values(b, low, high), 0.0123)}, {}};
    };
    return {one({3, 4}, {3, 4}), one({3, 4}, {4}), one({2, 1, 4}, {3, 1}), one({}, {3}), one({1}, {1}), one({0, 3}, {1, 3})};
}
std::vector<OpSample> signed_pairs()
{
    return pairs(-2, 2);
}
std::vector<OpSample> positive_pairs()
{
    return pairs(0.5, 2);
}

template <Tensor (*F)(const Tensor&, const Tensor&)> Tensor call(std::span<const Tensor> in, const Params&)
{
    return F(in[0], in[1]);
}

std::vector<OpSample> choices()
{
    const auto one = [](const Shape& condition, const Shape& a, const Shape& b) {
        return OpSample{
            {gt(sample_values(condition, -1, 1), scalar(0, DType::Float64)), sample_values(a, -2, 2), sample_values(b, -2, 2)},
            {}};
    };
    return {one({3, 4}, {3, 4}, {4}), one({4}, {3, 1}, {}), one({1}, {1}, {1}), one({0, 3}, {0, 3}, {3})};
}
Tensor call_where(std::span<const Tensor> in, const Params&)
{
    return where(in[0], in[1], in[2]);
}

const RegisterOp registered[] = {
    RegisterOp{{"add", call<add>, signed_pairs, true, true}},
    RegisterOp{{"sub", call<sub>, signed_pairs, true, true}},
    RegisterOp{{"mul", call<mul>, signed_pairs, true, true}},
    RegisterOp{{"div", call<div>, positive_pairs, true, true}},
    RegisterOp{{"pow_tensor", call<pow>, positive_pairs, true, true}},
    RegisterOp{{"maximum", call<maximum>, signed_pairs, true, true}},
    RegisterOp{{"minimum", call<minimum>, signed_pairs, true, true}},
    RegisterOp{{"where", call_where, choices, true, true}},
    RegisterOp{{"eq", call<eq>, signed_pairs, false}},
    RegisterOp{{"ne", call<ne>, signed_pairs, false}},
    RegisterOp{{"lt", call<lt>, signed_pairs, false}},
    RegisterOp{{"le", call<le>, signed_pairs, false}},
    RegisterOp{{"gt", call<gt>, signed_pairs, false}},
    RegisterOp{{"ge", call<ge>, signed_pairs, false}},
};

}  // namespace

}  // namespace ts
