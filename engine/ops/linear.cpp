#include <algorithm>

#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
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

/// Rows (r, f) of a tensor (..., f), contiguous.
Tensor rows_of(const Tensor& t)
{
    const Tensor c = contiguous_copy(t);
    if (c.dim() == 2)
        return c;
    const std::int64_t features = c.size(-1);
    const Shape sizes{features == 0 ? 0 : c.numel() / features, features};
    return c.as_strided(sizes, contiguous_strides(sizes), c.storage_offset());
}

std::int64_t leading(std::int64_t columns)
{
    return std::max<std::int64_t>(columns, 1);
}

void gradient_of_input(Node& node, Gradients& g, const Tensor& gradient, const Tensor& x, const Tensor& weight)
{
    if (!node.needs(0))
        return;
    const std::int64_t out = weight.size(0), in = weight.size(1);
    const Tensor dx = empty(x.sizes(), x.options());
    KernelTable<GemmKernels>::of(x.device())
        .gemm({x.dtype(), false, false, gradient.size(0), in, out, gradient.raw_data(), leading(out), weight.raw_data(),
               leading(in), dx.raw_data(), leading(in), 0});
    g.set(0, dx);
}

/// `sums`: where the device puts the gradient of the bias in the same pass, or undefined.
void gradient_of_weight(Gradients& g, const Tensor& gradient, const Tensor& rows, const Tensor& weight, const Tensor& sums)
{
    bool overwrite = true;
    const Tensor buffer = g.direct_buffer(1, overwrite);
    const Tensor dw = buffer.defined() ? buffer : empty(weight.sizes(), weight.options());
    const std::int64_t out = weight.size(0), in = weight.size(1);
    Gemm product{rows.dtype(),
                 true,
                 false,
                 out,
                 in,
                 rows.size(0),
                 gradient.raw_data(),
                 leading(out),
                 rows.raw_data(),
                 leading(in),
                 dw.raw_data(),
                 leading(in),
                 buffer.defined() && !overwrite ? 1.0 : 0.0};
    product.sums_a = sums.defined() ? sums.raw_data() : nullptr;
    KernelTable<GemmKernels>::of(rows.device()).gemm(product);
    if (buffer.defined())
        g.filled(1);
    else
        g.set(1, dw);
}

/// The gradient of the bias on its way to the leaf.
struct BiasGradient {
    Tensor values;
    bool direct = false;
};

BiasGradient room_for_bias(const Gradients& g, const Tensor& gradient)
{
    bool overwrite = true;
    const Tensor buffer = g.direct_buffer(2, overwrite);
    if (buffer.defined() && overwrite)
        return {buffer, true};
    return {empty({gradient.size(1)}, gradient.options()), false};
}

void gradients_of_parameters(Node& node, Gradients& g, const Tensor& gradient, const Tensor& x, const Tensor& weight)
{
    const bool one_row = gradient.size(0) == 1;
    const BiasGradient bias = node.needs(2) && !one_row ? room_for_bias(g, gradient) : BiasGradient{};
    const bool fused = bias.values.defined() && node.needs(1) && KernelTable<GemmKernels>::of(gradient.device()).fuses;
    if (node.needs(1))
        gradient_of_weight(g, gradient, rows_of(x), weight, fused ? bias.values : Tensor());
    if (node.needs(2) && one_row)
        g.set(2, gradient.as_strided({gradient.size(1)}, {1}, gradient.storage_offset()));
    if (!bias.values.defined())
        return;
    if (!fused)
        KernelTable<ReduceKernels>::of(gradient.device()).columns(gradient, bias.values);
    if (bias.direct)
        g.filled(2);
    else
        g.set(2, bias.values);
}

/// As one matrix, also where a size is zero and reshape could not tell the number of rows.
Tensor as_matrix(const Tensor& t)
{
    std::int64_t rows = 1;
    for (int d = 0; d + 1 < t.dim(); ++d)
        rows *= t.sizes()[d];
    return reshape(t, Shape{rows, t.size(-1)});
}

void recorded_backward(Node& node, Gradients& g, const Tensor& x, const Tensor& weight, const Tensor& after)
{
    const Tensor gradient = as_matrix(after);
    if (node.needs(0))
        g.set(0, reshape(mm(gradient, weight), x.sizes()));
    if (node.needs(1))
        g.set(1, mm(transpose(gradient, 0, 1), as_matrix(x)));
    if (node.needs(2)) {
        const std::int64_t rows[] = {0};
        g.set(2, sum(gradient, rows));
    }
}

struct Fused {
    Activation activation;
};

