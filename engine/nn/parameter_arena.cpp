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

ParameterArena::ParameterArena(std::span<const Member> members, Device device)
{
    for (const Member& member : members)
        for (const NamedTensor& parameter : member.module->parameters()) {
            const std::int64_t count = parameter.value.numel();
            m_entries.push_back({member.prefix + "." + parameter.name, {}, m_size, count});
            m_size += aligned(count);
        }
    m_values = zeros({m_size}, device);
    m_gradients = zeros({m_size}, device);
    std::size_t next = 0;
    for (const Member& member : members) {
        for (std::size_t i = 0; i < member.module->parameters().size(); ++i)
            adopt(*member.module, i, m_entries[next++]);
        member.module->move_to(device);
    }
}

void ParameterArena::adopt(Module& module, std::size_t index, Entry& entry)
{
    const Tensor before = contiguous_copy(module.parameters()[index].value.detach());
    entry.value = slice(m_values, entry.offset, before);
    copy_elements(before, entry.value);
    entry.value.set_grad_buffer(slice(m_gradients, entry.offset, before));
    entry.value.set_requires_grad();
    module.set_parameter(index, entry.value);
}

const ParameterArena::Entry* ParameterArena::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_entries, name, &Entry::name);
    return found == m_entries.end() ? nullptr : &*found;
}

void ParameterArena::zero_grad() const
{
    for (const Entry& entry : m_entries)
        entry.value.zero_grad();
}

}  // namespace ts::nn
