#pragma once

#include <cstdint>

#include "engine/tensor/tensor.h"

namespace ts {

/// The function between two linear layers.
enum class HiddenActivation : std::uint8_t { Relu, Gelu };

/// Weights of the two layers: (H, E) and (E', H); biases may be undefined.
struct FeedForwardWeights {
    const Tensor& weight1;
    const Tensor& bias1;
    const Tensor& weight2;
    const Tensor& bias2;
};

/// linear(activation(linear(x))) of x (..., E) as one operation, worked through in pieces of rows whose hidden values stay in
/// the cache, forwards and backwards; only what enters the activation is kept. Throws as linear does.
Tensor feed_forward(const Tensor& x, const FeedForwardWeights& weights, HiddenActivation activation);

}  // namespace ts
