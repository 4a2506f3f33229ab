#pragma once

#include "engine/ops/attention.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// What the gradient of attention is computed from: (B, H, rows, columns), and the gradient `g` of the result.
struct AttentionSteps {
    const Tensor& query;
    const Tensor& key;
    const Tensor& value;
    const Tensor& mask;  ///< bool or numbers, broadcasts to the scores; may be undefined
    const Tensor& g;
    double scale;
    bool causal;
    AttentionDropout dropout;
};

struct AttentionGradients {
    Tensor query, key, value;
    Tensor mask;  ///< undefined unless asked for
};

/// Gradients step by step from recorded operations, for gradients of gradients and for masks that are learned.
AttentionGradients attention_gradients(const AttentionSteps& steps, bool of_mask);

}  // namespace ts