void linear_backward(Node& node, Gradients& g)
{
    const Tensor x = node.saved(0), weight = node.saved(1);
    const Activation activation = node.attributes<Fused>().activation;
    const Tensor after = activation_gradient(activation, g, activation == Activation::None ? Tensor() : node.saved(2));
    if (g.create_graph() || x.numel() == 0) {
        recorded_backward(node, g, x, weight, after);
        return;
    }
    const Tensor gradient = rows_of(after);
    gradient_of_input(node, g, gradient, x, weight);
    gradients_of_parameters(node, g, gradient, x, weight);
}
constexpr OpGradient kLinear{"linear", linear_backward};

void check(const Tensor& x, const Tensor& weight, const Tensor& bias)
{
    expect_one_device("linear", x, weight, bias);
    if (weight.dim() != 2 || x.dim() == 0 || x.size(-1) != weight.size(1))
        throw ShapeError(translatable("engine",
                                      "linear: an input of shape %1 does not fit a weight of shape %2; its last size must "
                                      "be in_features."),
                         {x.sizes().text(), weight.sizes().text()});
    if (bias.defined() && (bias.dim() != 1 || bias.size(0) != weight.size(0)))
        throw ShapeError(translatable("engine", "linear: a bias of shape %1 does not fit a weight of shape %2."),
                         {bias.sizes().text(), weight.sizes().text()});
    if (bias.defined() && bias.dtype() != x.dtype())
        throw TypeError(translatable("engine", "linear: the input is %1 but the bias is %2."),
                        {std::string(name(x.dtype())), std::string(name(bias.dtype()))});
    if (x.dtype() != weight.dtype())
        throw TypeError(translatable("engine", "linear: the input is %1 but the weight is %2."),
                        {std::string(name(x.dtype())), std::string(name(weight.dtype()))});
}

}  // namespace

Tensor linear(const Tensor& x, const Tensor& weight, const Tensor& bias, Activation activation)
{
    if (autocast_lowers(x))
        return with_lowered([&](const Tensor& low, const Tensor& w, const Tensor& b) { return linear(low, w, b, activation); },
                            x, weight, bias);
    check(x, weight, bias);
    if (widened(x.dtype(), x.device()))
        return to(linear(computed(x), computed(weight), computed(bias), activation), x.dtype());
    const Tensor w = contiguous(weight);
    const Tensor rows = rows_of(x);
    const std::int64_t out_features = w.size(0), in_features = w.size(1);
    Shape sizes = x.sizes();
    sizes[sizes.rank() - 1] = out_features;
    Tensor out = empty(sizes, x.options());
    const auto& kernels = KernelTable<GemmKernels>::of(x.device());
    const Tensor b = bias.defined() ? contiguous_copy(bias) : bias;
    Gemm product{x.dtype(),
                 false,
                 true,
                 rows.size(0),
                 out_features,
                 in_features,
                 rows.raw_data(),
                 leading(in_features),
                 w.raw_data(),
                 leading(in_features),
                 out.raw_data(),
                 leading(out_features),
                 0,
                 b.defined() ? b.raw_data() : nullptr};
    product.relu = kernels.fuses && activation == Activation::Relu;
    kernels.gemm(product);
    if (!product.relu)
        activate(activation, out);
    if (!needs_record({&x, &w, &bias}))
        return out;
    if (activation == Activation::None)
        record(kLinear, out, {&x, &w, &bias}, {&x, &w}, Fused{activation});
    else
        record(kLinear, out, {&x, &w, &bias}, {&x, &w, &out}, Fused{activation});
    return out;
}

namespace {

std::vector<OpSample> samples()
{
    const auto one = [](const Shape& x, std::int64_t out, bool bias) {
        OpSample s{{sample_values(x, -1, 1), sample_values({out, x.back()}, -1, 1)}, {}};
        if (bias)
            s.inputs.push_back(sample_values({out}, -1, 1));
        return s;
    };
    return {one({3, 4}, 5, true), one({3, 4}, 2, false), one({2, 3, 4}, 3, true),
            one({4}, 2, true),    one({0, 4}, 2, true),  one({1, 1}, 1, true)};
}

Tensor call(std::span<const Tensor> in, const Params&)
{
    return linear(in[0], in[1], in.size() > 2 ? in[2] : Tensor());
}

template <Activation activation> Tensor call_fused(std::span<const Tensor> in, const Params&)
{
    return linear(in[0], in[1], in.size() > 2 ? in[2] : Tensor(), activation);
}

const RegisterOp registered[] = {
    RegisterOp{{"linear", call, samples, true, true}},
    RegisterOp{{"linear_relu", call_fused<Activation::Relu>, samples, true, true}},
    RegisterOp{{"linear_tanh", call_fused<Activation::Tanh>, samples, true, true}},
    RegisterOp{{"linear_sigmoid", call_fused<Activation::Sigmoid>, samples, true, true}},
};

}  // namespace

}  // namespace ts
