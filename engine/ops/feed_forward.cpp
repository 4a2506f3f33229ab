#include "engine/ops/feed_forward.h"

#include <algorithm>
#include <numbers>

#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/elementwise_kernels.h"
#include "engine/ops/gelu_kernels.h"
#include "engine/ops/gemm_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/matmul.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/reduce.h"
#include "engine/ops/reduce_kernels.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/widened_type.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Kept {
    HiddenActivation activation;
};

enum Input : int { kX, kWeight1, kBias1, kWeight2, kBias2 };

/// A contiguous tensor as rows.
Tensor as_rows(const Tensor& t)
{
    const Tensor c = contiguous_copy(t);
    const Shape sizes{c.numel() / c.size(-1), c.size(-1)};
    return c.as_strided(sizes, contiguous_strides(sizes), c.storage_offset());
}

/// Rows [first, first + count) of contiguous rows, without history.
Tensor piece_of(const Tensor& rows, std::int64_t first, std::int64_t count)
{
    return rows.as_strided({count, rows.size(1)}, rows.strides(), rows.storage_offset() + first * rows.size(1));
}

/// Pieces of rows by the sizes alone: two of hidden values and the weights fit the second cache level. All rows at once on
/// devices other than the host.
template <class Body> void each_piece(Device device, std::int64_t rows, std::int64_t hidden, Body body)
{
    if (device.type != DeviceType::Cpu) {
        body(std::int64_t{0}, rows);
        return;
    }
    constexpr std::int64_t cached = 196608, whole = 64;
    const std::int64_t most = std::max(cached / hidden / whole, std::int64_t{1}) * whole;
    const std::int64_t pieces = (rows + most - 1) / most;
    const std::int64_t length = ((rows + pieces - 1) / pieces + whole - 1) / whole * whole;
    for (std::int64_t first = 0; first < rows; first += length)
        body(first, std::min(length, rows - first));
}

/// c = a op(b), plus c or plus a bias.
Gemm product(const Tensor& a, bool transpose_a, const Tensor& b, bool transpose_b, const Tensor& c, bool add,
             const Tensor& bias = {})
{
    const std::int64_t k = a.size(transpose_a ? 0 : 1);
    return {a.dtype(),       transpose_a,
            transpose_b,     c.size(0),
            c.size(1),       k,
            a.raw_data(),    a.size(1),
            b.raw_data(),    b.size(1),
            c.raw_data(),    c.size(1),
            add ? 1.0 : 0.0, bias.defined() ? bias.raw_data() : nullptr};
}

const GemmKernels& kernels(const Tensor& t)
{
    return KernelTable<GemmKernels>::of(t.device());
}

void multiply(const Tensor& a, bool transpose_a, const Tensor& b, bool transpose_b, const Tensor& c, bool add,
              const Tensor& bias = {})
{
    kernels(a).gemm(product(a, transpose_a, b, transpose_b, c, add, bias));
}

void activate(HiddenActivation activation, const Tensor& from, const Tensor& to)
{
    const UnaryOp op = activation == HiddenActivation::Gelu ? UnaryOp::Gelu : UnaryOp::Relu;
    KernelTable<ElementwiseKernels>::of(from.device()).unary(op, from, to, 0);
}

/// Is the activation part of the first product? Then its result is kept, from which the slope can be told, too.
bool relu_in_product(HiddenActivation activation, const Tensor& t)
{
    return activation == HiddenActivation::Relu && kernels(t).fuses;
}

/// g *= the slope at x
void relu_gradient(const Tensor& x, const Tensor& g)
{
    KernelTable<ElementwiseKernels>::of(g.device()).binary(BinaryOp::ReluGradient, g, x, g, 0);
}

/// values = activation(x) and g *= its derivative at x.
void value_and_gradient(HiddenActivation activation, const Tensor& x, const Tensor& values, const Tensor& g)
{
    if (activation == HiddenActivation::Gelu) {
        KernelTable<GeluKernels>::of(g.device()).value_and_gradient(x, values, g);
        return;
    }
    activate(activation, x, values);
    relu_gradient(x, g);
}

/// Where the gradient of a parameter is gathered: its place in the arena, or a tensor handed over afterwards.
class ParameterGradient {
public:
    ParameterGradient(Node& node, Gradients& g, int input, const Tensor& parameter) : m_input(input)
    {
        if (!parameter.defined() || !node.needs(input))
            return;
        m_values = g.direct_buffer(input, m_overwrite);
        m_direct = m_values.defined();
        if (!m_direct) {
            m_values = empty(parameter.sizes(), parameter.options());
            m_overwrite = true;
        }
    }

