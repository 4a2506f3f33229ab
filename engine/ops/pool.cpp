#include "engine/ops/pool.h"

#include "engine/autograd/backward.h"
#include "engine/ops/image_checks.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/pool_kernels.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/widened_type.h"
#include "engine/ops/window_attributes.h"

namespace ts {

namespace {

/// Windows along one axis.
struct Axis {
    std::int64_t size, kernel, stride, padding, dilation;
    bool ceil;

    [[nodiscard]] std::int64_t windows() const
    {
        const std::int64_t room = size + 2 * padding - dilation * (kernel - 1) - 1;
        if (room < 0)
            return 0;
        std::int64_t count = (room + (ceil ? stride - 1 : 0)) / stride + 1;
        // The last window must start inside the image or its left padding.
        if (ceil && (count - 1) * stride >= size + padding)
            --count;
        return count;
    }
};

Axis axis_of(const Tensor& x, const Pool2dOptions& o, std::size_t i, bool dilated)
{
    return {x.sizes()[static_cast<int>(i) + 2], o.kernel[i], o.stride[i] == 0 ? o.kernel[i] : o.stride[i], o.padding[i],
            dilated ? o.dilation[i] : 1,        o.ceil_mode};
}

void check(const Axis& axis, const Tensor& x, const char* op)
{
    if (axis.kernel < 1 || axis.stride < 1 || axis.dilation < 1)
        throw ArgumentError(translatable("engine", "%1: kernel, stride and dilation must be at least 1."), {op});
    if (axis.padding < 0 || axis.padding > axis.kernel / 2)
        throw ArgumentError(translatable("engine", "%1: a padding of %2 must lie between 0 and half the kernel size of %3."),
                            {op, std::to_string(axis.padding), std::to_string(axis.kernel)});
    if (axis.windows() < 1)
        throw ShapeError(
            translatable("engine",
                         "%1: a window of %2 does not fit into images of shape %3 with padding %4. Use a "
                         "smaller kernel."),
            {op, std::to_string(axis.dilation * (axis.kernel - 1) + 1), x.sizes().text(), std::to_string(axis.padding)});
}

PoolGeometry geometry_of(const Tensor& x, const Pool2dOptions& o, bool dilated, const char* op)
{
    const Axis v = axis_of(x, o, 0, dilated), u = axis_of(x, o, 1, dilated);
    check(v, x, op);
    check(u, x, op);
    return {x.size(0), x.size(1), v.size,    u.size,    v.windows(), u.windows(), v.kernel,           u.kernel,
            v.stride,  u.stride,  v.padding, u.padding, v.dilation,  u.dilation,  o.count_include_pad};
}

Shape input_sizes(const PoolGeometry& g)
{
    return {g.n, g.channels, g.h, g.w};
}
Shape output_sizes(const PoolGeometry& g)
{
    return {g.n, g.channels, g.out_h, g.out_w};
}

// The gradient of the largest elements goes to their places, and that of this scattering is taken from there again.

Tensor scattered(const Tensor& gradient, const Tensor& index, const PoolGeometry& geometry);
Tensor gathered(const Tensor& x, const Tensor& index, const PoolGeometry& geometry);

void max_pool_backward(Node& node, Gradients& g)
{
    g.set(0, scattered(g.output(), node.saved(0), node.attributes<PoolGeometry>()));
}
constexpr OpGradient kMaxPool{"max_pool2d", max_pool_backward};

void scattered_backward(Node& node, Gradients& g)
{
    g.set(0, gathered(g.output(), node.saved(0), node.attributes<PoolGeometry>()));
}
constexpr OpGradient kScattered{"max_pool2d_backward", scattered_backward};

Tensor scattered(const Tensor& gradient, const Tensor& index, const PoolGeometry& geometry)
{
    Tensor dx = empty_channels_last(input_sizes(geometry), gradient.options());
    KernelTable<PoolKernels>::of(gradient.device()).max_backward(geometry, channels_last(gradient), index, dx);
    if (needs_record(gradient))
        record(kScattered, dx, {&gradient}, {&index}, geometry);
    return dx;
}

Tensor gathered(const Tensor& x, const Tensor& index, const PoolGeometry& geometry)
{
    Tensor y = empty_channels_last(output_sizes(geometry), x.options());
    KernelTable<PoolKernels>::of(x.device()).max_gather(geometry, channels_last(x), index, y);
    if (needs_record(x))
        record(kMaxPool, y, {&x}, {&index}, geometry);
    return y;
}

Tensor pooled(const Tensor& x, const PoolGeometry& geometry);

/// The transpose of averaging: linear, so that its own backward pass is the averaging again.
Tensor spread(const Tensor& gradient, const PoolGeometry& geometry);

void avg_pool_backward(Node& node, Gradients& g)
{
    g.set(0, spread(g.output(), node.attributes<PoolGeometry>()));
}
constexpr OpGradient kAvgPool{"avg_pool2d", avg_pool_backward};

void spread_backward(Node& node, Gradients& g)
{
    g.set(0, pooled(g.output(), node.attributes<PoolGeometry>()));
}
constexpr OpGradient kSpread{"avg_pool2d_backward", spread_backward};

Tensor pooled(const Tensor& x, const PoolGeometry& geometry)
{
    Tensor y = empty_channels_last(output_sizes(geometry), x.options());
    KernelTable<PoolKernels>::of(x.device()).avg_forward(geometry, channels_last(x), y);
    if (needs_record(x))
        record(kAvgPool, y, {&x}, {}, geometry);
    return y;
}

Tensor spread(const Tensor& gradient, const PoolGeometry& geometry)
{
    Tensor dx = empty_channels_last(input_sizes(geometry), gradient.options());
    KernelTable<PoolKernels>::of(gradient.device()).avg_backward(geometry, channels_last(gradient), dx);
    if (needs_record(gradient))
        record(kSpread, dx, {&gradient}, {}, geometry);
    return dx;
}

}  // namespace

Tensor max_pool2d(const Tensor& x, const Pool2dOptions& options)
{
    if (widened(x.dtype(), x.device()))
        return to(max_pool2d(computed(x), options), x.dtype());
    check_images(x, "max_pool2d");
    if (x.dim() == 3)
        return squeeze(max_pool2d(unsqueeze(x, 0), options), 0);
    const PoolGeometry geometry = geometry_of(x, options, true, "max_pool2d");
    Tensor y = empty_channels_last(output_sizes(geometry), x.options());
    const Tensor index = empty_channels_last(y.sizes(), {geometry.small_window() ? DType::UInt8 : DType::Int32, x.device()});
    KernelTable<PoolKernels>::of(x.device()).max_forward(geometry, channels_last(x), y, index);
    if (needs_record(x))
        record(kMaxPool, y, {&x}, {&index}, geometry);
    return y;
}

Tensor avg_pool2d(const Tensor& x, const Pool2dOptions& options)
{
    if (widened(x.dtype(), x.device()))
        return to(avg_pool2d(computed(x), options), x.dtype());
    check_images(x, "avg_pool2d");
    if (x.dim() == 3)
        return squeeze(avg_pool2d(unsqueeze(x, 0), options), 0);
    return pooled(x, geometry_of(x, options, false, "avg_pool2d"));
}

namespace {

using Ints = std::vector<std::int64_t>;

/// Values at least 0.05 apart in a scrambled order, so that no window holds a tie.
Tensor distinct_values(const Shape& sizes)
{
    const Tensor t = empty(sizes, DType::Float64);
    const std::int64_t n = t.numel();
    for (std::int64_t i = 0; i < n; ++i)
        t.data<double>()[i] = static_cast<double>(i * 37 % 101) * 0.05 + static_cast<double>(i / 101) * 7;
    return t;
}

std::vector<OpSample> samples()
{
    std::vector<OpSample> list;
    const auto add = [&](const Shape& sizes, const Params& attributes) {
        list.push_back({{distinct_values(sizes)}, attributes});
    };
    add({2, 3, 4, 6}, {{"kernel_size", std::int64_t{2}}});
    add({1, 2, 5, 4}, {{"kernel_size", Ints{3, 2}}, {"stride", Ints{2, 1}}, {"padding", Ints{1, 0}}});
    add({1, 2, 5, 6}, {{"kernel_size", std::int64_t{3}}, {"stride", std::int64_t{2}}, {"ceil_mode", true}});
    add({1, 1, 6, 5}, {{"kernel_size", std::int64_t{2}}, {"dilation", Ints{2, 1}}, {"stride", std::int64_t{1}}});
    add({2, 4, 4}, {{"kernel_size", std::int64_t{2}}, {"padding", std::int64_t{1}}, {"count_include_pad", false}});
    add({0, 2, 4, 4}, {{"kernel_size", std::int64_t{2}}});
    return list;
}

template <Tensor (*F)(const Tensor&, const Pool2dOptions&)> Tensor call(std::span<const Tensor> in, const Params& p)
{
    return F(in[0],
             {axes_attribute<2>(p, "kernel_size", 2), axes_attribute<2>(p, "stride", 0), axes_attribute<2>(p, "padding", 0),
              axes_attribute<2>(p, "dilation", 1), bool_attribute(p, "ceil_mode", false),
              bool_attribute(p, "count_include_pad", true)});
}

const RegisterOp registered[] = {
    RegisterOp{{"max_pool2d", call<max_pool2d>, samples, true, true}},
    RegisterOp{{"avg_pool2d", call<avg_pool2d>, samples, true, true}},
};

}  // namespace

}  // namespace ts
