#include "engine/optim/loss_scale.h"

#include <algorithm>

#include "engine/ops/elementwise.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/loss_scale_kernels.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

constexpr double kFirstScale = 65536;
constexpr float kPatience = 2000;
constexpr std::int64_t kScale = 0, kFound = 1, kGoodSteps = 2, kFields = 4;

LossScaleState* state_of(const Tensor& t)
{
    return static_cast<LossScaleState*>(t.raw_data());
}

}  // namespace

LossScale::LossScale(const nn::ParameterArena& arena) : m_arena(arena), m_state(zeros({kFields}, arena.values().device()))
{
    fill_elements(field(kScale), kFirstScale);
}

Tensor LossScale::field(std::int64_t index) const
{
    return m_state.as_strided({}, {}, index);
}

Tensor LossScale::seed(double share) const
{
    return mul(field(kScale), share);
}

void LossScale::unscale() const
{
    const auto& kernels = KernelTable<LossScaleKernels>::of(m_state.device());
    auto* gradients = m_arena.gradients().data<float>();
    const auto entries = m_arena.entries();
    for (std::size_t first = 0; first < entries.size(); ++first) {
        if (!nn::ParameterArena::has_gradient(entries[first]))
            continue;
        std::size_t last = first;
        while (last + 1 < entries.size() && nn::ParameterArena::has_gradient(entries[last + 1]))
            ++last;
        const std::int64_t begin = entries[first].offset;
        kernels.unscale(gradients + begin, entries[last].offset + entries[last].count - begin, state_of(m_state));
        first = last;
    }
}

void LossScale::settle() const
{
    KernelTable<LossScaleKernels>::of(m_state.device()).settle(state_of(m_state), kPatience);
}

Tensor LossScale::skip() const
{
    return field(kFound);
}

double LossScale::scale() const
{
    return field(kScale).item();
}

std::vector<nn::NamedTensor> LossScale::state() const
{
    return {{"loss_scale.scale", field(kScale)}, {"loss_scale.good_steps", field(kGoodSteps)}};
}

std::size_t LossScale::load_state(std::span<const nn::NamedTensor> tensors)
{
    std::size_t taken = 0;
    for (const nn::NamedTensor& own : state()) {
        const auto found = std::ranges::find(tensors, own.name, &nn::NamedTensor::name);
        if (found == tensors.end() || found->value.sizes() != own.value.sizes() || found->value.dtype() != own.value.dtype())
            continue;
        copy_elements(found->value, own.value);
        ++taken;
    }
    return taken;
}

}  // namespace ts
