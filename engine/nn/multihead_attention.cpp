#include "engine/nn/multihead_attention.h"

#include <cmath>

#include "engine/nn/initialization.h"
#include "engine/nn/sequence_checks.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/attention.h"
#include "engine/ops/creation.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/matmul.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts::nn {

namespace {

/// Numbers of one third of the joint projection.
Tensor part_of(const Tensor& joint, std::int64_t which, std::int64_t count, std::int64_t width)
{
    return joint.defined() ? narrow(joint, 0, which * width, count * width) : Tensor();
}

/// (N, T, E) as heads (N, H, T, D).
Tensor in_heads(const Tensor& rows, std::int64_t heads)
{
    const Shape apart{rows.size(0), rows.size(1), heads, rows.size(2) / heads};
    return transpose(reshape(rows, apart), 1, 2);
}

/// May key j of sequence n be seen, as (N, 1, 1, S).
Tensor seen_keys(const Tensor& lengths, std::int64_t keys)
{
    const Tensor whole = to(lengths.detach(), DType::Int64);
    return lt(arange(keys, whole.device()), reshape(whole, Shape{whole.numel(), 1, 1, 1}));
}

AttentionOptions options_of(const AttentionCall& call, const Tensor& lengths, std::int64_t keys, const RunContext& context,
                            std::uint64_t part)
{
    AttentionOptions options;
    options.is_causal = call.is_causal;
    if (lengths.defined())
        options.mask = seen_keys(lengths, keys);
    // Each step has 2^32 counters of the part's stream to itself.
    if (context.training && call.dropout > 0)
        options.dropout
            = {call.dropout, Philox(context.seed, random_stream(context.node ^ part, RandomUse::Dropout)), context.step << 32};
    return options;
}

/// Keys and values that are not the queries: each with its own share of the joint projection.
Tensor attend_to_others(const Tensor& query, const Tensor& key, const Tensor& value, const AttentionWeights& weights,
                        std::int64_t heads, const AttentionOptions& options)
{
    const std::int64_t width = query.size(2);
    const auto project = [&](const Tensor& rows, std::int64_t which) {
        return in_heads(linear(rows, part_of(weights.in_weight, which, 1, width), part_of(weights.in_bias, which, 1, width)),
                        heads);
    };
    const Tensor out = scaled_dot_product_attention(project(query, 0), project(key, 1), project(value, 2), options);
    return reshape(transpose(out, 1, 2), query.sizes());
}

Tensor batch_first(const Tensor& sequences, bool already)
{
    return already || !sequences.defined() ? sequences : transpose(sequences, 0, 1);
}

}  // namespace

std::uint64_t part_number(std::uint64_t node, std::string_view part)
{
    return node ^ node_number(part);
}

void initialize_attention(const AttentionWeights& weights, std::uint64_t seed, std::uint64_t node)
{
    const auto width = static_cast<double>(weights.in_weight.size(1));
    uniform(weights.in_weight, std::sqrt(6 / (4 * width)), seed, part_number(node, "in_proj"), RandomUse::Weight);
    initialize_linear(weights.out_weight, {}, seed, part_number(node, "out_proj"));
    for (const Tensor& bias : {weights.in_bias, weights.out_bias})
        if (bias.defined())
            fill(bias, 0);
}

Tensor multihead_attention(const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& lengths,
                           const AttentionWeights& weights, const AttentionCall& call, const RunContext& context,
                           std::uint64_t part)
{
    const Tensor& keys_from = key.defined() ? key : query;
    const Tensor& values_from = value.defined() ? value : keys_from;
    const Tensor q = batch_first(query, call.batch_first);
    Tensor out;
    if (same(keys_from, query) && same(values_from, query)) {
        const AttentionOptions options = options_of(call, lengths, q.size(1), context, part);
        out = self_attention(linear(q, weights.in_weight, weights.in_bias), call.heads, options);
    } else {
        const Tensor k = batch_first(keys_from, call.batch_first), v = batch_first(values_from, call.batch_first);
        out = attend_to_others(q, k, v, weights, call.heads, options_of(call, lengths, k.size(1), context, part));
    }
    return linear(batch_first(out, call.batch_first), weights.out_weight, weights.out_bias);
}

