#pragma once

#include <array>
#include <cstdint>

namespace ts {

/// Neighbouring parameters of a flat arena that take the same update, with the optimizer's state beside them.
struct ParameterRange {
    float* value = nullptr;
    const float* gradient = nullptr;
    std::array<float*, 3> state{};  ///< what it means is up to the optimizer; null where not used
    std::int64_t count = 0;
};

/// Constants of one SGD update; state[0] is the momentum, null without.
struct SgdUpdate {
    float lr = 0;
    float momentum = 0;
    float taken = 1;         ///< share of the gradient that enters the momentum: 1 - dampening, 1 at the first step
    float weight_decay = 0;  ///< added to the gradient as weight_decay * value
    bool nesterov = false;
};

/// Constants of one Adam or AdamW update; state: running mean, running mean of squares, and its maximum (null without).
struct AdamUpdate {
    float beta1 = 0, beta2 = 0;
    float step_size = 0;        ///< lr / (1 - beta1^t)
    float root_correction = 1;  ///< 1 / sqrt(1 - beta2^t)
    float eps = 0;
    float weight_decay = 0;  ///< Adam: added to the gradient as weight_decay * value
    float shrink = 1;        ///< AdamW: the value is multiplied by this first
};

/// What optimizers do with flat float32 memory.
struct OptimizerKernels {
    static constexpr const char* family = "Optimizer";
    void (*sgd)(const ParameterRange& range, const SgdUpdate& update);
    void (*adam)(const ParameterRange& range, const AdamUpdate& update);
    void (*scale)(float* values, std::int64_t count, float factor);
    /// In float64 and in a fixed order, whatever the machine and its threads.
    double (*sum_of_squares)(const float* values, std::int64_t count);
};

}  // namespace ts
