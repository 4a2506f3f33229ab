#include "engine/nn/transformer_layer.h"

#include "engine/nn/initialization.h"
#include "engine/nn/sequence_checks.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/dropout.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/feed_forward.h"
#include "engine/ops/layer_norm.h"
#include "engine/ops/matmul.h"

namespace ts::nn {

TransformerLayer::TransformerLayer(const TransformerSettings& settings, bool cross) : m_settings(settings), m_cross(cross)
{
    const std::int64_t width = settings.d_model, hidden = settings.dim_feedforward;
    m_self = add_attention("self_attn");
    if (cross)
        m_memory = add_attention("multihead_attn");
    m_linear1 = add_with_bias("linear1.weight", "linear1.bias", {hidden, width});
    m_linear2 = add_with_bias("linear2.weight", "linear2.bias", {width, hidden});
    m_norms = add_with_bias("norm1.weight", "norm1.bias", {width});
    add_with_bias("norm2.weight", "norm2.bias", {width});
    if (cross)
        add_with_bias("norm3.weight", "norm3.bias", {width});
}

std::size_t TransformerLayer::add_with_bias(const std::string& weight, const std::string& bias, const Shape& sizes)
{
    const std::size_t index = add_parameter(weight, sizes);
    if (m_settings.bias)
        add_parameter(bias, {sizes[0]});
    return index;
}

std::size_t TransformerLayer::add_attention(const std::string& name)
{
    const std::int64_t width = m_settings.d_model;
    const std::size_t index = add_with_bias(name + ".in_proj_weight", name + ".in_proj_bias", {3 * width, width});
    add_with_bias(name + ".out_proj.weight", name + ".out_proj.bias", {width, width});
    return index;
}

Tensor TransformerLayer::bias_of(std::size_t weight) const
{
    return m_settings.bias ? parameter(weight + 1) : Tensor();
}

AttentionWeights TransformerLayer::attention(std::size_t first) const
{
    const std::size_t out = first + (m_settings.bias ? 2 : 1);
    return {parameter(first), bias_of(first), parameter(out), bias_of(out)};
}

void TransformerLayer::initialize(std::uint64_t seed, std::uint64_t node)
{
    initialize_attention(attention(m_self), seed, part_number(node, "self_attn"));
    if (m_cross)
        initialize_attention(attention(m_memory), seed, part_number(node, "multihead_attn"));
    initialize_linear(parameter(m_linear1), bias_of(m_linear1), seed, part_number(node, "linear1"));
    initialize_linear(parameter(m_linear2), bias_of(m_linear2), seed, part_number(node, "linear2"));
    const std::size_t step = m_settings.bias ? 2 : 1;
    for (std::size_t i = m_norms; i < parameters().size(); i += step) {
        fill(parameter(i), 1);
        if (m_settings.bias)
            fill(parameter(i + 1), 0);
    }
}

Tensor TransformerLayer::normed(const Tensor& x, std::size_t number) const
{
    const std::size_t weight = m_norms + number * (m_settings.bias ? 2 : 1);
    return layer_norm(x, {m_settings.d_model}, parameter(weight), bias_of(weight), m_settings.layer_norm_eps);
}

Tensor TransformerLayer::dropped(const Tensor& x, std::size_t place, const RunContext& context) const
{
    if (!context.training || m_settings.dropout == 0)
        return x;
    const std::uint64_t node = context.node + 2 * place + 1;
    return dropout(x, m_settings.dropout, Philox(context.seed, random_stream(node, RandomUse::Dropout)), context.step << 32);
}

Tensor TransformerLayer::past(const Tensor& x, const Tensor& added, std::size_t number, const RunContext& context) const
{
    return add(x, dropped(added, number, context));
}

AttentionCall TransformerLayer::attention_call(bool causal) const
{
    return {m_settings.nhead, m_settings.batch_first, causal, m_settings.dropout};
}

Tensor TransformerLayer::attend(const Tensor& x, const Tensor& lengths, const RunContext& context) const
{
    return multihead_attention(x, {}, {}, lengths, attention(m_self), attention_call(m_settings.is_causal), context,
                               node_number("self_attn"));
}

Tensor TransformerLayer::attend_to(const Tensor& x, const Tensor& memory, const Tensor& lengths,
                                   const RunContext& context) const
{
    return multihead_attention(x, memory, memory, lengths, attention(m_memory), attention_call(false), context,
                               node_number("multihead_attn"));
}

Tensor TransformerLayer::feed_forward(const Tensor& x, const RunContext& context) const
{
    const Tensor weight1 = parameter(m_linear1), bias1 = bias_of(m_linear1);
    const Tensor weight2 = parameter(m_linear2), bias2 = bias_of(m_linear2);
    if (!context.training || m_settings.dropout == 0)
        return ts::feed_forward(x, {weight1, bias1, weight2, bias2},
                                m_settings.gelu ? HiddenActivation::Gelu : HiddenActivation::Relu);
    const Tensor hidden = linear(x, weight1, bias1);
    const Tensor active = m_settings.gelu ? gelu(hidden) : relu(hidden);
    constexpr std::size_t inner_place = 3;
    return linear(dropped(active, inner_place, context), weight2, bias2);
}

namespace {

std::vector<ParamSpec> first_params()
{
    return {{.name = "d_model",
             .type = ParamType::Int,
             .help = translatable("engine", "Size of the last dimension of the input; auto takes what arrives."),
             .minimum = 1,
             .maximum = 1e9,
             .allow_null = true,
             .null_text = translatable("engine", "auto"),
             .advanced = true},
            {.name = "nhead",
             .type = ParamType::Int,
             .default_value = std::int64_t{4},
             .help = translatable("engine", "How many things each position can look for at once; divides d_model."),
             .minimum = 1,
             .maximum = 1e6},
            {.name = "dim_feedforward",
             .type = ParamType::Int,
             .default_value = std::int64_t{256},
             .help = translatable("engine", "Width of the two linear layers in between; usually four times d_model."),
             .minimum = 1,
             .maximum = 1e9},
            {.name = "dropout",
             .type = ParamType::Float,
             .default_value = 0.1,
             .help = translatable("engine", "Share of the values set to zero."),
             .minimum = 0,
             .maximum = 1},
            {.name = "activation",
             .type = ParamType::Choice,
             .default_value = std::string("relu"),
             .help = translatable("engine", "Function between the two linear layers."),
             .choices = {"relu", "gelu"}}};
}

std::vector<ParamSpec> last_params()
{
    return {{.name = "norm_first",
             .type = ParamType::Bool,
             .default_value = false,
             .help
             = translatable("engine", "Normalize before attention and linear layers, which trains deep stacks more steadily.")},
            {.name = "layer_norm_eps",
             .type = ParamType::Float,
             .default_value = 1e-5,
             .help = translatable("engine", "Added to the variance so that nothing is divided by zero."),
             .minimum = 0,
             .maximum = 1,
             .advanced = true},
            {.name = "bias",
             .type = ParamType::Bool,
             .default_value = true,
             .help = translatable("engine", "Also learn a number added to each output."),
             .advanced = true},
            batch_first_param()};
}

}  // namespace

std::vector<ParamSpec> transformer_params(bool causal)
{
    std::vector<ParamSpec> params = first_params();
    params.push_back(
        {.name = "is_causal",
         .type = ParamType::Bool,
         .default_value = causal,
         .help = translatable("engine", "Positions see only themselves and what came before, as for predicting text.")});
    for (ParamSpec& spec : last_params())
        params.push_back(std::move(spec));
    return params;
}

TransformerSettings transformer_settings(const ParamReader& params)
{
    TransformerSettings settings;
    settings.d_model = params.integer("d_model");
    settings.nhead = params.integer("nhead");
    settings.dim_feedforward = params.integer("dim_feedforward");
    settings.dropout = params.number("dropout");
    settings.layer_norm_eps = params.number("layer_norm_eps");
    settings.gelu = params.text("activation") == "gelu";
    settings.norm_first = params.boolean("norm_first");
    settings.batch_first = params.boolean("batch_first");
    settings.is_causal = params.boolean("is_causal");
    settings.bias = params.boolean("bias");
    return settings;
}

NodeShapes transformer_shapes(const ShapeQuery& query, const char* type, double memory_steps)
{
    expect_sequences(query, type);
    NodeShapes shapes;
    const SymbolicShape& rows = query.input().shape;
    const std::int64_t width = resolve_size(query, shapes, type, "d_model", rows.back(),
                                            translatable("engine",
                                                         "%1 expects %2 features but gets %3 (%4). "
                                                         "Set d_model to %3 or auto."));
    expect_heads(type, width, query.params.integer("nhead"), "nhead");
    const std::int64_t hidden = query.params.integer("dim_feedforward"), attentions = memory_steps > 0 ? 2 : 1;
    const bool bias = query.params.boolean("bias");
    shapes.parameter_count = attentions * 4 * width * width + 2 * width * hidden + (attentions + 1) * width;
    if (bias)
        shapes.parameter_count += attentions * 4 * width + hidden + width + (attentions + 1) * width;
    const double t = steps_of(rows, query.params.boolean("batch_first")), s = memory_steps;
    const auto e = static_cast<double>(width), h = static_cast<double>(hidden);
    shapes.flops_per_sample = 8 * t * e * e + 4 * t * t * e + 4 * t * e * h;
    if (s > 0)
        shapes.flops_per_sample += 4 * (t + s) * e * e + 4 * t * s * e;
    shapes.outputs = {query.input()};
    return shapes;
}

}  // namespace ts::nn
