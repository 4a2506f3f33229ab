#include "engine/optim/optimizer.h"

#include <string_view>
#include <unordered_map>

#include "engine/ops/kernel_table.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

Tensor view_of(const Tensor& flat, const nn::ParameterArena::Slot& slot)
{
    return flat.as_strided(slot.value.sizes(), slot.value.strides(), slot.offset);
}

}  // namespace

Optimizer::Optimizer(const nn::ParameterArena& arena, std::vector<std::string> state_names)
    : m_arena(arena),
      m_kernels(KernelTable<OptimizerKernels>::of(arena.values().device())),
      m_state_names(std::move(state_names)),
      m_steps(arena.slots().size(), 0)
{
    for (std::size_t i = 0; i < m_state_names.size(); ++i)
        m_states.push_back(zeros({arena.size()}));
}

ParameterRange Optimizer::range(std::int64_t begin, std::int64_t end) const
{
    ParameterRange range;
    range.value = m_arena.values().data<float>() + begin;
    range.gradient = m_arena.gradients().data<float>() + begin;
    for (std::size_t i = 0; i < m_states.size(); ++i)
        range.state[i] = m_states[i].data<float>() + begin;
    range.count = end - begin;
    return range;
}

void Optimizer::step(double lr)
{
    const auto slots = m_arena.slots();
    std::size_t first = 0;
    while (first < slots.size()) {
        if (!nn::ParameterArena::has_gradient(slots[first])) {
            ++first;
            continue;
        }
        // Neighbours that have taken as many steps go together; the gaps between them are zero and stay so.
        const std::int64_t step = m_steps[first] + 1;
        std::size_t end = first;
        for (; end < slots.size() && m_steps[end] + 1 == step && nn::ParameterArena::has_gradient(slots[end]); ++end)
            m_steps[end] = step;
        const std::int64_t stop = end == slots.size() ? m_arena.size() : slots[end].offset;
        update(range(slots[first].offset, stop), step, lr);
        first = end;
    }
    m_arena.values().bump_version();
}

std::vector<nn::NamedTensor> Optimizer::state() const
{
    std::vector<nn::NamedTensor> all;
    for (std::size_t s = 0; s < m_steps.size(); ++s) {
        const auto& slot = m_arena.slots()[s];
        for (std::size_t i = 0; i < m_states.size(); ++i)
            all.push_back({slot.name + "." + m_state_names[i], view_of(m_states[i], slot)});
        all.push_back({slot.name + ".step", scalar(static_cast<double>(m_steps[s]), DType::Int64)});
    }
    return all;
}

std::size_t Optimizer::load_state(std::span<const nn::NamedTensor> tensors)
{
    std::unordered_map<std::string_view, const Tensor*> by_name;
    for (const nn::NamedTensor& tensor : tensors)
        by_name.emplace(tensor.name, &tensor.value);
    const std::vector<nn::NamedTensor> own = state();
    const std::size_t per_slot = m_states.size() + 1;
    std::size_t taken = 0;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const auto found = by_name.find(own[i].name);
        if (found == by_name.end() || found->second->sizes() != own[i].value.sizes())
            continue;
        if (i % per_slot == m_states.size())
            m_steps[i / per_slot] = static_cast<std::int64_t>(found->second->item());
        else
            copy_elements(*found->second, own[i].value);
        ++taken;
    }
    return taken;
}

}  // namespace ts