namespace {

void expect_keys(const ShapeQuery& query, bool batch_first)
{
    const SymbolicShape& rows = query.input(0).shape;
    const std::size_t batch = batch_first ? 0 : 1, steps = 1 - batch;
    for (const std::size_t port : {std::size_t{1}, std::size_t{2}}) {
        if (port >= query.inputs.size() || !query.inputs[port])
            continue;
        expect_sequences(query, "MultiheadAttention", port);
        const SymbolicShape& other = query.input(port).shape;
        if (other[batch] != rows[batch] || other[2] != rows[2])
            throw ShapeError(translatable("engine",
                                          "MultiheadAttention gets queries %1 but keys or values %2: batch and features must "
                                          "be equal."),
                             {to_text(rows), to_text(other)});
    }
    const SymbolicShape& keys = query.inputs.size() > 1 && query.inputs[1] ? query.inputs[1]->shape : rows;
    const SymbolicShape& values = query.inputs.size() > 2 && query.inputs[2] ? query.inputs[2]->shape : keys;
    if (keys[steps] != values[steps])
        throw ShapeError(translatable("engine", "MultiheadAttention needs as many values as keys but gets %1 and %2."),
                         {to_text(values), to_text(keys)});
}

NodeShapes attention_shapes(const ShapeQuery& query)
{
    constexpr const char* type = "MultiheadAttention";
    expect_sequences(query, type);
    NodeShapes shapes;
    const SymbolicShape& rows = query.input().shape;
    const std::int64_t width = resolve_size(query, shapes, type, "embed_dim", rows.back(),
                                            translatable("engine",
                                                         "%1 expects %2 features but gets %3 (%4). "
                                                         "Set embed_dim to %3 or auto."));
    expect_heads(type, width, query.params.integer("num_heads"), "num_heads");
    const bool first = query.params.boolean("batch_first");
    expect_keys(query, first);
    expect_lengths(query, type, 3, batch_of(rows, first));
    const SymbolicShape& keys = query.inputs.size() > 1 && query.inputs[1] ? query.inputs[1]->shape : rows;
    const double t = steps_of(rows, first), s = steps_of(keys, first);
    const auto e = static_cast<double>(width);
    shapes.flops_per_sample = 2 * e * e * (2 * t + 2 * s) + 4 * t * s * e;
    shapes.parameter_count = 4 * width * width + (query.params.boolean("bias") ? 4 * width : 0);
    shapes.outputs = {query.input()};
    return shapes;
}

class MultiheadAttention : public Module {
public:
    MultiheadAttention(std::int64_t width, bool bias, const AttentionCall& call) : m_bias(bias), m_call(call)
    {
        add_parameter("in_proj_weight", {3 * width, width});
        if (bias)
            add_parameter("in_proj_bias", {3 * width});
        add_parameter("out_proj.weight", {width, width});
        if (bias)
            add_parameter("out_proj.bias", {width});
    }

    void initialize(std::uint64_t seed, std::uint64_t node) override { initialize_attention(weights(), seed, node); }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext& context) override
    {
        const auto input = [&](std::size_t i) { return i < inputs.size() ? inputs[i] : Tensor(); };
        outputs[0] = multihead_attention(inputs[0], input(1), input(2), input(3), weights(), m_call, context);
    }

private:
    [[nodiscard]] AttentionWeights weights() const
    {
        if (m_bias)
            return {parameter(0), parameter(1), parameter(2), parameter(3)};
        return {parameter(0), {}, parameter(1), {}};
    }

    bool m_bias;
    AttentionCall m_call;
};

std::unique_ptr<Module> make_attention(const BuildQuery& query)
{
    const ParamReader& params = query.params;
    return std::make_unique<MultiheadAttention>(params.integer("embed_dim"), params.boolean("bias"),
                                                AttentionCall{params.integer("num_heads"), params.boolean("batch_first"),
                                                              params.boolean("is_causal"), params.number("dropout")});
}

const RegisterNodeType attention{{
    .name = "MultiheadAttention",
    .title = "MultiheadAttention",
    .category = Category::Attention,
    .help = translatable("engine", "Each position gathers what it needs from all others; the weights are learned."),
    .inputs
    = {{.name = "query", .help = translatable("engine", "sequences of vectors (N, T, C)")},
       {.name = "key",
        .help = translatable("engine", "what is looked at (N, S, C); unconnected: the queries themselves"),
        .optional = true},
       {.name = "value", .help = translatable("engine", "what is gathered (N, S, C); unconnected: the keys"), .optional = true},
       lengths_port("lengths", translatable("engine", "how many keys of each sequence count (N); unconnected: all"))},
    .outputs = {{.name = "output", .help = translatable("engine", "one vector for each query (N, T, C)")}},
    .params = {{.name = "embed_dim",
                .type = ParamType::Int,
                .help = translatable("engine", "Size of the last dimension of the input; auto takes what arrives."),
                .minimum = 1,
                .maximum = 1e9,
                .allow_null = true,
                .null_text = translatable("engine", "auto"),
                .advanced = true},
               {.name = "num_heads",
                .type = ParamType::Int,
                .default_value = std::int64_t{4},
                .help = translatable("engine", "How many things each position can look for at once; divides embed_dim."),
                .minimum = 1,
                .maximum = 1e6},
               {.name = "is_causal",
                .type = ParamType::Bool,
                .default_value = false,
                .help = translatable("engine", "Positions see only themselves and what came before, as for predicting text.")},
               {.name = "dropout",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "Share of the links between positions cut at random while training."),
                .minimum = 0,
                .maximum = 1},
               {.name = "bias",
                .type = ParamType::Bool,
                .default_value = true,
                .help = translatable("engine", "Also learn a number added to each output."),
                .advanced = true},
               batch_first_param()},
    .shapes = attention_shapes,
    .module = make_attention,
    .headline = {"num_heads", "is_causal"},
    .keywords = {"self-attention", "cross-attention", "transformer", "query", "gpt"},
}};

}  // namespace
}  // namespace ts::nn
