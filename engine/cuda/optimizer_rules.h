#pragma once

#include <cuda_runtime.h>

#include "engine/ops/optimizer_kernels.h"

namespace ts::cuda {

/// One parameter with its gradient and states, in registers.
struct OptimizedNumber {
    float value, gradient, state[3];
};

// A rule changes one number by its update's constants. kStates has bit i set where state[i] is used.

template <bool Momentum> struct SgdRule {
    using Update = SgdUpdate;
    static constexpr unsigned kStates = Momentum ? 1 : 0;

    __device__ static void apply(OptimizedNumber& n, const Update& u)
    {
        const float g = n.gradient + u.weight_decay * n.value;
        float direction = g;
        if constexpr (Momentum) {
            n.state[0] = u.momentum * n.state[0] + u.taken * g;
            direction = u.nesterov ? g + u.momentum * n.state[0] : n.state[0];
        }
        n.value -= u.lr * direction;
    }
};

template <bool Momentum, bool Centered> struct RmspropRule {
    using Update = RmspropUpdate;
    static constexpr unsigned kStates = 1 | (Momentum ? 2 : 0) | (Centered ? 4 : 0);

    __device__ static void apply(OptimizedNumber& n, const Update& u)
    {
        const float g = n.gradient + u.weight_decay * n.value;
        n.state[0] = u.alpha * n.state[0] + (1 - u.alpha) * g * g;
        float spread = n.state[0];
        if constexpr (Centered) {
            n.state[2] = u.alpha * n.state[2] + (1 - u.alpha) * g;
            spread -= n.state[2] * n.state[2];
            spread = spread > 0 ? spread : 0;
        }
        float direction = g / (sqrtf(spread) + u.eps);
        if constexpr (Momentum) {
            n.state[1] = u.momentum * n.state[1] + direction;
            direction = n.state[1];
        }
        n.value -= u.lr * direction;
    }
};

struct AdagradRule {
    using Update = AdagradUpdate;
    static constexpr unsigned kStates = 1;

    __device__ static void apply(OptimizedNumber& n, const Update& u)
    {
        const float g = n.gradient + u.weight_decay * n.value;
        n.state[0] += g * g;
        n.value -= u.step_size * g / (sqrtf(n.state[0]) + u.eps);
    }
};

struct AdadeltaRule {
    using Update = AdadeltaUpdate;
    static constexpr unsigned kStates = 3;

    __device__ static void apply(OptimizedNumber& n, const Update& u)
    {
        const float g = n.gradient + u.weight_decay * n.value;
        n.state[0] = u.rho * n.state[0] + (1 - u.rho) * g * g;
        const float direction = sqrtf(n.state[1] + u.eps) / sqrtf(n.state[0] + u.eps) * g;
        n.state[1] = u.rho * n.state[1] + (1 - u.rho) * direction * direction;
        n.value -= u.lr * direction;
    }
};

struct LionRule {
    using Update = LionUpdate;
    static constexpr unsigned kStates = 1;

    __device__ static void apply(OptimizedNumber& n, const Update& u)
    {
        const float g = n.gradient;
        const float direction = u.beta1 * n.state[0] + (1 - u.beta1) * g;
        const float sign = (direction > 0 ? 1.0F : 0.0F) - (direction < 0 ? 1.0F : 0.0F);
        n.value = n.value * u.shrink - u.lr * sign;
        n.state[0] = u.beta2 * n.state[0] + (1 - u.beta2) * g;
    }
};

}  // namespace ts::cuda
