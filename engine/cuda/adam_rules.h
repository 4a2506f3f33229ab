#pragma once

#include "engine/cuda/optimizer_rules.h"

namespace ts::cuda {

template <bool Amsgrad> struct AdamRule {
    using Update = AdamUpdate;
    static constexpr unsigned kStates = Amsgrad ? 7 : 3;

    __device__ static void apply(OptimizedNumber& n, const Update& u)
    {
        const float start = n.value * u.shrink;
        const float g = n.gradient + u.weight_decay * start;
        n.state[0] += (1 - u.beta1) * (g - n.state[0]);
        n.state[1] = u.beta2 * n.state[1] + (1 - u.beta2) * g * g;
        float scale = n.state[1];
        if constexpr (Amsgrad) {
            n.state[2] = n.state[2] > scale ? n.state[2] : scale;
            scale = n.state[2];
        }
        float direction = u.step_size * n.state[0];
        if (u.look_ahead != 0)
            direction += u.look_ahead * g;
        n.value = start - direction / (sqrtf(scale) * u.root_correction + u.eps);
    }
};

struct AdamaxRule {
    using Update = AdamaxUpdate;
    static constexpr unsigned kStates = 3;

    __device__ static void apply(OptimizedNumber& n, const Update& u)
    {
        const float g = n.gradient + u.weight_decay * n.value;
        n.state[0] += (1 - u.beta1) * (g - n.state[0]);
        const float faded = u.beta2 * n.state[1], now = fabsf(g) + u.eps;
        n.state[1] = faded > now ? faded : now;
        n.value -= u.step_size * n.state[0] / n.state[1];
    }
};

}  // namespace ts::cuda
