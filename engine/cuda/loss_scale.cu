#include "engine/cuda/launch.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/loss_scale_kernels.h"

namespace ts::cuda {

namespace {

__global__ void unscale_kernel(float* gradients, std::int64_t count, LossScaleState* state)
{
    const float inverse = 1 / state->scale;
    bool finite = true;
    for (std::int64_t i = thread_number(); i < count; i += thread_count()) {
        const float gradient = gradients[i];
        finite = finite && isfinite(gradient);
        gradients[i] = gradient * inverse;
    }
    if (!finite)
        state->found = 1;  // whoever writes writes the same
}

__global__ void settle_kernel(LossScaleState* state, float patience)
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

void unscale(float* gradients, std::int64_t count, LossScaleState* state)
{
    if (count > 0)
        launch(unscale_kernel, grid_for(count), gradients, count, state);
}

void settle(LossScaleState* state, float patience)
{
    launch(settle_kernel, {}, state, patience);
}

const RegisterKernels<LossScaleKernels> registered{DeviceType::Cuda, {unscale, settle}};

}  // namespace

}  // namespace ts::cuda
