#include "engine/ops/embedding.h"

#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/embedding_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

constexpr std::int64_t kNoRow = -1;

struct Table {
    std::int64_t rows, skipped;
};

Tensor gather(const Tensor& table, const Tensor& indices, const Table& attributes);
Tensor scatter(const Tensor& values, const Tensor& indices, const Table& attributes);

// Each is the gradient of the other, so gradients of any order are recorded operations.

void gather_backward(Node& node, Gradients& g)
{
    const auto& table = node.attributes<Table>();
    const Tensor indices = node.saved(0);
    bool overwrite = true;
    const Tensor buffer = g.direct_buffer(0, overwrite);
    if (!buffer.defined()) {
        g.set(0, scatter(g.output(), indices, table));
        return;
    }
    KernelTable<EmbeddingKernels>::of(buffer.device())
        .scatter(contiguous_copy(g.output()), indices, buffer, table.skipped, overwrite);
    g.filled(0);
}
constexpr OpGradient kGather{"embedding", gather_backward};

void scatter_backward(Node& node, Gradients& g)
{
    g.set(0, gather(g.output(), node.saved(0), node.attributes<Table>()));
}
constexpr OpGradient kScatter{"embedding gradient", scatter_backward};

Tensor gather(const Tensor& table, const Tensor& indices, const Table& attributes)
{
    Shape sizes = indices.sizes();
    sizes.push_back(table.size(1));
    Tensor values = empty(sizes, table.options());
    KernelTable<EmbeddingKernels>::of(table.device()).gather(contiguous_copy(table), indices, values, attributes.skipped);
    if (needs_record(table))
        record(kGather, values, {&table}, {&indices}, attributes);
    return values;
}

Tensor scatter(const Tensor& values, const Tensor& indices, const Table& attributes)
{
    Tensor table = empty({attributes.rows, values.size(-1)}, values.options());
    KernelTable<EmbeddingKernels>::of(table.device())
        .scatter(contiguous_copy(values), indices, table, attributes.skipped, true);
    if (needs_record(values))
        record(kScatter, table, {&values}, {&indices}, attributes);
    return table;
}

void check(const Tensor& indices, const Tensor& weight)
{
    expect_one_device("embedding", indices, weight);
    if (is_floating(indices.dtype()) || indices.dtype() == DType::Bool)
        throw TypeError(translatable("engine", "embedding: the indices must be whole numbers (int64), not %1."),
                        {std::string(name(indices.dtype()))});
    if (weight.dim() != 2)
        throw ShapeError(translatable("engine", "embedding: the weight must be a table (rows, dim), but its shape is %1."),
                         {weight.sizes().text()});
    if (!is_floating(weight.dtype()))
        throw TypeError(translatable("engine", "%1: the input is %2; convert it to float32 first."),
                        {"embedding", std::string(name(weight.dtype()))});
}

std::int64_t skipped_row(std::optional<std::int64_t> padding_idx, std::int64_t rows)
{
    if (!padding_idx)
        return kNoRow;
    if (*padding_idx < -rows || *padding_idx >= rows)
        throw ArgumentError(translatable("engine", "embedding: padding_idx %1 is outside the table of %2 rows."),
                            {std::to_string(*padding_idx), std::to_string(rows)});
    return *padding_idx < 0 ? *padding_idx + rows : *padding_idx;
}

}  // namespace

Tensor embedding(const Tensor& indices, const Tensor& weight, std::optional<std::int64_t> padding_idx)
{
    check(indices, weight);
    if (item_size(weight.dtype()) < 4)
        return to(embedding(indices, to(weight, DType::Float32), padding_idx), weight.dtype());
    const std::int64_t rows = weight.size(0), skipped = skipped_row(padding_idx, rows);
    const Tensor whole = contiguous_copy(to(indices, DType::Int64));
    if (skipped == kNoRow)
        return gather(weight, whole, {rows, kNoRow});
    // The padding row is looked up but not learned.
    Tensor values;
    {
        const NoGradGuard unrecorded;
        values = gather(weight, whole, {rows, kNoRow});
    }
    if (needs_record(weight))
        record(kGather, values, {&weight}, {&whole}, Table{rows, skipped});
    return values;
}

namespace {

OpSample sample(std::initializer_list<std::int64_t> indices, const Shape& sizes, const Shape& table, Params attributes = {})
{
    return {{tensor<std::int64_t>(indices, sizes), sample_values(table, -2, 2)}, std::move(attributes)};
}

std::vector<OpSample> samples()
{
    return {sample({0, 3, 1, 3, 3, 2}, {2, 3}, {4, 5}),
            // Differences do not know that a padding row is not learned, so none is looked up here.
            sample({2, 0, 2}, {3}, {3, 70}, {{"padding_idx", std::int64_t{1}}}),
            sample({2, 0, 2, 1}, {2, 2}, {4, 3}, {{"padding_idx", std::int64_t{-1}}}), sample({1}, {}, {2, 3}),
            sample({0}, {1, 1}, {1, 1}), sample({}, {0, 2}, {3, 2})};
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    const bool padded = p.find("padding_idx") && !std::holds_alternative<std::monostate>(*p.find("padding_idx"));
    return embedding(in[0], in[1], padded ? std::optional(integer_attribute(p, "padding_idx", 0)) : std::nullopt);
}

const RegisterOp registered{{"embedding", call, samples, true, true}};

}  // namespace

}  // namespace ts
