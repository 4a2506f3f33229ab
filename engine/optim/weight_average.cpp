#include "engine/optim/weight_average.h"

#include <algorithm>

#include "engine/ops/kernel_table.h"
#include "engine/ops/optimizer_kernels.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

constexpr const char* kUpdates = "updates";

}  // namespace

WeightAverage::WeightAverage(const nn::ParameterArena& arena, double decay)
    : m_arena(arena), m_decay(decay), m_average(empty_like(arena.values()))
{
    restart();
}

void WeightAverage::restart()
{
    copy_elements(m_arena.values(), m_average);
    m_updates = 0;
}

void WeightAverage::update()
{
    const auto n = static_cast<double>(++m_updates);
    const double decay = std::min(m_decay, (1 + n) / (10 + n));
    KernelTable<OptimizerKernels>::of(m_average.device())
        .move_towards(m_average.data<float>(), m_arena.values().data<float>(), m_arena.size(), static_cast<float>(1 - decay));
}

void WeightAverage::swap()
{
    const Tensor before = empty_like(m_arena.values());
    copy_elements(m_arena.values(), before);
    copy_elements(m_average, m_arena.values());
    copy_elements(before, m_average);
    m_arena.values().bump_version();
}

std::vector<nn::NamedTensor> WeightAverage::state() const
{
    std::vector<nn::NamedTensor> all;
    for (const auto& entry : m_arena.entries())
        all.push_back({entry.name, m_average.as_strided(entry.value.sizes(), entry.value.strides(), entry.offset)});
    all.push_back({kUpdates, scalar(static_cast<double>(m_updates), DType::Int64)});
    return all;
}

std::size_t WeightAverage::load_state(std::span<const nn::NamedTensor> tensors)
{
    std::size_t taken = 0;
    for (const nn::NamedTensor& own : state()) {
        const auto found = std::ranges::find(tensors, own.name, &nn::NamedTensor::name);
        if (found == tensors.end() || found->value.sizes() != own.value.sizes())
            continue;
        if (own.name == kUpdates)
            m_updates = static_cast<std::int64_t>(found->value.item());
        else
            copy_elements(found->value, own.value);
        ++taken;
    }
    return taken;
}

}  // namespace ts
