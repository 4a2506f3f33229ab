#include "engine/ops/group_norm.h"

#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/group_norm_kernels.h"
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
    std::int64_t groups;
    double eps;
};

/// (N, M, C) over memory with channels innermost.
Tensor places_of(const Tensor& t)
{
    const Shape sizes{t.size(0), t.numel() / (t.size(0) * t.size(1)), t.size(1)};
    return t.as_strided(sizes, contiguous_strides(sizes), t.storage_offset());
}

/// A vector of C numbers as (groups, C / groups, 1), which broadcasts over (N, groups, C / groups, M).
Tensor for_groups(const Tensor& vector, std::int64_t groups)
{
    return reshape(vector, {groups, vector.numel() / groups, 1});
}

/// The backward pass as recorded operations on (N, groups, C / groups, M).
void recorded_backward(Node& node, Gradients& g)
{
    const auto& [groups, eps] = node.attributes<Kept>();
    const Tensor given = node.saved(0), weight = node.saved(1);
    const std::int64_t n = given.size(0), c = given.size(1), m = given.numel() / (n * c);
    const Shape cut{n, groups, c / groups, m};
    const Tensor x = computed(reshape(given, cut)), gradient = computed(reshape(g.output(), cut));
    const std::int64_t inner[] = {2, 3}, outer[] = {0, 3};
    const Tensor apart = sub(x, mean(x, inner, true));
    const Tensor inverse = pow(add(mean(square(apart), inner, true), eps), -0.5), normal = mul(apart, inverse);
    const Tensor scaled = weight.defined() ? mul(gradient, for_groups(weight, groups)) : gradient;
    if (node.needs(0)) {
        const Tensor centred = sub(scaled, mean(scaled, inner, true));
        const Tensor dx = mul(inverse, sub(centred, mul(normal, mean(mul(scaled, normal), inner, true))));
        g.set(0, to(reshape(dx, given.sizes()), given.dtype()));
    }
    if (node.needs(1))
        g.set(1, flatten(sum(mul(gradient, normal), outer)));
    if (node.needs(2))
        g.set(2, flatten(sum(gradient, outer)));
}

void group_norm_backward(Node& node, Gradients& g)
{
    if (g.create_graph()) {
        recorded_backward(node, g);
        return;
    }
    const Tensor x = channels_last(node.saved(0)), given = node.saved(1), mean = node.saved(2), inverse_std = node.saved(3);
    const Tensor weight = given.defined() ? contiguous_copy(given) : given;
    const Tensor gradient = channels_last(g.output());
    const Tensor dx = node.needs(0) ? empty_channels_inner(x.sizes(), x.options()) : Tensor();
    const Tensor dweight = node.needs(1) ? empty({x.size(1)}, mean.options()) : Tensor();
    const Tensor dbias = node.needs(2) ? empty({x.size(1)}, mean.options()) : Tensor();
    KernelTable<GroupNormKernels>::of(x.device())
        .backward(
            {places_of(gradient), places_of(x), weight, mean, inverse_std, dx.defined() ? places_of(dx) : dx, dweight, dbias});
    g.set(0, dx);
    g.set(1, dweight);
    g.set(2, dbias);
}
constexpr OpGradient kGroupNorm{"group_norm", group_norm_backward};

void check_vector(const Tensor& vector, const Tensor& x, const char* what, const char* op)
{
    if (!vector.defined())
        return;
    expect_one_device(op, x, vector);
    if (vector.dim() != 1 || vector.size(0) != x.size(1))
        throw ShapeError(translatable("engine", "%1: %2 has shape %3, but the input has %4 channels (shape %5)."),
                         {op, what, vector.sizes().text(), std::to_string(x.size(1)), x.sizes().text()});
    if (vector.dtype() != compute_type(x.dtype()))
        throw TypeError(translatable("engine", "%1: %2 is %3 but the input is %4."),
                        {op, what, std::string(name(vector.dtype())), std::string(name(x.dtype()))});
}

