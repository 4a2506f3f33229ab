#include "engine/nn/module.h"

#include "engine/tensor/copy.h"

namespace ts::nn {

std::uint64_t node_number(std::string_view id)
{
    // FNV-1a, then a finalizer that spreads short ids over all bits.
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : id)
        hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3U;
    hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9U;
    hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebU;
    return hash ^ (hash >> 31);
}

void Module::initialize(std::uint64_t /*seed*/, std::uint64_t /*node*/) { }

void Module::set_parameter(std::size_t index, Tensor value)
{
    NamedTensor& parameter = m_parameters[index];
    if (value.sizes() != parameter.value.sizes())
        throw ShapeError(translatable("engine", "%1: a tensor of shape %2 cannot take the place of one of shape %3."),
                         {parameter.name, value.sizes().text(), parameter.value.sizes().text()});
    value.set_requires_grad();
    parameter.value = std::move(value);
}

void Module::move_to(Device device)
{
    for (std::size_t i = 0; i < m_parameters.size(); ++i)
        if (const Tensor value = m_parameters[i].value; value.device() != device) {
            set_parameter(i, copy_to_device(value.detach(), device));
            m_parameters[i].value.set_requires_grad(value.requires_grad());
        }
    for (NamedTensor& buffer : m_buffers)
        buffer.value = copy_to_device(buffer.value, device);
}

std::size_t Module::add_parameter(std::string name, const Shape& sizes)
{
    m_parameters.push_back({std::move(name), empty(sizes)});
    m_parameters.back().value.set_requires_grad();
    return m_parameters.size() - 1;
}

std::size_t Module::add_buffer(std::string name, Tensor value)
{
    m_buffers.push_back({std::move(name), std::move(value)});
    return m_buffers.size() - 1;
}

}  // namespace ts::nn
