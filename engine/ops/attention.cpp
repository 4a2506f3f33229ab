#include "engine/ops/attention.h"

#include <cmath>
#include <limits>

#include "engine/autograd/backward.h"
#include "engine/ops/attention_kernels.h"
#include "engine/ops/attention_steps.h"
#include "engine/ops/autocast.h"
#include "engine/ops/computed_type.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Kept {
    double scale;
    bool causal;
    AttentionDropout dropout;
    std::int64_t heads;  ///< of packed queries, keys and values
};

/// As it is where the numbers of each row are adjacent, else a row-major copy.
Tensor adjacent_columns(const Tensor& t)
{
    return t.size(-1) <= 1 || t.strides()[t.dim() - 1] == 1 ? t : contiguous_copy(t);
}

/// (B, H, T, E) in the memory order of `query`; where heads lie inside rows, so do those of the result.
Tensor empty_result(const Tensor& query, std::int64_t width)
{
    const Shape& in = query.sizes();
    const Shape sizes{in[0], in[1], in[2], width};
    if (query.is_contiguous() || query.strides()[1] >= query.strides()[2])
        return empty(sizes, query.options());
    return empty_strided(sizes, {in[2] * in[1] * width, width, in[1] * width, 1}, query.options());
}

/// A mask as numbers to be added, expanded to the scores.
Tensor additive(const Tensor& mask, const Shape& scores, DType dtype)
{
    if (!mask.defined())
        return {};
    const NoGradGuard unrecorded;
    const TensorOptions options(dtype, mask.device());
    const Tensor numbers = mask.dtype() == DType::Bool
        ? where(mask, scalar(0, options), scalar(-std::numeric_limits<double>::infinity(), options))
        : to(mask.detach(), dtype);
    return expand_view(numbers, scores);
}

Shape score_sizes(const Tensor& query, const Tensor& key)
{
    return {query.size(0), query.size(1), query.size(2), key.size(2)};
}

/// The heads of one third of packed queries, keys and values, as (B, H, T, D).
Tensor third(const Tensor& qkv, std::int64_t heads, std::int64_t which)
{
    const std::int64_t width = qkv.size(2) / 3, length = qkv.size(1);
    return qkv.as_strided({qkv.size(0), heads, length, width / heads}, {length * 3 * width, width / heads, 3 * width, 1},
                          qkv.storage_offset() + which * width);
}

/// (N, T, E) contiguous as heads (N, H, T, D), without history.
Tensor as_heads(const Tensor& rows, std::int64_t heads)
{
    const std::int64_t length = rows.size(1), width = rows.size(2);
    return rows.as_strided({rows.size(0), heads, length, width / heads}, {length * width, width / heads, width, 1},
                           rows.storage_offset());
}

void attention_backward(Node& node, Gradients& g)
{
    const auto& kept = node.attributes<Kept>();
    const Tensor query = node.saved(0), key = node.saved(1), value = node.saved(2), mask = node.saved(3);
    const bool mask_learned = node.needs(3);
    if (g.create_graph() || mask_learned) {
        const AttentionGradients all
            = attention_gradients({query, key, value, mask, g.output(), kept.scale, kept.causal, kept.dropout}, mask_learned);
        g.set(0, all.query);
        g.set(1, all.key);
        g.set(2, all.value);
        if (mask_learned)
            g.set(3, all.mask);
        return;
    }
    const Tensor q = adjacent_columns(query), k = adjacent_columns(key), v = adjacent_columns(value);
    const Tensor dq = empty_result(q, q.size(3)), dk = empty_result(k, k.size(3)), dv = empty_result(v, v.size(3));
    const Tensor numbers = additive(mask, score_sizes(q, k), compute_type(q.dtype())), out = node.saved(4), lse = node.saved(5);
    KernelTable<AttentionKernels>::of(q.device())
        .backward(
            {{q, k, v, numbers, out, lse, kept.scale, kept.causal, kept.dropout}, adjacent_columns(g.output()), dq, dk, dv});
    g.set(0, dq);
    g.set(1, dk);
    g.set(2, dv);
}
constexpr OpGradient kAttention{"scaled_dot_product_attention", attention_backward};

