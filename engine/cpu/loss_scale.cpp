#include <cmath>

#include "engine/ops/kernel_table.h"
#include "engine/ops/loss_scale_kernels.h"

namespace ts {

namespace {

void unscale(float* gradients, std::int64_t count, LossScaleState* state)
{
    const float inverse = 1 / state->scale;
    bool finite = true;
    for (std::int64_t i = 0; i < count; ++i) {
        finite = finite && std::isfinite(gradients[i]);
        gradients[i] *= inverse;
    }
    if (!finite)
        state->found = 1;
}

void settle(LossScaleState* state, float patience)
{
    if (state->found != 0) {
        state->scale /= 2;
        state->good_steps = 0;
    } else if (++state->good_steps >= patience) {
        state->scale *= 2;
        state->good_steps = 0;
    }
    state->found = 0;
}

const RegisterKernels<LossScaleKernels> registered{DeviceType::Cpu, {unscale, settle}};

}  // namespace

}  // namespace ts
