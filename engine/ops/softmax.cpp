#include "engine/ops/softmax.h"

#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/op_record.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/softmax_kernels.h"
#include "engine/ops/widened_type.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Along {
    int dim;
    bool log;
};

/// The layout of a dense tensor whose rows run along `dim`: row-major, or with `dim` innermost in memory.
ClassLayout layout_of(const Tensor& t, int dim)
{
    if (t.dim() == 0)
        return {1, 1, 1};
    const std::int64_t n = t.sizes()[dim];
    if (!t.is_contiguous())
        return {n == 0 ? 0 : t.numel() / n, n, 1};
    ClassLayout layout{1, n, 1};
    for (int d = 0; d < t.dim(); ++d)
        (d < dim ? layout.outer : layout.inner) *= d == dim ? 1 : t.sizes()[d];
    return layout;
}

/// Itself where the kernels can take it as it lies, else a row-major copy.
Tensor dense_rows(const Tensor& t, int dim)
{
    const bool innermost = t.dim() > 0 && t.strides()[dim] == 1 && t.is_dense();
    return t.is_contiguous() || innermost ? t : contiguous_copy(t);
}

/// The backward pass as recorded operations.
Tensor recorded_gradient(const Tensor& y, const Tensor& g, const Along& along)
{
    const std::int64_t dims[] = {along.dim};
    if (along.log)
        return sub(g, mul(exp(y), sum(g, dims, true)));
    return mul(y, sub(g, sum(mul(g, y), dims, true)));
}

void softmax_backward(Node& node, Gradients& g)
{
    const auto& along = node.attributes<Along>();
    const Tensor y = node.saved(0);
    if (g.create_graph()) {
        g.set(0, recorded_gradient(y, g.output(), along));
        return;
    }
    const Tensor dx = empty_like(y);
    KernelTable<SoftmaxKernels>::of(y.device())
        .backward(y, laid_out_like(g.output(), y), dx, layout_of(y, along.dim), along.log);
    g.set(0, dx);
}
constexpr OpGradient kSoftmax{"softmax", softmax_backward}, kLogSoftmax{"log_softmax", softmax_backward};

Tensor along_dim(const Tensor& x, std::int64_t dim, bool log)
{
    if (autocast_widens(x))
        return along_dim(autocast_widened(x), dim, log);
    const OpGradient& op = log ? kLogSoftmax : kSoftmax;
    if (!is_floating(x.dtype()))
        throw TypeError(translatable("engine", "%1: the input is %2; convert it to float32 first."),
                        {op.name, std::string(name(x.dtype()))});
    if (widened(x.dtype(), x.device()))
        return to(along_dim(to(x, DType::Float32), dim, log), x.dtype());
    const Along along{normalize_dim(dim, x.dim(), op.name), log};
    const Tensor in = dense_rows(x, along.dim);
    Tensor y = empty_like(in);
    KernelTable<SoftmaxKernels>::of(x.device()).forward(in, y, layout_of(in, along.dim), log);
    if (needs_record(x))
        record(op, y, {&x}, {&y}, along);
    return y;
}

}  // namespace

Tensor softmax(const Tensor& x, std::int64_t dim)
{
    return along_dim(x, dim, false);
}

Tensor log_softmax(const Tensor& x, std::int64_t dim)
{
    return along_dim(x, dim, true);
}

namespace {

std::vector<OpSample> samples()
{
    std::vector<OpSample> list;
    for (const std::int64_t dim : {0, 1, -1})
        list.push_back({{sample_values({2, 3, 4}, -2, 2)}, {{"dim", dim}}});
    list.push_back({{sample_values({3, 70}, -2, 2)}, {{"dim", std::int64_t{1}}}});
    list.push_back({{sample_values({1, 1}, -2, 2)}, {{"dim", std::int64_t{1}}}});
    list.push_back({{sample_values({0, 3}, -2, 2)}, {{"dim", std::int64_t{1}}}});
    return list;
}

template <Tensor (*F)(const Tensor&, std::int64_t)> Tensor call(std::span<const Tensor> in, const Params& attributes)
{
    return F(in[0], integer_attribute(attributes, "dim", -1));
}

const RegisterOp registered[] = {
    RegisterOp{{"softmax", call<softmax>, samples, true, true}},
    RegisterOp{{"log_softmax", call<log_softmax>, samples, true, true}},
};

}  // namespace

}  // namespace ts
