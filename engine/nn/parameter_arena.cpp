#include "engine/nn/parameter_arena.h"

#include <algorithm>

#include "engine/nn/module.h"
#include "engine/tensor/copy.h"

namespace ts::nn {

namespace {

constexpr std::int64_t kAlignment = 16;  // floats

std::int64_t aligned(std::int64_t count)
{
    return (count + kAlignment - 1) / kAlignment * kAlignment;
}

Tensor slice(const Tensor& flat, std::int64_t offset, const Tensor& like)
{
    return flat.as_strided(like.sizes(), like.strides(), offset);
}

}  // namespace

ParameterArena::ParameterArena(std::span<const Member> members)
{
    for (const Member& member : members)
        for (const NamedTensor& parameter : member.module->parameters()) {
            const std::int64_t count = parameter.value.numel();
            m_slots.push_back({member.prefix + "." + parameter.name, {}, m_size, count});
            m_size += aligned(count);
        }
    m_values = zeros({m_size});
    m_gradients = zeros({m_size});
    std::size_t next = 0;
    for (const Member& member : members)
        for (std::size_t i = 0; i < member.module->parameters().size(); ++i)
            adopt(*member.module, i, m_slots[next++]);
}

void ParameterArena::adopt(Module& module, std::size_t index, Slot& slot)
{
    const Tensor before = contiguous_copy(module.parameters()[index].value.detach());
    slot.value = slice(m_values, slot.offset, before);
    copy_elements(before, slot.value);
    slot.value.set_grad_buffer(slice(m_gradients, slot.offset, before));
    slot.value.set_requires_grad();
    module.set_parameter(index, slot.value);
}

const ParameterArena::Slot* ParameterArena::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_slots, name, &Slot::name);
    return found == m_slots.end() ? nullptr : &*found;
}

void ParameterArena::zero_grad() const
{
    for (const Slot& slot : m_slots)
        slot.value.zero_grad();
}

}  // namespace ts::nn
