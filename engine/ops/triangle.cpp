#include "engine/ops/triangle.h"

#include <algorithm>

#include "engine/autograd/backward.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/triangle_kernels.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Triangle {
    std::int64_t diagonal;
    bool lower;
};
Tensor keep(const Tensor& a, Triangle triangle);

void keep_backward(Node& node, Gradients& g)
{
    g.set(0, keep(g.output(), node.attributes<Triangle>()));
}
constexpr OpGradient kTril{"tril", keep_backward}, kTriu{"triu", keep_backward};

Tensor keep(const Tensor& a, Triangle triangle)
{
    const OpGradient& op = triangle.lower ? kTril : kTriu;
    if (a.dim() < 2)
        throw ShapeError(translatable("engine", "%1: a matrix is needed; the shape is %2."), {op.name, a.sizes().text()});
    Tensor out = empty(a.sizes(), a.options());
    KernelTable<TriangleKernels>::of(a.device()).keep(contiguous_copy(a), triangle.diagonal, triangle.lower, out);
    if (needs_record(a))
        record(op, out, {&a}, {}, triangle);
    return out;
}

struct Place {
    Shape sizes;
    std::int64_t diagonal;
};

std::int64_t diagonal_length(const Shape& sizes, std::int64_t diagonal)
{
    const std::int64_t length
        = diagonal >= 0 ? std::min(sizes[0], sizes[1] - diagonal) : std::min(sizes[0] + diagonal, sizes[1]);
    return std::max<std::int64_t>(length, 0);
}

Tensor diagonal_view(const Tensor& a, std::int64_t diagonal)
{
    const std::int64_t length = diagonal_length(a.sizes(), diagonal);
    const std::int64_t row = std::max<std::int64_t>(-diagonal, 0), column = std::max<std::int64_t>(diagonal, 0);
    const std::int64_t start = length > 0 ? row * a.strides()[0] + column * a.strides()[1] : 0;
    return a.as_strided({length}, {a.strides()[0] + a.strides()[1]}, a.storage_offset() + start);
}

Tensor put_diagonal(const Tensor& values, const Place& place);

void diagonal_backward(Node& node, Gradients& g)
{
    g.set(0, put_diagonal(g.output(), node.attributes<Place>()));
}
constexpr OpGradient kDiagonal{"diagonal", diagonal_backward};

void put_diagonal_backward(Node& node, Gradients& g)
{
    g.set(0, diagonal(g.output(), node.attributes<Place>().diagonal));
}
constexpr OpGradient kPutDiagonal{"diag", put_diagonal_backward};

/// Zeros with `values` on a diagonal: the transpose of diagonal.
Tensor put_diagonal(const Tensor& values, const Place& place)
{
    Tensor out = zeros(place.sizes, values.options());
    copy_elements(values, diagonal_view(out, place.diagonal));
    if (needs_record(values))
        record(kPutDiagonal, out, {&values}, {}, place);
    return out;
}

}  // namespace

Tensor tril(const Tensor& a, std::int64_t diagonal)
{
    return keep(a, {diagonal, true});
}

Tensor triu(const Tensor& a, std::int64_t diagonal)
{
    return keep(a, {diagonal, false});
}

Tensor diagonal(const Tensor& a, std::int64_t diagonal)
{
    if (a.dim() != 2)
        throw ShapeError(translatable("engine", "%1: a matrix is needed; the shape is %2."), {"diagonal", a.sizes().text()});
    Tensor out = diagonal_view(a, diagonal);
    if (needs_record(a))
        record(kDiagonal, out, {&a}, {}, Place{a.sizes(), diagonal});
    return out;
}

Tensor diag(const Tensor& a, std::int64_t diagonal)
{
    if (a.dim() == 2)
        return clone(ts::diagonal(a, diagonal));
    if (a.dim() != 1)
        throw ShapeError(translatable("engine", "diag: a vector or a matrix is needed; the shape is %1."), {a.sizes().text()});
    const std::int64_t size = a.numel() + std::abs(diagonal);
    return put_diagonal(a, {{size, size}, diagonal});
}

namespace {

std::vector<OpSample> triangle_samples()
{
    return {{{sample_values({4, 5}, -2, 2)}, {{"diagonal", std::int64_t{0}}}},
            {{sample_values({2, 4, 3}, -2, 2)}, {{"diagonal", std::int64_t{1}}}},
            {{sample_values({1, 1}, -2, 2)}, {{"diagonal", std::int64_t{-1}}}},
            {{sample_values({0, 3}, -2, 2)}, {}}};
}
std::vector<OpSample> diagonal_samples()
{
    return {{{sample_values({4, 5}, -2, 2)}, {}},
            {{sample_values({4, 3}, -2, 2)}, {{"diagonal", std::int64_t{1}}}},
            {{sample_values({2, 3}, -2, 2)}, {{"diagonal", std::int64_t{-1}}}},
            {{sample_values({1, 1}, -2, 2)}, {{"diagonal", std::int64_t{3}}}}};
}
std::vector<OpSample> diag_samples()
{
    std::vector<OpSample> list = diagonal_samples();
    list.push_back({{sample_values({4}, -2, 2)}, {{"diagonal", std::int64_t{-2}}}});
    list.push_back({{sample_values({0}, -2, 2)}, {}});
    return list;
}

template <Tensor (*F)(const Tensor&, std::int64_t)> Tensor call(std::span<const Tensor> in, const Params& p)
{
    return F(in[0], integer_attribute(p, "diagonal", 0));
}

const RegisterOp registered[] = {
    RegisterOp{{"tril", call<tril>, triangle_samples, true, true}},
    RegisterOp{{"triu", call<triu>, triangle_samples, true, true}},
    RegisterOp{{"diagonal", call<diagonal>, diagonal_samples, true, true}},
    RegisterOp{{"diag", call<diag>, diag_samples, true, true}},
};

}  // namespace

}  // namespace ts
