#include "engine/optim/grad_norm.h"

#include <cmath>

#include "engine/ops/kernel_table.h"
#include "engine/ops/optimizer_kernels.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

/// Number of the last entry of a run of neighbours with gradients. On the host every entry is alone.
std::size_t last_together(const nn::ParameterArena& arena, std::size_t first)
{
    const auto entries = arena.entries();
    std::size_t last = first;
    // The zeros between neighbours add nothing, and a launch costs more than many numbers.
    if (arena.gradients().device().type != DeviceType::Cpu)
        while (last + 1 < entries.size() && nn::ParameterArena::has_gradient(entries[last + 1]))
            ++last;
    return last;
}

/// The square of the norm: a float64 scalar on the device of the arena.
Tensor squared_norm(const nn::ParameterArena& arena)
{
    const Device device = arena.gradients().device();
    const auto& kernels = KernelTable<OptimizerKernels>::of(device);
    const auto* gradients = arena.gradients().data<float>();
    const auto entries = arena.entries();
    Tensor sum = empty({}, TensorOptions(DType::Float64, device));
    bool add = false;
    for (std::size_t first = 0; first < entries.size(); ++first) {
        if (!nn::ParameterArena::has_gradient(entries[first]))
            continue;
        const std::size_t last = last_together(arena, first);
        const std::int64_t begin = entries[first].offset, end = entries[last].offset + entries[last].count;
        kernels.sum_of_squares(gradients + begin, end - begin, sum.data<double>(), add);
        add = true;
        first = last;
    }
    if (!add)
        fill_elements(sum, 0);
    return sum;
}

}  // namespace

double grad_norm(const nn::ParameterArena& arena)
{
    return std::sqrt(squared_norm(arena).item());
}

void clip_grad_norm(const nn::ParameterArena& arena, double max_norm)
{
    const Tensor sum = squared_norm(arena);
    KernelTable<OptimizerKernels>::of(sum.device())
        .limit_norm(arena.gradients().data<float>(), arena.size(), sum.data<double>(), max_norm);
}

}  // namespace ts
