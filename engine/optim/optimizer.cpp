#include "engine/optim/optimizer.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "engine/ops/kernel_table.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

Tensor view_of(const Tensor& flat, const nn::ParameterArena::Entry& entry)
{
    return flat.as_strided(entry.value.sizes(), entry.value.strides(), entry.offset);
}

}  // namespace

Optimizer::Optimizer(const nn::ParameterArena& arena, std::vector<std::string> state_names, double weight_decay)
    : m_arena(arena),
      m_kernels(KernelTable<OptimizerKernels>::of(arena.values().device())),
      m_weight_decay(weight_decay),
      m_state_names(std::move(state_names)),
      m_steps(arena.entries().size(), 0),
      m_settings(arena.entries().size())
{
    for (std::size_t i = 0; i < m_state_names.size(); ++i)
        m_states.push_back(zeros({arena.size()}, arena.values().device()));
}

ParameterRange Optimizer::range(std::int64_t begin, std::int64_t end) const
{
    ParameterRange range;
    range.value = m_arena.values().data<float>() + begin;
    range.gradient = m_arena.gradients().data<float>() + begin;
    for (std::size_t i = 0; i < m_states.size(); ++i)
        range.state[i] = m_states[i].data<float>() + begin;
    range.count = end - begin;
    range.skip = m_skip.defined() ? m_skip.data<float>() : nullptr;
    return range;
}

void Optimizer::set_parameter_settings(std::vector<ParameterSettings> settings)
{
    m_settings = std::move(settings);
    m_settings.resize(m_arena.entries().size());
}

/// Has this entry a gradient, as many updates behind it and the same settings as the first of its pass?
bool Optimizer::joins(std::size_t entry, std::size_t first) const
{
    return m_steps[entry] == m_steps[first] && m_settings[entry] == m_settings[first]
        && nn::ParameterArena::has_gradient(m_arena.entries()[entry]);
}

void Optimizer::step(double lr)
{
    const auto entries = m_arena.entries();
    m_parts.clear();
    std::size_t first = 0;
    while (first < entries.size()) {
        if (!nn::ParameterArena::has_gradient(entries[first])) {
            ++first;
            continue;
        }
        // Neighbours go together; the gaps between them are zero and stay so.
        std::size_t end = first + 1;
        while (end < entries.size() && joins(end, first))
            ++end;
        const std::int64_t step = m_steps[first] + 1;
        std::fill(m_steps.begin() + static_cast<std::ptrdiff_t>(first), m_steps.begin() + static_cast<std::ptrdiff_t>(end),
                  step);
        const std::int64_t stop = end == entries.size() ? m_arena.size() : entries[end].offset;
        const ParameterSettings& own = m_settings[first];
        m_parts.push_back(
            {range(entries[first].offset, stop), {step, lr * own.lr_scale, own.weight_decay.value_or(m_weight_decay)}});
        first = end;
    }
    if (!m_parts.empty())
        update(m_parts);
    m_arena.values().bump_version("step");
}

std::vector<nn::NamedTensor> Optimizer::state() const
{
    std::vector<nn::NamedTensor> all;
    for (std::size_t s = 0; s < m_steps.size(); ++s) {
        const auto& entry = m_arena.entries()[s];
        for (std::size_t i = 0; i < m_states.size(); ++i)
            all.push_back({entry.name + "." + m_state_names[i], view_of(m_states[i], entry)});
        all.push_back({entry.name + ".step", scalar(static_cast<double>(m_steps[s]), DType::Int64)});
    }
    return all;
}

std::size_t Optimizer::load_state(std::span<const nn::NamedTensor> tensors)
{
    std::unordered_map<std::string_view, const Tensor*> by_name;
    for (const nn::NamedTensor& tensor : tensors)
        by_name.emplace(tensor.name, &tensor.value);
    const std::vector<nn::NamedTensor> own = state();
    const std::size_t per_entry = m_states.size() + 1;
    std::size_t taken = 0;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const auto found = by_name.find(own[i].name);
        if (found == by_name.end() || found->second->sizes() != own[i].value.sizes())
            continue;
        if (i % per_entry == m_states.size())
            m_steps[i / per_entry] = static_cast<std::int64_t>(found->second->item());
        else
            copy_elements(*found->second, own[i].value);
        ++taken;
    }
    return taken;
}

}  // namespace ts