/// The gradient of packed queries, keys and values as recorded operations.
Tensor packed_gradient(const Tensor& qkv, const Tensor& mask, const Tensor& gradient, const Kept& kept)
{
    const std::int64_t n = qkv.size(0), length = qkv.size(1), width = qkv.size(2) / 3;
    const Shape apart{n, length, kept.heads, width / kept.heads};
    const auto heads = [&](const Tensor& rows) { return transpose(reshape(rows, apart), 1, 2); };
    const auto part = [&](std::int64_t which) { return heads(narrow(qkv, 2, which * width, width)); };
    const AttentionGradients all
        = attention_gradients({part(0), part(1), part(2), mask, heads(gradient), kept.scale, kept.causal, kept.dropout}, false);
    const auto rows = [&](const Tensor& t) { return reshape(transpose(t, 1, 2), Shape{n, length, width}); };
    const Tensor parts[] = {rows(all.query), rows(all.key), rows(all.value)};
    return cat(parts, 2);
}

void self_attention_backward(Node& node, Gradients& g)
{
    const auto& kept = node.attributes<Kept>();
    const Tensor given = node.saved(0), mask = node.saved(1);
    if (g.create_graph()) {
        g.set(0, packed_gradient(given, mask, g.output(), kept));
        return;
    }
    const Tensor qkv = contiguous_copy(given), dqkv = empty(qkv.sizes(), qkv.options());
    const Tensor q = third(qkv, kept.heads, 0), k = third(qkv, kept.heads, 1), v = third(qkv, kept.heads, 2);
    const Tensor out = as_heads(node.saved(2), kept.heads), lse = node.saved(3);
    const Tensor up = as_heads(contiguous_copy(g.output()), kept.heads),
                 numbers = additive(mask, score_sizes(q, k), compute_type(q.dtype()));
    KernelTable<AttentionKernels>::of(q.device())
        .backward({{q, k, v, numbers, out, lse, kept.scale, kept.causal, kept.dropout},
                   up,
                   third(dqkv, kept.heads, 0),
                   third(dqkv, kept.heads, 1),
                   third(dqkv, kept.heads, 2)});
    g.set(0, dqkv);
}
constexpr OpGradient kSelfAttention{"self_attention", self_attention_backward};

Kept kept_options(const AttentionOptions& options, std::int64_t dim, std::int64_t heads)
{
    const double p = options.dropout.p;
    if (!(p >= 0 && p <= 1))
        throw ArgumentError(translatable("engine", "dropout: the probability must lie between 0 and 1, not %1."),
                            {std::to_string(p)});
    const double natural = 1 / std::sqrt(static_cast<double>(dim > 0 ? dim : 1));
    return {options.scale.value_or(natural), options.is_causal, options.dropout, heads};
}

/// (..., T, D) as (B, H, T, D), recorded; leading dimensions become those of `leading`.
Tensor four_dims(const Tensor& t, const Shape& leading)
{
    Shape sizes = leading;
    sizes.push_back(t.size(-2));
    sizes.push_back(t.size(-1));
    Tensor wide = t.sizes() == sizes ? t : expand(t, {sizes.begin(), sizes.end()});
    while (wide.dim() < 4)
        wide = unsqueeze(wide, 0);
    if (wide.dim() == 4)
        return wide;
    return reshape(wide, Shape{-1, wide.size(-3), wide.size(-2), wide.size(-1)});
}

/// Leading dimensions of query, key and value together.
Shape leading_sizes(const Tensor& query, const Tensor& key, const Tensor& value)
{
    const auto leading = [](const Tensor& t) { return Shape(std::span(t.sizes().begin(), t.sizes().end() - 2)); };
    const char* op = kAttention.name;
    return broadcast_shapes(broadcast_shapes(leading(query), leading(key), op), leading(value), op);
}

void check(const Tensor& query, const Tensor& key, const Tensor& value)
{
    expect_one_device("scaled_dot_product_attention", query, key, value);
    const bool ranks = query.dim() >= 2 && key.dim() >= 2 && value.dim() >= 2;
    if (!ranks || query.size(-1) != key.size(-1) || key.size(-2) != value.size(-2))
        throw ShapeError(translatable("engine",
                                      "scaled_dot_product_attention: query %1, key %2 and value %3 do not fit: query and key "
                                      "need rows of one size, key and value as many rows."),
                         {query.sizes().text(), key.sizes().text(), value.sizes().text()});
    if (query.dtype() != key.dtype() || key.dtype() != value.dtype() || !is_floating(query.dtype()))
        throw TypeError(translatable("engine",
                                     "scaled_dot_product_attention: query, key and value must be of one floating type, but "
                                     "they are %1, %2 and %3."),
                        {std::string(name(query.dtype())), std::string(name(key.dtype())), std::string(name(value.dtype()))});
}

