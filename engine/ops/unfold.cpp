#include "engine/ops/unfold.h"

#include "engine/autograd/backward.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/unfold_kernels.h"
#include "engine/ops/widened_type.h"
#include "engine/ops/window_attributes.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

std::int64_t windows(std::int64_t size, const UnfoldOptions& o, std::size_t i)
{
    const std::int64_t room = size + 2 * o.padding[i] - o.dilation[i] * (o.kernel[i] - 1) - 1;
    return room < 0 ? 0 : room / o.stride[i] + 1;
}

void check(const Tensor& x, int rank, const UnfoldOptions& o, const char* op)
{
    if (x.dim() != rank)
        throw ShapeError(translatable("engine", "%1: %2 dimensions are needed, not shape %3."),
                         {op, std::to_string(rank), x.sizes().text()});
    if (!is_floating(x.dtype()))
        throw TypeError(translatable("engine", "%1: the input is %2; convert it to float32 first."),
                        {op, std::string(name(x.dtype()))});
    for (const std::size_t i : {0U, 1U})
        if (o.kernel[i] < 1 || o.stride[i] < 1 || o.dilation[i] < 1 || o.padding[i] < 0)
            throw ArgumentError(
                translatable("engine", "%1: kernel, stride and dilation must be at least 1, and padding at least 0."), {op});
}

PoolGeometry geometry_of(std::int64_t n, std::int64_t channels, std::array<std::int64_t, 2> size, const UnfoldOptions& o,
                         const char* op)
{
    const PoolGeometry g{
        n,           channels,    size[0],     size[1],      windows(size[0], o, 0), windows(size[1], o, 1), o.kernel[0],
        o.kernel[1], o.stride[0], o.stride[1], o.padding[0], o.padding[1],           o.dilation[0],          o.dilation[1],
        true};
    if (g.out_h < 1 || g.out_w < 1)
        throw ShapeError(
            translatable("engine", "%1: a window of %2 x %3 does not fit into images of %4 x %5."),
            {op, std::to_string(o.kernel[0]), std::to_string(o.kernel[1]), std::to_string(size[0]), std::to_string(size[1])});
    return g;
}

Tensor unfolded(const Tensor& x, const PoolGeometry& geometry);
Tensor folded(const Tensor& columns, const PoolGeometry& geometry);

void unfold_backward(Node& node, Gradients& g)
{
    g.set(0, folded(g.output(), node.attributes<PoolGeometry>()));
}
constexpr OpGradient kUnfold{"unfold", unfold_backward};

void fold_backward(Node& node, Gradients& g)
{
    g.set(0, unfolded(g.output(), node.attributes<PoolGeometry>()));
}
constexpr OpGradient kFold{"fold", fold_backward};

Tensor unfolded(const Tensor& x, const PoolGeometry& g)
{
    Tensor columns = empty({g.n, g.channels * g.kernel_h * g.kernel_w, g.out_h * g.out_w}, x.options());
    KernelTable<UnfoldKernels>::of(x.device()).unfold(g, contiguous_copy(x), columns);
    if (needs_record(x))
        record(kUnfold, columns, {&x}, {}, g);
    return columns;
}

Tensor folded(const Tensor& columns, const PoolGeometry& g)
{
    Tensor x = empty({g.n, g.channels, g.h, g.w}, columns.options());
    KernelTable<UnfoldKernels>::of(x.device()).fold(g, contiguous_copy(columns), x);
    if (needs_record(columns))
        record(kFold, x, {&columns}, {}, g);
    return x;
}

}  // namespace

Tensor unfold(const Tensor& x, const UnfoldOptions& options)
{
    if (widened(x.dtype(), x.device()))
        return to(unfold(computed(x), options), x.dtype());
    check(x, 4, options, "unfold");
    return unfolded(x, geometry_of(x.size(0), x.size(1), {x.size(2), x.size(3)}, options, "unfold"));
}

Tensor fold(const Tensor& columns, std::array<std::int64_t, 2> size, const UnfoldOptions& options)
{
    if (widened(columns.dtype(), columns.device()))
        return to(fold(computed(columns), size, options), columns.dtype());
    check(columns, 3, options, "fold");
    const std::int64_t window = options.kernel[0] * options.kernel[1];
    const PoolGeometry g = geometry_of(columns.size(0), columns.size(1) / window, size, options, "fold");
    if (columns.size(1) % window != 0 || columns.size(2) != g.out_h * g.out_w)
        throw ShapeError(translatable("engine", "fold: columns of shape %1 do not fit windows of %2 elements at %3 places."),
                         {columns.sizes().text(), std::to_string(window), std::to_string(g.out_h * g.out_w)});
    return folded(columns, g);
}

namespace {

using Ints = std::vector<std::int64_t>;

std::vector<OpSample> samples()
{
    const auto whole = [](std::int64_t v) { return ParamValue(v); };
    return {{{sample_values({2, 2, 4, 5}, -1, 1)}, {{"kernel_size", whole(2)}}},
            {{sample_values({1, 2, 5, 4}, -1, 1)}, {{"kernel_size", Ints{3, 2}}, {"padding", whole(1)}, {"stride", whole(2)}}},
            {{sample_values({1, 1, 5, 5}, -1, 1)}, {{"kernel_size", whole(2)}, {"dilation", whole(2)}}},
            {{sample_values({0, 1, 3, 3}, -1, 1)}, {{"kernel_size", whole(3)}}}};
}
std::vector<OpSample> fold_samples()
{
    const auto whole = [](std::int64_t v) { return ParamValue(v); };
    return {{{sample_values({2, 8, 12}, -1, 1)}, {{"output_size", Ints{4, 5}}, {"kernel_size", whole(2)}}},
            {{sample_values({1, 4, 9}, -1, 1)},
             {{"output_size", Ints{4, 4}}, {"kernel_size", whole(2)}, {"stride", whole(2)}, {"padding", whole(1)}}}};
}

UnfoldOptions options_of(const Params& p)
{
    return {axes_attribute<2>(p, "kernel_size", 1), axes_attribute<2>(p, "dilation", 1), axes_attribute<2>(p, "padding", 0),
            axes_attribute<2>(p, "stride", 1)};
}
Tensor call(std::span<const Tensor> in, const Params& p)
{
    return unfold(in[0], options_of(p));
}
Tensor call_fold(std::span<const Tensor> in, const Params& p)
{
    return fold(in[0], axes_attribute<2>(p, "output_size", 1), options_of(p));
}

const RegisterOp registered[] = {
    RegisterOp{{"unfold", call, samples, true, true}},
    RegisterOp{{"fold", call_fold, fold_samples, true, true}},
};

}  // namespace

}  // namespace ts
