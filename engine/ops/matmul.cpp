#include "engine/ops/matmul.h"

#include <algorithm>

#include "engine/autograd/backward.h"
#include "engine/ops/autocast.h"
#include "engine/ops/gemm_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/widened_type.h"
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

/// Elements from one matrix of a batch to the next.
std::int64_t batch_step(const Tensor& t)
{
    return t.dim() == 3 ? t.strides()[0] : 0;
}

/// Matrices, or batches of equal number.
void multiply(const Tensor& a, const Tensor& b, const Tensor& out)
{
    const Stored left = stored(a), right = stored(b);
    Gemm g{a.dtype(),
           left.transposed,
           right.transposed,
           a.size(-2),
           b.size(-1),
           a.size(-1),
           left.matrix.raw_data(),
           left.leading,
           right.matrix.raw_data(),
           right.leading,
           out.raw_data(),
           std::max<std::int64_t>(out.size(-1), 1),
           0};
    if (out.dim() == 3) {
        g.batch = out.size(0);
        g.step_a = batch_step(left.matrix);
        g.step_b = batch_step(right.matrix);
        g.step_c = batch_step(out);
    }
    KernelTable<GemmKernels>::of(a.device()).gemm(g);
}

void check_inner(const Tensor& a, const Tensor& b, std::int64_t left, std::int64_t right, const char* op)
{
    expect_one_device(op, a, b);
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

void bmm_backward(Node& node, Gradients& g)
{
    const Tensor a = node.saved(0), b = node.saved(1);
    if (node.needs(0))
        g.set(0, to(bmm(g.output(), transposed_last(b)), a.dtype()));
    if (node.needs(1))
        g.set(1, to(bmm(transposed_last(a), g.output()), b.dtype()));
}
constexpr OpGradient kBmm{"bmm", bmm_backward};

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
    if (autocast_lowers(a))
        return with_lowered(mm, a, b);
    if (widened(promote(a.dtype(), b.dtype()), a.device()))
        return to(mm(computed(a), computed(b)), promote(a.dtype(), b.dtype()));
    if (a.dim() != 2 || b.dim() != 2)
        throw ShapeError(
            translatable("engine", "mm: two matrices are needed; got shapes %1 and %2. matmul takes other shapes."),
            {a.sizes().text(), b.sizes().text()});
    check_inner(a, b, a.size(1), b.size(0), "mm");
    const DType dtype = promote(a.dtype(), b.dtype());
    const Tensor left = to(a, dtype), right = to(b, dtype);
    Tensor out = empty({a.size(0), b.size(1)}, left.options());
    multiply(left, right, out);
    if (needs_record(a, b))
        record(kMm, out, {&left, &right}, {&left, &right});
    return out;
}

Tensor mv(const Tensor& a, const Tensor& vector)
{
    if (a.dim() != 2 || vector.dim() != 1)
        throw ShapeError(translatable("engine", "mv: a matrix and a vector are needed; got shapes %1 and %2."),
                         {a.sizes().text(), vector.sizes().text()});
    check_inner(a, vector, a.size(1), vector.size(0), "mv");
    // A single row times a transposed matrix reads the matrix as it lies.
    return squeeze(mm(unsqueeze(vector, 0), transpose(a, 0, 1)), 0);
}

Tensor dot(const Tensor& a, const Tensor& b)
{
    if (a.dim() != 1 || b.dim() != 1)
        throw ShapeError(translatable("engine", "%1: two vectors are needed; got shapes %2 and %3."),
                         {"dot", a.sizes().text(), b.sizes().text()});
    check_inner(a, b, a.size(0), b.size(0), "dot");
    return reshape(mm(unsqueeze(a, 0), unsqueeze(b, 1)), Shape{});
}

Tensor outer(const Tensor& a, const Tensor& b)
{
    if (a.dim() != 1 || b.dim() != 1)
        throw ShapeError(translatable("engine", "%1: two vectors are needed; got shapes %2 and %3."),
                         {"outer", a.sizes().text(), b.sizes().text()});
    return mul(unsqueeze(a, 1), b);
}