/// A mask that broadcasts to (leading..., T, S), arranged for (B, H, T, S).
Tensor four_dims_mask(const Tensor& mask, const Shape& leading)
{
    Tensor wide = mask;
    while (wide.dim() < 2)
        wide = unsqueeze(wide, 0);
    if (leading.rank() <= 2) {
        while (wide.dim() < 4)
            wide = unsqueeze(wide, 0);
        return wide;
    }
    return four_dims(wide, leading);
}

/// Halves stay halves on devices other than the host, which is quicker in float32; sums and masks are float32 everywhere.
bool computed_in_float32(const Tensor& t)
{
    return is_half(t.dtype()) && t.device().type == DeviceType::Cpu;
}

Tensor empty_lse(const Tensor& query, std::int64_t batch, std::int64_t heads, std::int64_t length)
{
    return empty({batch, heads, length}, TensorOptions(compute_type(query.dtype()), query.device()));
}

Tensor attend(const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& mask, const Kept& kept)
{
    const Tensor q = adjacent_columns(query), k = adjacent_columns(key), v = adjacent_columns(value);
    Tensor out = empty_result(q, v.size(3));
    const Tensor lse = empty_lse(q, q.size(0), q.size(1), q.size(2));
    KernelTable<AttentionKernels>::of(q.device())
        .forward({q, k, v, additive(mask, score_sizes(q, k), compute_type(q.dtype())), out, lse, kept.scale, kept.causal,
                  kept.dropout});
    if (needs_record({&query, &key, &value, &mask}))
        record(kAttention, out, {&query, &key, &value, &mask}, {&query, &key, &value, &mask, &out, &lse}, kept);
    return out;
}

}  // namespace

Tensor scaled_dot_product_attention(const Tensor& query, const Tensor& key, const Tensor& value,
                                    const AttentionOptions& options)
{
    if (autocast_lowers(query))
        return with_lowered(
            [&](const Tensor& q, const Tensor& k, const Tensor& v) { return scaled_dot_product_attention(q, k, v, options); },
            query, key, value);
    check(query, key, value);
    if (computed_in_float32(query)) {
        const auto wide = [](const Tensor& t) { return to(t, DType::Float32); };
        return to(scaled_dot_product_attention(wide(query), wide(key), wide(value), options), query.dtype());
    }
    const Shape leading = leading_sizes(query, key, value);
    expect_one_device("scaled_dot_product_attention", query, options.mask);
    const Tensor mask = options.mask.defined() ? four_dims_mask(options.mask, leading) : Tensor();
    const Tensor out = attend(four_dims(query, leading), four_dims(key, leading), four_dims(value, leading), mask,
                              kept_options(options, query.size(-1), 0));
    if (leading.rank() == 2)
        return out;
    Shape sizes = leading;
    sizes.push_back(query.size(-2));
    sizes.push_back(value.size(-1));
    return reshape(out, sizes);
}

Tensor self_attention(const Tensor& qkv, std::int64_t heads, const AttentionOptions& options)
{
    if (autocast_lowers(qkv))
        return with_lowered([&](const Tensor& low) { return self_attention(low, heads, options); }, qkv);
    if (qkv.dim() != 3 || heads < 1 || qkv.size(2) % (3 * heads) != 0)
        throw ShapeError(translatable("engine",
                                      "self_attention: rows of queries, keys and values of shape %1 cannot be divided into "
                                      "three times %2 heads."),
                         {qkv.sizes().text(), std::to_string(heads)});
    if (computed_in_float32(qkv) || !is_floating(qkv.dtype()))
        return to(self_attention(to(qkv, DType::Float32), heads, options), qkv.dtype());
    expect_one_device("self_attention", qkv, options.mask);
    const Tensor rows = contiguous_copy(qkv);
    const Kept kept = kept_options(options, qkv.size(2) / 3 / heads, heads);
    Tensor out = empty({qkv.size(0), qkv.size(1), qkv.size(2) / 3}, qkv.options());
    const Tensor lse = empty_lse(qkv, qkv.size(0), heads, qkv.size(1)), mask = options.mask;
    const Tensor q = third(rows, heads, 0), k = third(rows, heads, 1), v = third(rows, heads, 2);
    KernelTable<AttentionKernels>::of(qkv.device())
        .forward({q, k, v, additive(mask, score_sizes(q, k), compute_type(q.dtype())), as_heads(out, heads), lse, kept.scale,
                  kept.causal, kept.dropout});
    if (needs_record(qkv))
        record(kSelfAttention, out, {&qkv}, {&qkv, &mask, &out, &lse}, kept);
    return out;
}

