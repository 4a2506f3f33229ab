#include "engine/ops/matmul.h"

#include <algorithm>

#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/gemm_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

/// How a matrix lies in memory: rows contiguous, or columns contiguous (a transposed view), else it is copied.
struct Stored {
    Tensor matrix;
    bool transposed;
    std::int64_t leading;
};

Stored stored(const Tensor& t)
{
    const int d = t.dim();
    const std::int64_t rows = t.size(d - 2), columns = t.size(d - 1);
    const std::int64_t row = t.strides()[d - 2], column = t.strides()[d - 1];
    if ((column == 1 || columns == 1) && (row >= columns || rows == 1))
        return {t, false, std::max<std::int64_t>(rows == 1 ? columns : row, 1)};
    if ((row == 1 || rows == 1) && (column >= rows || columns == 1))
        return {t, true, std::max<std::int64_t>(columns == 1 ? rows : column, 1)};
    return {contiguous_copy(t), false, std::max<std::int64_t>(columns, 1)};
}

void multiply(const Tensor& a, const Tensor& b, const Tensor& out)
{
    const Stored left = stored(a), right = stored(b);
    KernelTable<GemmKernels>::of(a.device())
        .gemm({a.dtype(), left.transposed, right.transposed, a.size(0), b.size(1), a.size(1), left.matrix.raw_data(),
               left.leading, right.matrix.raw_data(), right.leading, out.raw_data(), std::max<std::int64_t>(out.size(1), 1),
               0});
}

void check_inner(const Tensor& a, const Tensor& b, std::int64_t left, std::int64_t right, const char* op)
{
    if (left != right)
        throw ShapeError(translatable("engine", "%1: shapes %2 and %3 do not fit: the inner sizes %4 and %5 differ."),
                         {op, a.sizes().text(), b.sizes().text(), std::to_string(left), std::to_string(right)});
}

void mm_backward(Node& node, Gradients& g)
{
    const Tensor a = node.saved(0), b = node.saved(1);
    if (node.needs(0))
        g.set(0, to(mm(g.output(), transpose(b, 0, 1)), a.dtype()));
    if (node.needs(1))
        g.set(1, to(mm(transpose(a, 0, 1), g.output()), b.dtype()));
}
constexpr OpGradient kMm{"mm", mm_backward};

Tensor transposed_last(const Tensor& t)
{
    return transpose(t, -1, -2);
}

/// Batches (b, m, k) and (b, k, n) of equal b.
Tensor bmm(const Tensor& a, const Tensor& b);

void bmm_backward(Node& node, Gradients& g)
{
    const Tensor a = node.saved(0), b = node.saved(1);
    if (node.needs(0))
        g.set(0, bmm(g.output(), transposed_last(b)));
    if (node.needs(1))
        g.set(1, bmm(transposed_last(a), g.output()));
}
constexpr OpGradient kBmm{"bmm", bmm_backward};

Tensor bmm(const Tensor& a, const Tensor& b)
{
    Tensor out = empty({a.size(0), a.size(1), b.size(2)}, a.dtype());
    {
        const NoGradGuard unrecorded;
        for (std::int64_t i = 0; i < a.size(0); ++i)
            multiply(select(a, 0, i), select(b, 0, i), select(out, 0, i));
    }
    if (needs_record(a, b))
        record(kBmm, out, {&a, &b}, {&a, &b});
    return out;
}

Tensor as_batch(const Tensor& t, const Shape& batch)
{
    Shape sizes = batch;
    sizes.push_back(t.size(-2));
    sizes.push_back(t.size(-1));
    return reshape(expand(t, std::span(sizes.begin(), sizes.end())), Shape{batch.numel(), t.size(-2), t.size(-1)});
}

Shape batch_sizes(const Tensor& t)
{
    return Shape(std::span(t.sizes().begin(), static_cast<std::size_t>(t.dim() - 2)));
}

}  // namespace

Tensor mm(const Tensor& a, const Tensor& b)
{
    if (a.dim() != 2 || b.dim() != 2)
        throw ShapeError(
            translatable("engine", "mm: two matrices are needed; got shapes %1 and %2. matmul takes other shapes."),
            {a.sizes().text(), b.sizes().text()});
    check_inner(a, b, a.size(1), b.size(0), "mm");
    const DType dtype = promote(a.dtype(), b.dtype());
    const Tensor left = to(a, dtype), right = to(b, dtype);
    Tensor out = empty({a.size(0), b.size(1)}, dtype);
    multiply(left, right, out);
    if (needs_record(a, b))
        record(kMm, out, {&left, &right}, {&left, &right});
    return out;
}

Tensor matmul(const Tensor& a, const Tensor& b)
{
    if (a.dim() == 0 || b.dim() == 0)
        throw ShapeError(translatable("engine", "matmul: both operands need at least one dimension; got %1 and %2."),
                         {a.sizes().text(), b.sizes().text()});
    if (a.dim() == 1)
        return squeeze(matmul(unsqueeze(a, 0), b), b.dim() == 1 ? 0 : -2);
    if (b.dim() == 1)
        return squeeze(matmul(a, unsqueeze(b, 1)), -1);
    check_inner(a, b, a.size(-1), b.size(-2), "matmul");
    if (a.dim() == 2 && b.dim() == 2)
        return mm(a, b);
    const DType dtype = promote(a.dtype(), b.dtype());
    Shape batch = broadcast_shapes(batch_sizes(a), batch_sizes(b), "matmul");
    const Tensor out = bmm(as_batch(to(a, dtype), batch), as_batch(to(b, dtype), batch));
    batch.push_back(a.size(-2));
    batch.push_back(b.size(-1));
    return reshape(out, batch);
}

namespace {

OpSample sample(const Shape& a, const Shape& b)
{
    return {{sample_values(a, -1, 1), sample_values(b, -1, 1)}, {}};
}
std::vector<OpSample> mm_samples()
{
    return {sample({3, 4}, {4, 2}), sample({1, 1}, {1, 1}), sample({0, 3}, {3, 2}), sample({5, 40}, {40, 33})};
}
std::vector<OpSample> matmul_samples()
{
    return {sample({3, 4}, {4, 2}), sample({4}, {4}),          sample({3, 4}, {4}),
            sample({4}, {4, 2}),    sample({2, 3, 4}, {4, 2}), sample({2, 1, 3, 4}, {3, 4, 2})};
}

template <Tensor (*F)(const Tensor&, const Tensor&)> Tensor call(std::span<const Tensor> in, const Params&)
{
    return F(in[0], in[1]);
}

const RegisterOp registered[] = {
    RegisterOp{{"mm", call<mm>, mm_samples, true, true}},
    RegisterOp{{"matmul", call<matmul>, matmul_samples, true, true}},
};

}  // namespace

}  // namespace ts