void check(const Tensor& x, std::int64_t groups, const char* op)
{
    if (x.dim() < 2 || groups < 1 || x.size(1) % groups != 0)
        throw ShapeError(translatable("engine", "%1: an input of shape %2 cannot be divided into %3 groups of channels."),
                         {op, x.sizes().text(), std::to_string(groups)});
    if (!is_floating(x.dtype()))
        throw TypeError(translatable("engine", "%1: the input is %2; convert it to float32 first."),
                        {op, std::string(name(x.dtype()))});
}

bool is_half_vector(const Tensor& t)
{
    return t.defined() && is_half(t.dtype());
}

Tensor normalized(const Tensor& x, std::int64_t groups, const Tensor& weight, const Tensor& bias, double eps, const char* op)
{
    if (autocast_widens(x))
        return normalized(autocast_widened(x), groups, autocast_widened(weight), autocast_widened(bias), eps, op);
    if (widened(x.dtype(), x.device()))
        return to(normalized(computed(x), groups, computed(weight), computed(bias), eps, op), x.dtype());
    check(x, groups, op);
    if (is_half(x.dtype()) && (is_half_vector(weight) || is_half_vector(bias)))
        return normalized(x, groups, computed(weight), computed(bias), eps, op);
    check_vector(weight, x, "weight", op);
    check_vector(bias, x, "bias", op);
    if (x.numel() == 0)
        return mul(x, 1);
    const Tensor in = channels_last(x), mean = empty({x.size(0), groups}, {compute_type(x.dtype()), x.device()}),
                 inverse_std = empty_like(mean);
    Tensor y = empty_channels_inner(x.sizes(), x.options());
    KernelTable<GroupNormKernels>::of(x.device())
        .forward({places_of(in), places_of(y), weight.defined() ? contiguous_copy(weight) : weight,
                  bias.defined() ? contiguous_copy(bias) : bias, mean, inverse_std, eps});
    if (needs_record({&x, &weight, &bias}))
        record(kGroupNorm, y, {&x, &weight, &bias}, {&x, &weight, &mean, &inverse_std}, Kept{groups, eps});
    return y;
}

}  // namespace

Tensor group_norm(const Tensor& x, std::int64_t groups, const Tensor& weight, const Tensor& bias, double eps)
{
    return normalized(x, groups, weight, bias, eps, "group_norm");
}

Tensor instance_norm(const Tensor& x, const Tensor& weight, const Tensor& bias, double eps)
{
    if (x.dim() < 3)
        throw ShapeError(translatable("engine", "instance_norm: an input of shape (N, C, ...) is needed, not %1."),
                         {x.sizes().text()});
    return normalized(x, x.size(1), weight, bias, eps, "instance_norm");
}

namespace {

OpSample sample(const Shape& sizes, std::int64_t groups, bool affine)
{
    OpSample s{{sample_values(sizes, -2, 2)}, {{"num_groups", groups}}};
    if (affine) {
        s.inputs.push_back(sample_values({sizes[1]}, 0.5, 1.5));
        s.inputs.push_back(sample_values({sizes[1]}, -1, 1));
    }
    return s;
}

std::vector<OpSample> samples()
{
    return {sample({2, 4, 3, 2}, 2, true), sample({3, 6, 5}, 3, true), sample({2, 4}, 1, false), sample({1, 3, 2, 2}, 1, true),
            sample({0, 4, 3}, 2, true)};
}
std::vector<OpSample> instance_samples()
{
    return {sample({2, 3, 3, 2}, 3, true), sample({3, 2, 5}, 2, false), sample({1, 2, 2, 2, 2}, 2, true)};
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    return group_norm(in[0], integer_attribute(p, "num_groups", 1), in.size() > 1 ? in[1] : Tensor(),
                      in.size() > 2 ? in[2] : Tensor(), number_attribute(p, "eps", 1e-5));
}
Tensor call_instance(std::span<const Tensor> in, const Params& p)
{
    return instance_norm(in[0], in.size() > 1 ? in[1] : Tensor(), in.size() > 2 ? in[2] : Tensor(),
                         number_attribute(p, "eps", 1e-5));
}

const RegisterOp registered[] = {
    RegisterOp{{"group_norm", call, samples, true, true}},
    RegisterOp{{"instance_norm", call_instance, instance_samples, true, true}},
};

}  // namespace

}  // namespace ts
