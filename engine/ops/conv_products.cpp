#include "engine/ops/conv_products.h"

#include "engine/autograd/backward.h"
#include "engine/ops/conv_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

const ConvKernels& kernels(const Tensor& t)
{
    return KernelTable<ConvKernels>::of(t.device());
}

/// The leaf's own buffer where it may be overwritten, else new memory.
Tensor room_for(const Gradients& g, int input, const Shape& sizes, const TensorOptions& options, bool& direct)
{
    bool overwrite = true;
    const Tensor buffer = g.direct_buffer(input, overwrite);
    direct = buffer.defined() && overwrite;
    return direct ? buffer : empty(sizes, options);
}

void hand_over(Gradients& g, int input, const Tensor& gradient, bool direct)
{
    if (direct)
        g.filled(input);
    else
        g.set(input, gradient);
}

struct FusedConv {
    ConvGeometry geometry;
    Activation activation;
};

/// The gradients of filters and bias in one pass over the images.
void filter_gradients(Node& node, Gradients& g, const Tensor& after, const Tensor& x, const Tensor& weight)
{
    bool direct = false, bias_direct = false;
    const Tensor gradient = channels_last(after);
    const Tensor dw = room_for(g, 1, weight.sizes(), weight.options(), direct);
    const Tensor db = node.needs(2) ? room_for(g, 2, {weight.size(0)}, weight.options(), bias_direct) : Tensor();
    kernels(x).backward_weights(node.attributes<FusedConv>().geometry, channels_last(x), gradient, dw, db);
    hand_over(g, 1, dw, direct);
    if (db.defined())
        hand_over(g, 2, db, bias_direct);
}

void images_backward(Node& node, Gradients& g)
{
    const auto& [geometry, activation] = node.attributes<FusedConv>();
    const Tensor x = node.saved(0), weight = node.saved(1);
    const Tensor after = activation_gradient(activation, g, activation == Activation::None ? Tensor() : node.saved(2));
    if (node.needs(0))
        g.set(0, conv_transposed(after, weight, geometry));
    if (node.needs(1) && !g.create_graph()) {
        filter_gradients(node, g, after, x, weight);
        return;
    }
    if (node.needs(1))
        g.set(1, conv_filters(x, after, geometry));
    if (node.needs(2)) {
        const std::int64_t dims[] = {0, 2, 3};
        g.set(2, sum(after, dims));
    }
}
constexpr OpGradient kImages{"conv2d", images_backward};

void transposed_backward(Node& node, Gradients& g)
{
    const auto& geometry = node.attributes<ConvGeometry>();
    if (node.needs(0))
        g.set(0, conv_images(g.output(), node.saved(1), {}, geometry));
    if (node.needs(1))
        g.set(1, conv_filters(g.output(), node.saved(0), geometry));
}
constexpr OpGradient kTransposed{"conv_transpose2d", transposed_backward};

void filters_backward(Node& node, Gradients& g)
{
    const auto& geometry = node.attributes<ConvGeometry>();
    if (node.needs(0))
        g.set(0, conv_transposed(node.saved(1), g.output(), geometry));
    if (node.needs(1))
        g.set(1, conv_images(node.saved(0), g.output(), {}, geometry));
}
constexpr OpGradient kFilters{"conv2d_filters", filters_backward};

/// Channels-last with the history of x, so that the copy is made once and serves the backward pass, too.
Tensor rearranged(const Tensor& x)
{
    constexpr std::int64_t inwards[] = {0, 2, 3, 1}, outwards[] = {0, 3, 1, 2};
    if (!needs_record(x) || is_channels_inner(x))
        return channels_last(x);
    return permute(contiguous(permute(x, inwards)), outwards);
}

}  // namespace

Tensor conv_images(const Tensor& x, const Tensor& w, const Tensor& bias, const ConvGeometry& geometry, Activation activation)
{
    const Tensor in = rearranged(x), weight = contiguous_copy(w);
    Tensor y = empty_channels_last({geometry.n, geometry.filters, geometry.out_h, geometry.out_w}, x.options());
    kernels(x).forward(geometry, in, weight, bias.defined() ? contiguous_copy(bias) : bias, y, activation);
    if (!needs_record({&x, &w, &bias}))
        return y;
    const FusedConv fused{geometry, activation};
    if (activation == Activation::None)
        record(kImages, y, {&in, &w, &bias}, {&in, &w}, fused);
    else
        record(kImages, y, {&in, &w, &bias}, {&in, &w, &y}, fused);
    return y;
}

Tensor conv_transposed(const Tensor& y, const Tensor& w, const ConvGeometry& geometry)
{
    Tensor x = empty_channels_last({geometry.n, geometry.channels, geometry.h, geometry.w}, y.options());
    kernels(y).backward_data(geometry, channels_last(y), contiguous_copy(w), x);
    if (needs_record(y, w))
        record(kTransposed, x, {&y, &w}, {&y, &w}, geometry);
    return x;
}

Tensor conv_filters(const Tensor& x, const Tensor& y, const ConvGeometry& geometry)
{
    Tensor w
        = empty({geometry.filters, geometry.channels / geometry.groups, geometry.kernel_h, geometry.kernel_w}, x.options());
    kernels(x).backward_weights(geometry, channels_last(x), channels_last(y), w, {});
    if (needs_record(x, y))
        record(kFilters, w, {&x, &y}, {&x, &y}, geometry);
    return w;
}

}  // namespace ts