    [[nodiscard]] bool wanted() const { return m_values.defined(); }
    /// += a^T b, and the sums over the columns of a into `bias` in the same pass where it has nothing yet and the device can.
    void add_product(const Tensor& a, const Tensor& b, ParameterGradient& bias)
    {
        Gemm both = product(a, true, b, false, m_values, !m_overwrite);
        if (bias.wanted() && bias.m_overwrite && kernels(a).fuses) {
            both.sums_a = bias.m_values.raw_data();
            bias.m_overwrite = false;
            bias.m_complete = true;
        }
        kernels(a).gemm(both);
        m_overwrite = false;
    }
    /// += sums over the columns, unless a product gave them all.
    void add_columns(const Tensor& rows)
    {
        if (m_complete)
            return;
        const Tensor sums = m_overwrite ? m_values : empty(m_values.sizes(), m_values.options());
        KernelTable<ReduceKernels>::of(rows.device()).columns(rows, sums);
        if (!m_overwrite)
            KernelTable<ElementwiseKernels>::of(rows.device()).binary(BinaryOp::Add, m_values, sums, m_values, 0);
        m_overwrite = false;
    }
    void hand_over(Gradients& g) const
    {
        if (m_direct)
            g.filled(m_input);
        else if (wanted())
            g.set(m_input, m_values);
    }

private:
    int m_input;
    Tensor m_values;
    bool m_overwrite = true, m_direct = false, m_complete = false;
};

Tensor recorded_derivative(HiddenActivation activation, const Tensor& x)
{
    if (activation == HiddenActivation::Relu)
        return to(gt(x, scalar(0, x.options())), x.dtype());
    const Tensor share = mul(add(erf(mul(x, 1 / std::numbers::sqrt2)), 1), 0.5);
    const Tensor density = mul(exp(mul(square(x), -0.5)), std::numbers::inv_sqrtpi / std::numbers::sqrt2);
    return add(share, mul(x, density));
}

Tensor activated(HiddenActivation activation, const Tensor& x)
{
    return activation == HiddenActivation::Gelu ? gelu(x) : relu(x);
}

/// The backward pass as recorded operations.
void recorded_backward(Node& node, Gradients& g, HiddenActivation activation)
{
    const Tensor x = node.saved(kX), weight1 = node.saved(kWeight1), bias1 = node.saved(kBias1), weight2 = node.saved(kWeight2);
    const Tensor rows = reshape(x, Shape{-1, x.size(-1)}), gradient = reshape(g.output(), Shape{-1, g.output().size(-1)});
    const Tensor hidden = linear(rows, weight1, bias1);
    const Tensor dhidden = mul(mm(gradient, weight2), recorded_derivative(activation, hidden));
    const std::int64_t down[] = {0};
    g.set(kX, reshape(mm(dhidden, weight1), x.sizes()));
    g.set(kWeight1, mm(transpose(dhidden, 0, 1), rows));
    g.set(kWeight2, mm(transpose(gradient, 0, 1), activated(activation, hidden)));
    if (node.needs(kBias1))
        g.set(kBias1, sum(dhidden, down));
    if (node.needs(kBias2))
        g.set(kBias2, sum(gradient, down));
}

void feed_forward_backward(Node& node, Gradients& g)
{
    const HiddenActivation activation = node.attributes<Kept>().activation;
    if (g.create_graph()) {
        recorded_backward(node, g, activation);
        return;
    }
    const Tensor x = node.saved(kX), rows = as_rows(x), gradient = as_rows(g.output()), hidden = node.saved(5);
    const Tensor weight1 = contiguous_copy(node.saved(kWeight1)), weight2 = contiguous_copy(node.saved(kWeight2));
    const Tensor dx = node.needs(kX) ? empty(x.sizes(), x.options()) : Tensor(), dx_rows = dx.defined() ? as_rows(dx) : dx;
    ParameterGradient dweight1(node, g, kWeight1, weight1), dbias1(node, g, kBias1, node.saved(kBias1));
    ParameterGradient dweight2(node, g, kWeight2, weight2), dbias2(node, g, kBias2, node.saved(kBias2));
    const bool kept_values = relu_in_product(activation, x);
    each_piece(x.device(), rows.size(0), hidden.size(1), [&](std::int64_t first, std::int64_t count) {
        const Tensor part = piece_of(hidden, first, count), up = piece_of(gradient, first, count);
        const Tensor values = kept_values ? part : empty(part.sizes(), part.options());
        const Tensor dvalues = empty(part.sizes(), part.options());
        multiply(up, false, weight2, false, dvalues, false);
        if (kept_values)
            relu_gradient(part, dvalues);
        else
            value_and_gradient(activation, part, values, dvalues);
        if (dweight2.wanted())
            dweight2.add_product(up, values, dbias2);
        if (dweight1.wanted())
            dweight1.add_product(dvalues, piece_of(rows, first, count), dbias1);
        if (dbias1.wanted())
            dbias1.add_columns(dvalues);
        if (dx.defined())
            multiply(dvalues, false, weight1, false, piece_of(dx_rows, first, count), false);
    });
    if (dbias2.wanted())
        dbias2.add_columns(gradient);
    if (dx.defined())
        g.set(kX, dx);
    for (const ParameterGradient* parameter : {&dweight1, &dbias1, &dweight2, &dbias2})
        parameter->hand_over(g);
}
constexpr OpGradient kFeedForward{"feed_forward", feed_forward_backward};

bool plain(const Tensor& t, DType dtype)
{
    return !t.defined() || t.dtype() == dtype;
}