namespace {

OpSample sample(std::initializer_list<Shape> shapes, Params attributes = {})
{
    OpSample s{{}, std::move(attributes)};
    for (const Shape& sizes : shapes)
        s.inputs.push_back(sample_values(sizes, -1, 1));
    return s;
}

std::vector<OpSample> samples()
{
    const Params causal{{"is_causal", true}}, drop{{"dropout_p", 0.4}};
    std::vector<OpSample> list{sample({{2, 2, 5, 4}, {2, 2, 5, 4}, {2, 2, 5, 4}}),
                               sample({{1, 2, 7, 3}, {1, 2, 7, 3}, {1, 2, 7, 5}}, causal),
                               sample({{3, 4, 2}, {3, 6, 2}, {3, 6, 3}}),
                               sample({{4, 2}, {3, 2}, {3, 1}}, causal),
                               sample({{2, 3, 2}, {1, 4, 2}, {4, 2}}, {{"scale", 0.7}}),
                               sample({{1, 1, 18, 1}, {1, 1, 18, 1}, {1, 1, 18, 1}}, causal),
                               sample({{1, 1, 3, 2}, {1, 1, 135, 2}, {1, 1, 135, 2}}),
                               sample({{1, 2, 3, 2}, {1, 2, 3, 2}, {1, 2, 3, 2}, {3, 3}}),
                               sample({{1, 2, 5, 2}, {1, 2, 5, 2}, {1, 2, 5, 2}}, drop),
                               sample({{0, 2, 3, 2}, {0, 2, 3, 2}, {0, 2, 3, 2}}),
                               sample({{1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}})};
    // The last query may see nothing.
    list.push_back(sample({{2, 2, 3, 2}, {2, 2, 3, 2}, {2, 2, 3, 2}}));
    list.back().inputs.push_back(gt(tensor<double>({1, 0, 1, 0, 1, 1, 0, 0, 0}, {3, 3}), scalar(0.5, DType::Float64)));
    return list;
}

std::vector<OpSample> packed_samples()
{
    return {sample({{2, 5, 12}}, {{"heads", std::int64_t{2}}}),
            sample({{1, 19, 6}}, {{"heads", std::int64_t{1}}, {"is_causal", true}}),
            sample({{0, 3, 6}}, {{"heads", std::int64_t{2}}}),
            sample({{1, 4, 6}}, {{"heads", std::int64_t{2}}, {"dropout_p", 0.3}})};
}

AttentionOptions options_of(const Params& p)
{
    AttentionOptions options;
    options.is_causal = bool_attribute(p, "is_causal", false);
    options.dropout.p = number_attribute(p, "dropout_p", 0);
    if (p.find("scale") && !std::holds_alternative<std::monostate>(*p.find("scale")))
        options.scale = number_attribute(p, "scale", 1);
    return options;
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    AttentionOptions options = options_of(p);
    options.mask = in.size() > 3 ? in[3] : Tensor();
    return scaled_dot_product_attention(in[0], in[1], in[2], options);
}

Tensor call_packed(std::span<const Tensor> in, const Params& p)
{
    return self_attention(in[0], integer_attribute(p, "heads", 1), options_of(p));
}

const RegisterOp registered[] = {
    RegisterOp{{"scaled_dot_product_attention", call, samples, true, true}},
    RegisterOp{{"self_attention", call_packed, packed_samples, true, true}},
};

}  // namespace

}  // namespace ts
