#pragma once

#include <cstdint>

#include "engine/autograd/backward.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// An activation that a layer applies to its own result, in the same pass over memory. All of them can be differentiated from
/// their result alone.
enum class Activation : std::uint8_t { None, Relu, Tanh, Sigmoid };

/// Applies it to a fresh result, without history.
void activate(Activation activation, const Tensor& result);

/// The gradient before the activation, from the one after it (g.output()) and the result; recorded where the pass is. A
/// gradient that nobody else holds is overwritten.
Tensor activation_gradient(Activation activation, Gradients& g, const Tensor& result);

}  // namespace ts
