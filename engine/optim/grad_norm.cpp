#include "engine/optim/grad_norm.h"

#include <cmath>

#include "engine/ops/kernel_table.h"
#include "engine/ops/optimizer_kernels.h"

namespace ts {

double grad_norm(const nn::ParameterArena& arena)
{
    const auto& kernels = KernelTable<OptimizerKernels>::of(arena.gradients().device());
    const float* gradients = arena.gradients().data<float>();
    double sum = 0;
    for (const auto& entry : arena.entries())
        if (nn::ParameterArena::has_gradient(entry))
            sum += kernels.sum_of_squares(gradients + entry.offset, entry.count);
    return std::sqrt(sum);
}

double clip_grad_norm(const nn::ParameterArena& arena, double max_norm)
{
    const double norm = grad_norm(arena);
    const double factor = max_norm / (norm + 1e-6);
    if (factor < 1)
        KernelTable<OptimizerKernels>::of(arena.gradients().device())
            .scale(arena.gradients().data<float>(), arena.size(), static_cast<float>(factor));
    return norm;
}

}  // namespace ts
