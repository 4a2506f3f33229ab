#pragma once

#include <string_view>

#include "engine/nn/multihead_attention.h"
#include "engine/registry/node_type.h"

namespace ts::nn {

/// Settings that encoder and decoder layers share; PyTorch's names.
struct TransformerSettings {
    std::int64_t d_model = 0;
    std::int64_t nhead = 1;
    std::int64_t dim_feedforward = 0;
    double dropout = 0;
    double layer_norm_eps = 1e-5;
    bool gelu = false;  ///< else ReLU
    bool norm_first = false;
    bool batch_first = true;
    bool is_causal = false;
    bool bias = true;
};

/// What encoder and decoder layers have in common: sublayers, each with a norm and a way past it (Vaswani et al., 2017).
class TransformerLayer : public Module {
public:
    void initialize(std::uint64_t seed, std::uint64_t node) override;

protected:
    /// `cross` adds the attention to a memory, with PyTorch's names of a decoder.
    TransformerLayer(const TransformerSettings& settings, bool cross);

    /// x + sublayer(norm(x)), or norm(x + sublayer(x)), by the settings; `number` counts the sublayers from 0.
    template <class Sublayer>
    Tensor around(const Tensor& x, std::size_t number, const RunContext& context, Sublayer&& sublayer) const
    {
        if (m_settings.norm_first)
            return past(x, sublayer(normed(x, number)), number, context);
        return normed(past(x, sublayer(x), number, context), number);
    }
    [[nodiscard]] Tensor attend(const Tensor& x, const Tensor& lengths, const RunContext& context) const;
    [[nodiscard]] Tensor attend_to(const Tensor& x, const Tensor& memory, const Tensor& lengths,
                                   const RunContext& context) const;
    [[nodiscard]] Tensor feed_forward(const Tensor& x, const RunContext& context) const;

private:
    std::size_t add_with_bias(const std::string& weight, const std::string& bias, const Shape& sizes);
    std::size_t add_attention(const std::string& name);
    [[nodiscard]] AttentionWeights attention(std::size_t first) const;
    /// The bias that follows a weight, or nothing.
    [[nodiscard]] Tensor bias_of(std::size_t weight) const;
    [[nodiscard]] Tensor normed(const Tensor& x, std::size_t number) const;
    [[nodiscard]] Tensor past(const Tensor& x, const Tensor& added, std::size_t number, const RunContext& context) const;
    [[nodiscard]] Tensor dropped(const Tensor& x, std::size_t place, const RunContext& context) const;
    [[nodiscard]] AttentionCall attention_call(bool causal) const;

    TransformerSettings m_settings;
    bool m_cross;
    std::size_t m_self, m_memory = 0, m_linear1, m_linear2, m_norms;  // index of the first parameter of each
};

/// Parameters of both node types and what is read from them.
std::vector<ParamSpec> transformer_params(bool causal);
TransformerSettings transformer_settings(const ParamReader& params);

/// Sizes, counts and operations of a layer on input 0; `memory_steps` is the length of the memory, 0 for an encoder.
NodeShapes transformer_shapes(const ShapeQuery& query, const char* type, double memory_steps);

}  // namespace ts::nn
