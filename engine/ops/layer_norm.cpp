#include "engine/ops/layer_norm.h"

#include <limits>

#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/layer_norm_kernels.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/widened_type.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Kept {
    std::int64_t width;  ///< numbers in one row
    double eps;
    bool centred;
};

/// A contiguous tensor as rows of `width` numbers.
Tensor as_rows(const Tensor& t, std::int64_t width)
{
    const Tensor c = contiguous_copy(t);
    const Shape sizes{width == 0 ? 0 : c.numel() / width, width};
    return c.as_strided(sizes, contiguous_strides(sizes), c.storage_offset());
}

Tensor contiguous_or_none(const Tensor& t)
{
    return t.defined() ? contiguous_copy(t) : t;
}

/// Where the gradient of a weight is written: its place in the arena, or a tensor that is handed over afterwards.
struct VectorGradient {
    Tensor values;
    bool direct = false;
};

VectorGradient vector_gradient(Node& node, Gradients& g, int input, const Shape& sizes, TensorOptions options)
{
    if (!node.needs(input))
        return {};
    bool overwrite = true;
    const Tensor buffer = g.direct_buffer(input, overwrite);
    if (buffer.defined() && overwrite)
        return {buffer, true};
    return {empty(sizes, options), false};
}

void hand_over(Gradients& g, int input, const VectorGradient& gradient)
{
    if (gradient.direct)
        g.filled(input);
    else if (gradient.values.defined())
        g.set(input, gradient.values);
}

/// The backward pass as recorded operations.
void recorded_backward(Node& node, Gradients& g, const Kept& kept)
{
    const Tensor x = node.saved(0), weight = node.saved(1);
    const Shape rows{-1, kept.width};
    const std::int64_t across[] = {1}, down[] = {0};
    const Tensor in = computed(reshape(x, rows)), gradient = computed(reshape(g.output(), rows));
    const Tensor apart = kept.centred ? sub(in, mean(in, across, true)) : in;
    const Tensor inverse = pow(add(mean(square(apart), across, true), kept.eps), -0.5);
    const Tensor normal = mul(apart, inverse);
    const Tensor scaled = weight.defined() ? mul(gradient, reshape(weight, Shape{kept.width})) : gradient;
    if (node.needs(0)) {
        const Tensor even = kept.centred ? sub(scaled, mean(scaled, across, true)) : scaled;
        const Tensor dx = mul(inverse, sub(even, mul(normal, mean(mul(scaled, normal), across, true))));
        g.set(0, to(reshape(dx, x.sizes()), x.dtype()));
    }
    if (node.needs(1))
        g.set(1, reshape(sum(mul(gradient, normal), down), weight.sizes()));
    if (node.input_count > 2 && node.needs(2))
        g.set(2, reshape(sum(gradient, down), node.saved(4).sizes()));
}

void layer_norm_backward(Node& node, Gradients& g)
{
    const auto& kept = node.attributes<Kept>();
    const Tensor x = node.saved(0);
    if (g.create_graph() || x.numel() == 0) {
        recorded_backward(node, g, kept);
        return;
    }
    const Tensor given = node.saved(1), weight = contiguous_or_none(given), bias = node.saved(4);
    const Tensor dx = node.needs(0) ? empty(x.sizes(), x.options()) : Tensor();
    const TensorOptions options(compute_type(x.dtype()), x.device());
    const VectorGradient dweight = vector_gradient(node, g, 1, given.defined() ? given.sizes() : Shape{}, options);
    const VectorGradient dbias = vector_gradient(node, g, 2, bias.defined() ? bias.sizes() : Shape{}, options);
    KernelTable<LayerNormKernels>::of(x.device())
        .backward({as_rows(g.output(), kept.width), as_rows(x, kept.width), weight, node.saved(2), node.saved(3), dx,
                   dweight.values, dbias.values});
    if (dx.defined())
        g.set(0, dx);
    hand_over(g, 1, dweight);
    hand_over(g, 2, dbias);
}
constexpr OpGradient kLayerNorm{"layer_norm", layer_norm_backward}, kRmsNorm{"rms_norm", layer_norm_backward};

void check_input(const Tensor& x, const Shape& normalized, const char* op)
{
    if (!is_floating(x.dtype()))
        throw TypeError(translatable("engine", "%1: the input is %2; convert it to float32 first."),
                        {op, std::string(name(x.dtype()))});
    bool fits = x.dim() >= normalized.rank() && normalized.rank() > 0;
    for (int d = 1; fits && d <= normalized.rank(); ++d)
        fits = x.sizes()[x.dim() - d] == normalized[normalized.rank() - d];
    if (!fits)
        throw ShapeError(translatable("engine", "%1: an input of shape %2 does not end in the normalized shape %3."),
                         {op, x.sizes().text(), normalized.text()});
}

void check_vector(const Tensor& vector, const Tensor& x, const Shape& normalized, const char* op, const char* what)
{
    if (!vector.defined())
        return;
    expect_one_device(op, x, vector);
    if (vector.sizes() != normalized)
        throw ShapeError(translatable("engine", "%1: %2 must have shape %3, but its shape is %4."),
                         {op, what, normalized.text(), vector.sizes().text()});
    if (vector.dtype() != compute_type(x.dtype()))
        throw TypeError(translatable("engine", "%1: the input is %2 but %3 is %4."),
                        {op, std::string(name(x.dtype())), what, std::string(name(vector.dtype()))});
}

