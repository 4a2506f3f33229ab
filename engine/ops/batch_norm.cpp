#include "engine/ops/batch_norm.h"

#include "engine/autograd/backward.h"
#include "engine/ops/batch_norm_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/widened_type.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Kept {
    bool training;
    double eps;
};

/// Rows of channels (M, C) over memory with channels innermost.
Tensor rows_of(const Tensor& t)
{
    const Shape sizes{t.numel() / t.size(1), t.size(1)};
    return t.as_strided(sizes, contiguous_strides(sizes), t.storage_offset());
}

/// A gradient of C numbers: the leaf's own buffer where it may be overwritten, else new memory.
struct VectorGradient {
    Tensor values;
    bool direct = false;
};

VectorGradient vector_gradient(const Node& node, const Gradients& g, int input, const Tensor& like)
{
    if (!node.needs(input))
        return {};
    bool overwrite = true;
    const Tensor buffer = g.direct_buffer(input, overwrite);
    if (buffer.defined() && overwrite)
        return {buffer, true};
    return {empty(like.sizes(), like.options()), false};
}

void hand_over(Gradients& g, int input, const VectorGradient& gradient)
{
    if (gradient.direct)
        g.filled(input);
    else if (gradient.values.defined())
        g.set(input, gradient.values);
}

/// A vector of C numbers as (1, C, 1, ...).
Tensor for_channels(const Tensor& vector, int rank)
{
    Shape sizes;
    for (int d = 0; d < rank; ++d)
        sizes.push_back(d == 1 ? vector.size(0) : 1);
    return reshape(vector, sizes);
}

/// The backward pass as recorded operations.
void recorded_backward(Node& node, Gradients& g)
{
    const Kept& kept = node.attributes<Kept>();
    const Tensor x = computed(node.saved(0)), weight = node.saved(1), gradient = computed(g.output());
    const DType type = node.saved(0).dtype();
    Shape others;
    for (int d = 0; d < x.dim(); ++d)
        if (d != 1)
            others.push_back(d);
    const std::span dims(others.begin(), others.end());
    const Tensor center = kept.training ? mean(x, dims, true) : for_channels(node.saved(2), x.dim());
    const Tensor apart = sub(x, center);
    const Tensor inverse
        = kept.training ? pow(add(mean(square(apart), dims, true), kept.eps), -0.5) : for_channels(node.saved(3), x.dim());
    const Tensor normal = mul(apart, inverse);
    const Tensor scaled = weight.defined() ? mul(gradient, for_channels(weight, x.dim())) : gradient;
    if (node.needs(0) && kept.training)
        g.set(0,
              to(mul(inverse, sub(sub(scaled, mean(scaled, dims, true)), mul(normal, mean(mul(scaled, normal), dims, true)))),
                 type));
    else if (node.needs(0))
        g.set(0, to(mul(inverse, scaled), type));
    if (node.needs(1))
        g.set(1, sum(mul(gradient, normal), dims));
    if (node.needs(2))
        g.set(2, sum(gradient, dims));
}

void batch_norm_backward(Node& node, Gradients& g)
{
    if (g.create_graph()) {
        recorded_backward(node, g);
        return;
    }
    const Tensor x = channels_last(node.saved(0)), mean = node.saved(2), inverse_std = node.saved(3);
    const Tensor given = node.saved(1), weight = given.defined() ? contiguous_copy(given) : given;
    const Tensor gradient = channels_last(g.output());
    const Tensor dx = node.needs(0) ? empty_channels_inner(x.sizes(), x.options()) : Tensor();
    const VectorGradient dweight = vector_gradient(node, g, 1, mean), dbias = vector_gradient(node, g, 2, mean);
    KernelTable<BatchNormKernels>::of(x.device())
        .backward({rows_of(gradient), rows_of(x), weight, mean, inverse_std, dx.defined() ? rows_of(dx) : dx, dweight.values,
                   dbias.values, node.attributes<Kept>().training});
    if (dx.defined())
        g.set(0, dx);
    hand_over(g, 1, dweight);
    hand_over(g, 2, dbias);
}
constexpr OpGradient kBatchNorm{"batch_norm", batch_norm_backward};

void check_vector(const Tensor& vector, const Tensor& x, const char* what)
{
    if (!vector.defined())
        return;
    expect_one_device("batch_norm", x, vector);
    if (vector.dim() != 1 || vector.size(0) != x.size(1))
        throw ShapeError(translatable("engine", "batch_norm: %1 has shape %2, but the input has %3 channels (shape %4)."),
                         {what, vector.sizes().text(), std::to_string(x.size(1)), x.sizes().text()});
    if (vector.dtype() != compute_type(x.dtype()))
        throw TypeError(translatable("engine", "batch_norm: %1 is %2 but the input is %3."),
                        {what, std::string(name(vector.dtype())), std::string(name(x.dtype()))});
}