Tensor bmm(const Tensor& a, const Tensor& b)
{
    if (autocast_lowers(a))
        return with_lowered(bmm, a, b);
    if (a.dim() != 3 || b.dim() != 3 || a.size(0) != b.size(0))
        throw ShapeError(translatable("engine", "bmm: two batches (b, m, k) and (b, k, n) are needed; got shapes %1 and %2."),
                         {a.sizes().text(), b.sizes().text()});
    check_inner(a, b, a.size(2), b.size(1), "bmm");
    const DType dtype = promote(a.dtype(), b.dtype());
    if (widened(dtype, a.device()))
        return to(bmm(computed(a), computed(b)), dtype);
    const Tensor left = to(a, dtype), right = to(b, dtype);
    Tensor out = empty({a.size(0), a.size(1), b.size(2)}, left.options());
    multiply(left, right, out);
    if (needs_record(left, right))
        record(kBmm, out, {&left, &right}, {&left, &right});
    return out;
}

Tensor addmm(const Tensor& input, const Tensor& a, const Tensor& b, double beta, double alpha)
{
    expect_one_device("addmm", a, b, input);
    const Tensor product = mm(a, b);
    if (broadcast_shapes(input.sizes(), product.sizes(), "addmm") != product.sizes())
        throw ShapeError(translatable("engine", "addmm: an input of shape %1 does not broadcast to the product's shape %2."),
                         {input.sizes().text(), product.sizes().text()});
    const Tensor scaled = alpha == 1 ? product : mul(product, alpha);
    // PyTorch ignores the input, NaN and all, where beta is 0.
    if (beta == 0)
        return scaled;
    return add(beta == 1 ? input : mul(input, beta), scaled);
}

Tensor matmul(const Tensor& a, const Tensor& b)
{
    if (autocast_lowers(a))
        return with_lowered(matmul, a, b);
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

std::vector<OpSample> mv_samples()
{
    return {sample({3, 4}, {4}), sample({1, 1}, {1}), sample({2, 0}, {0})};
}
std::vector<OpSample> vector_samples()
{
    return {sample({4}, {4}), sample({1}, {1}), sample({0}, {0})};
}
std::vector<OpSample> bmm_samples()
{
    return {sample({3, 4, 5}, {3, 5, 2}), sample({1, 1, 1}, {1, 1, 1}), sample({0, 2, 3}, {0, 3, 2})};
}
std::vector<OpSample> addmm_samples()
{
    const auto one = [](const Shape& input, double beta, double alpha) {
        return OpSample{{sample_values(input, -1, 1), sample_values({3, 4}, -1, 1), sample_values({4, 2}, -1, 1)},
                        {{"beta", beta}, {"alpha", alpha}}};
    };
    return {one({2}, 1, 1), one({3, 2}, 0.5, 2), one({3, 1}, 0, 1)};
}

template <Tensor (*F)(const Tensor&, const Tensor&)> Tensor call(std::span<const Tensor> in, const Params&)
{
    return F(in[0], in[1]);
}
Tensor call_addmm(std::span<const Tensor> in, const Params& p)
{
    return addmm(in[0], in[1], in[2], number_attribute(p, "beta", 1), number_attribute(p, "alpha", 1));
}

const RegisterOp registered[] = {
    RegisterOp{{"mm", call<mm>, mm_samples, true, true}},
    RegisterOp{{"mv", call<mv>, mv_samples, true, true}},
    RegisterOp{{"dot", call<dot>, vector_samples, true, true}},
    RegisterOp{{"outer", call<outer>, vector_samples, true, true}},
    RegisterOp{{"bmm", call<bmm>, bmm_samples, true, true}},
    RegisterOp{{"addmm", call_addmm, addmm_samples, true, true}},
    RegisterOp{{"matmul", call<matmul>, matmul_samples, true, true}},
};

}  // namespace

}  // namespace ts
