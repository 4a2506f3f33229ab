#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace ts {

/// Neighbouring parameters of a flat arena that take the same update, with the optimizer's state beside them.
struct ParameterRange {
    float* value = nullptr;
    const float* gradient = nullptr;
    std::array<float*, 3> state{};  ///< what it means is up to the optimizer; null where not used
    std::int64_t count = 0;
    const float* skip = nullptr;  ///< a number beside them: nothing is updated where it is not 0; null: always updated
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
    float look_ahead = 0;    ///< NAdam: what the gradient itself adds to step_size * mean; 0 without
};

/// Constants of one RMSprop update; state: running mean of squares, momentum (null without), running mean (null unless
/// centred).
struct RmspropUpdate {
    float lr = 0;
    float alpha = 0;
    float eps = 0;
    float weight_decay = 0;
    float momentum = 0;
};

/// Constants of one Adagrad update; state[0] is the sum of squares.
struct AdagradUpdate {
    float step_size = 0;  ///< lr / (1 + (t - 1) lr_decay)
    float eps = 0;
    float weight_decay = 0;
};

/// Constants of one Adadelta update; state: running mean of squared gradients and of squared steps.
struct AdadeltaUpdate {
    float lr = 0;
    float rho = 0;
    float eps = 0;
    float weight_decay = 0;
};

/// Constants of one Adamax update; state: running mean and running maximum.
struct AdamaxUpdate {
    float beta1 = 0, beta2 = 0;
    float step_size = 0;  ///< lr / (1 - beta1^t)
    float eps = 0;
    float weight_decay = 0;
};

/// Constants of one Lion update; state[0] is the running mean.
struct LionUpdate {
    float beta1 = 0, beta2 = 0;
    float lr = 0;
    float shrink = 1;  ///< the value is multiplied by this first
};

/// A range and the constants of its update.
template <class Update> struct UpdatedRange {
    ParameterRange range;
    Update update;
};
/// Updates ranges that use the same states. They do not overlap.
template <class Update> using UpdateKernel = void (*)(std::span<const UpdatedRange<Update>> ranges);

/// What optimizers do with flat float32 memory.
struct OptimizerKernels {
    static constexpr const char* family = "Optimizer";
    UpdateKernel<SgdUpdate> sgd;
    UpdateKernel<AdamUpdate> adam;
    UpdateKernel<RmspropUpdate> rmsprop;
    UpdateKernel<AdagradUpdate> adagrad;
    UpdateKernel<AdadeltaUpdate> adadelta;
    UpdateKernel<AdamaxUpdate> adamax;
    UpdateKernel<LionUpdate> lion;
    void (*scale)(float* values, std::int64_t count, float factor);
    /// Brings every value into [-limit, limit].
    void (*clamp)(float* values, std::int64_t count, float limit);
    /// average += share * (values - average)
    void (*move_towards)(float* average, const float* values, std::int64_t count, float share);
    /// Writes the sum, or adds it, to a number on the device: in float64 and in a fixed order.
    void (*sum_of_squares)(const float* values, std::int64_t count, double* sum, bool add);
    /// Scales by max_norm / (norm + 1e-6) where that is below 1. `sum` is the square of the norm, a number on the device.
    void (*limit_norm)(float* values, std::int64_t count, const double* sum, double max_norm);
};

}  // namespace ts