void check(const Tensor& x, const Tensor& running_mean, const Tensor& running_var, bool training)
{
    if (x.dim() < 2)
        throw ShapeError(translatable("engine", "batch_norm: an input of shape (N, C, ...) is needed, not %1."),
                         {x.sizes().text()});
    if (!is_floating(x.dtype()))
        throw TypeError(translatable("engine", "batch_norm: the input is %1; convert it to float32 first."),
                        {std::string(name(x.dtype()))});
    if (running_mean.defined() != running_var.defined() || (!training && !running_mean.defined()))
        throw ArgumentError(translatable("engine",
                                         "batch_norm: running_mean and running_var are needed where it does not "
                                         "train, and both or none where it does."),
                            {});
    if (running_mean.defined() && !(running_mean.is_contiguous() && running_var.is_contiguous()))
        throw ArgumentError(translatable("engine", "batch_norm: running statistics must be contiguous."), {});
    if (training && x.numel() <= x.size(1))
        throw ArgumentError(translatable("engine",
                                         "batch_norm: more than one value for each channel is needed while training, but "
                                         "the input has shape %1. Use a larger batch."),
                            {x.sizes().text()});
}

/// Half input: the running statistics, of whatever type, are learned in float32 and stored back.
Tensor in_float32(const Tensor& x, const Tensor& running_mean, const Tensor& running_var, const Tensor& weight,
                  const Tensor& bias, const BatchNormOptions& options)
{
    const Tensor mean = computed(running_mean), var = computed(running_var);
    const Tensor y = batch_norm(computed(x), mean, var, computed(weight), computed(bias), options);
    for (const auto& [from, to] : {std::pair(mean, running_mean), std::pair(var, running_var)})
        if (options.training && to.defined() && !same(from, to)) {
            copy_elements(from, to);
            to.bump_version("batch_norm");
        }
    return y;
}

bool is_half_vector(const Tensor& t)
{
    return t.defined() && is_half(t.dtype());
}

}  // namespace

Tensor batch_norm(const Tensor& x, const Tensor& running_mean, const Tensor& running_var, const Tensor& weight,
                  const Tensor& bias, const BatchNormOptions& options)
{
    if (widened(x.dtype(), x.device()) || (is_half(x.dtype()) && running_mean.defined() && is_half(running_mean.dtype())))
        return to(in_float32(x, running_mean, running_var, weight, bias, options), x.dtype());
    check(x, running_mean, running_var, options.training);
    if (is_half(x.dtype()) && (is_half_vector(weight) || is_half_vector(bias)))
        return batch_norm(x, running_mean, running_var, computed(weight), computed(bias), options);
    check_vector(running_mean, x, "running_mean");
    check_vector(running_var, x, "running_var");
    check_vector(weight, x, "weight");
    check_vector(bias, x, "bias");
    if (x.numel() == 0)
        return mul(x, 1);
    const Tensor in = channels_last(x);
    Tensor y = empty_channels_inner(x.sizes(), x.options());
    const Tensor w = weight.defined() ? contiguous_copy(weight) : weight, b = bias.defined() ? contiguous_copy(bias) : bias;
    const TensorOptions statistics(compute_type(x.dtype()), x.device());
    const Tensor mean = options.training ? empty({x.size(1)}, statistics) : contiguous_copy(running_mean);
    const Tensor inverse_std = empty({x.size(1)}, statistics);
    const auto& kernels = KernelTable<BatchNormKernels>::of(x.device());
    const BatchNormForward call{rows_of(in), rows_of(y), w, b, mean, inverse_std, options.eps};
    if (options.training)
        kernels.train(call, {running_mean, running_var, options.batches, options.momentum});
    else
        kernels.infer(call, contiguous_copy(running_var));
    if (options.training && running_mean.defined()) {
        running_mean.bump_version("batch_norm");
        running_var.bump_version("batch_norm");
        if (options.batches.defined())
            options.batches.bump_version("batch_norm");
    }
    if (needs_record({&x, &weight, &bias}))
        record(kBatchNorm, y, {&x, &weight, &bias}, {&x, &weight, &mean, &inverse_std}, Kept{options.training, options.eps});
    return y;
}

namespace {

std::vector<OpSample> samples()
{
    std::vector<OpSample> list;
    const auto add = [&](const Shape& sizes, bool training, bool affine) {
        OpSample s{{sample_values(sizes, -2, 2)}, {{"training", training}}};
        if (affine) {
            s.inputs.push_back(sample_values({sizes[1]}, 0.5, 1.5));
            s.inputs.push_back(sample_values({sizes[1]}, -1, 1));
        }
        list.push_back(std::move(s));
    };
    add({5, 3}, true, true);
    add({2, 3, 2, 4}, true, true);
    add({3, 2, 4}, true, false);
    add({2, 70}, true, false);
    add({1, 3, 2, 2}, false, true);
    add({4, 3}, false, false);
    return list;
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    BatchNormOptions options;
    options.training = bool_attribute(p, "training", false);
    options.eps = number_attribute(p, "eps", 1e-5);
    const Tensor weight = in.size() > 1 ? in[1] : Tensor(), bias = in.size() > 2 ? in[2] : Tensor();
    if (options.training)
        return batch_norm(in[0], {}, {}, weight, bias, options);
    const Tensor mean = full({in[0].size(1)}, 0.25, in[0].options()), var = full({in[0].size(1)}, 2, in[0].options());
    return batch_norm(in[0], mean, var, weight, bias, options);
}

const RegisterOp registered{{"batch_norm", call, samples, true, true}};

}  // namespace

}  // namespace ts
