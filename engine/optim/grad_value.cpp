#include "engine/optim/grad_value.h"

#include "engine/ops/kernel_table.h"
#include "engine/ops/optimizer_kernels.h"

namespace ts {

void clip_grad_value(const nn::ParameterArena& arena, double most)
{
    KernelTable<OptimizerKernels>::of(arena.gradients().device())
        .clamp(arena.gradients().data<float>(), arena.size(), static_cast<float>(most));
}

}  // namespace ts