/// Are these tensors for the pieces, or for two layers one after the other, which also say what does not fit?
bool fits_pieces(const Tensor& x, const FeedForwardWeights& w)
{
    const DType dtype = x.dtype();
    if (!is_floating(dtype) || widened(dtype, x.device()) || x.numel() == 0 || x.dim() == 0)
        return false;
    if (!plain(w.weight1, dtype) || !plain(w.bias1, dtype) || !plain(w.weight2, dtype) || !plain(w.bias2, dtype))
        return false;
    return w.weight1.dim() == 2 && w.weight2.dim() == 2 && w.weight1.size(1) == x.size(-1)
        && w.weight2.size(1) == w.weight1.size(0) && w.weight2.numel() > 0
        && (!w.bias1.defined() || w.bias1.sizes() == Shape{w.weight1.size(0)})
        && (!w.bias2.defined() || w.bias2.sizes() == Shape{w.weight2.size(0)});
}

}  // namespace

Tensor feed_forward(const Tensor& x, const FeedForwardWeights& w, HiddenActivation activation)
{
    expect_one_device("feed_forward", x, w.weight1, w.bias1, w.weight2, w.bias2);
    if (autocast_lowers(x))
        return with_lowered(
            [&](const Tensor& low, const Tensor& weight1, const Tensor& bias1, const Tensor& weight2, const Tensor& bias2) {
                return feed_forward(low, {weight1, bias1, weight2, bias2}, activation);
            },
            x, w.weight1, w.bias1, w.weight2, w.bias2);
    if (!fits_pieces(x, w))
        return linear(activated(activation, linear(x, w.weight1, w.bias1)), w.weight2, w.bias2);
    const Tensor rows = as_rows(x), weight1 = contiguous_copy(w.weight1), weight2 = contiguous_copy(w.weight2);
    const Tensor bias1 = w.bias1.defined() ? contiguous_copy(w.bias1) : w.bias1;
    const Tensor bias2 = w.bias2.defined() ? contiguous_copy(w.bias2) : w.bias2;
    const bool recorded = needs_record({&x, &w.weight1, &w.bias1, &w.weight2, &w.bias2});
    const Tensor hidden = recorded ? empty({rows.size(0), weight1.size(0)}, x.options()) : Tensor();
    Shape sizes = x.sizes();
    sizes[sizes.rank() - 1] = weight2.size(0);
    Tensor out = empty(sizes, x.options());
    const Tensor out_rows = as_rows(out);
    const bool fused = relu_in_product(activation, x);
    each_piece(x.device(), rows.size(0), weight1.size(0), [&](std::int64_t first, std::int64_t count) {
        const Tensor kept = recorded ? piece_of(hidden, first, count) : Tensor();
        const Tensor values = recorded && fused ? kept : empty({count, weight1.size(0)}, x.options());
        const Tensor before = recorded ? kept : values;
        Gemm first_product = product(piece_of(rows, first, count), false, weight1, true, before, false, bias1);
        first_product.relu = fused;
        kernels(x).gemm(first_product);
        if (!fused)
            activate(activation, before, values);
        multiply(values, false, weight2, true, piece_of(out_rows, first, count), false, bias2);
    });
    if (recorded)
        record(kFeedForward, out, {&x, &w.weight1, &w.bias1, &w.weight2, &w.bias2},
               {&x, &w.weight1, &w.bias1, &w.weight2, &w.bias2, &hidden}, Kept{activation});
    return out;
}

namespace {

OpSample sample(const Shape& x, std::int64_t hidden, std::int64_t out, bool bias, const char* activation)
{
    const auto values = [](const Shape& sizes) { return sample_values(sizes, -1, 1); };
    OpSample s{{values(x), values({hidden, x.back()}), Tensor(), values({out, hidden}), Tensor()},
               {{"activation", std::string(activation)}}};
    if (bias) {
        s.inputs[kBias1] = values({hidden});
        s.inputs[kBias2] = values({out});
    } else {
        s.inputs.erase(s.inputs.begin() + kBias2);
        s.inputs.erase(s.inputs.begin() + kBias1);
    }
    return s;
}

std::vector<OpSample> samples()
{
    return {sample({3, 4}, 6, 5, true, "gelu"), sample({2, 3, 4}, 5, 4, false, "gelu"), sample({70, 2}, 3, 2, true, "relu"),
            sample({0, 3}, 4, 2, true, "gelu"), sample({1, 1}, 1, 1, true, "gelu")};
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    const ParamValue* name = p.find("activation");
    const bool relu = name && std::holds_alternative<std::string>(*name) && std::get<std::string>(*name) == "relu";
    const Tensor none;
    const FeedForwardWeights weights
        = in.size() > 3 ? FeedForwardWeights{in[1], in[2], in[3], in[4]} : FeedForwardWeights{in[1], none, in[2], none};
    return feed_forward(in[0], weights, relu ? HiddenActivation::Relu : HiddenActivation::Gelu);
}

const RegisterOp registered{{"feed_forward", call, samples, true, true}};

}  // namespace

}  // namespace ts