Tensor normalized_rows(const OpGradient& op, const Tensor& x, const Shape& normalized, const Tensor& weight, const Tensor& bias,
                       double eps, bool centred)
{
    check_input(x, normalized, op.name);
    check_vector(weight, x, normalized, op.name, "weight");
    check_vector(bias, x, normalized, op.name, "bias");
    const std::int64_t width = normalized.numel();
    const Tensor rows = as_rows(x, width);
    Tensor y = empty(x.sizes(), x.options());
    const TensorOptions options(compute_type(x.dtype()), x.device());
    const Tensor mean = centred ? empty({rows.size(0)}, options) : Tensor(), inverse_std = empty({rows.size(0)}, options);
    KernelTable<LayerNormKernels>::of(x.device())
        .forward({rows, as_rows(y, width), contiguous_or_none(weight), contiguous_or_none(bias), mean, inverse_std, eps});
    if (needs_record({&x, &weight, &bias}))
        record(op, y, {&x, &weight, &bias}, {&x, &weight, &mean, &inverse_std, &bias}, Kept{width, eps, centred});
    return y;
}

struct Vectors {
    Tensor weight, bias;
};

/// Rows of halves have a weight and bias in the type that is computed in.
Vectors vectors_for(const Tensor& x, const Tensor& weight, const Tensor& bias)
{
    return is_half(x.dtype()) ? Vectors{computed(weight), computed(bias)} : Vectors{weight, bias};
}

}  // namespace

Tensor layer_norm(const Tensor& x, const Shape& normalized_shape, const Tensor& weight, const Tensor& bias, double eps)
{
    if (autocast_widens(x))
        return layer_norm(autocast_widened(x), normalized_shape, autocast_widened(weight), autocast_widened(bias), eps);
    if (widened(x.dtype(), x.device()))
        return to(layer_norm(computed(x), normalized_shape, computed(weight), computed(bias), eps), x.dtype());
    const Vectors vectors = vectors_for(x, weight, bias);
    return normalized_rows(kLayerNorm, x, normalized_shape, vectors.weight, vectors.bias, eps, true);
}

Tensor rms_norm(const Tensor& x, const Shape& normalized_shape, const Tensor& weight, std::optional<double> eps)
{
    if (autocast_widens(x))
        return rms_norm(autocast_widened(x), normalized_shape, autocast_widened(weight), eps);
    if (widened(x.dtype(), x.device()))
        return to(rms_norm(computed(x), normalized_shape, computed(weight), eps), x.dtype());
    const double smallest = x.dtype() == DType::Float64 ? std::numeric_limits<double>::epsilon()
                                                        : static_cast<double>(std::numeric_limits<float>::epsilon());
    return normalized_rows(kRmsNorm, x, normalized_shape, vectors_for(x, weight, {}).weight, {}, eps.value_or(smallest), false);
}

namespace {

OpSample sample(const Shape& sizes, int normalized, int vectors)
{
    Shape last;
    std::vector<std::int64_t> listed;
    for (int d = sizes.rank() - normalized; d < sizes.rank(); ++d) {
        last.push_back(sizes[d]);
        listed.push_back(sizes[d]);
    }
    OpSample s{{sample_values(sizes, -2, 2)}, {{"normalized_shape", listed}, {"eps", 1e-3}}};
    for (int i = 0; i < vectors; ++i)
        s.inputs.push_back(sample_values(last, 0.5, 1.5));
    return s;
}

std::vector<OpSample> samples(int vectors)
{
    return {sample({3, 5}, 1, vectors),     sample({2, 3, 4}, 1, 0), sample({2, 3, 4}, 2, vectors), sample({3, 70}, 1, vectors),
            sample({2, 2, 40}, 1, vectors), sample({6}, 1, 1),       sample({0, 4}, 1, vectors),    sample({1, 1}, 1, vectors)};
}
std::vector<OpSample> layer_norm_samples()
{
    return samples(2);
}
std::vector<OpSample> rms_norm_samples()
{
    return samples(1);
}

Shape normalized_shape(const Params& p)
{
    Shape shape;
    for (const std::int64_t size : integers_attribute(p, "normalized_shape", {}))
        shape.push_back(size);
    return shape;
}

Tensor call_layer_norm(std::span<const Tensor> in, const Params& p)
{
    return layer_norm(in[0], normalized_shape(p), in.size() > 1 ? in[1] : Tensor(), in.size() > 2 ? in[2] : Tensor(),
                      number_attribute(p, "eps", 1e-5));
}

Tensor call_rms_norm(std::span<const Tensor> in, const Params& p)
{
    const bool given = p.find("eps") && !std::holds_alternative<std::monostate>(*p.find("eps"));
    return rms_norm(in[0], normalized_shape(p), in.size() > 1 ? in[1] : Tensor(),
                    given ? std::optional(number_attribute(p, "eps", 0)) : std::nullopt);
}

const RegisterOp registered[] = {
    RegisterOp{{"layer_norm", call_layer_norm, layer_norm_samples, true, true}},
    RegisterOp{{"rms_norm", call_rms_norm, rms_norm_samples, true, true}},
};

}  // namespace

}  // namespace ts
