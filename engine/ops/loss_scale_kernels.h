#pragma once

#include <cstdint>

namespace ts {

/// What scaling the loss needs to know from step to step; four numbers on the device of the gradients.
struct LossScaleState {
    float scale;
    float found;       ///< 1 where a gradient of this step was not finite, else 0
    float good_steps;  ///< finite steps since the scale changed
    float unused;
};

/// Gradients of a loss that was multiplied, so that those of half types do not vanish.
struct LossScaleKernels {
    static constexpr const char* family = "Loss scaling";
    /// Divides gradients by the scale, and notes where one is not finite.
    void (*unscale)(float* gradients, std::int64_t count, LossScaleState* state);
    /// After the update: halves the scale where a gradient was not finite, doubles it after `patience` finite steps.
    void (*settle)(LossScaleState* state, float patience);
};

}  // namespace ts
