#include "engine/nn/recurrent_module.h"

#include <algorithm>
#include <cmath>

#include "engine/nn/initialization.h"

namespace ts::nn {

void RecurrentModule::initialize(std::uint64_t seed, std::uint64_t node)
{
    constexpr std::uint64_t kApart = 0xd1342543de82ef95U;  // an odd number: each weight has a stream of its own
    const double bound = 1 / std::sqrt(static_cast<double>(m_hidden_size));
    for (std::size_t i = 0; i < parameters().size(); ++i)
        uniform(parameter(i), bound, seed, node + kApart * i, RandomUse::Weight);
}

void RecurrentModule::add_weights(RecurrentCell cell, std::int64_t input_size, const std::string& suffix, bool bias)
{
    const std::int64_t wide = gate_count(cell) * m_hidden_size;
    add_parameter("weight_ih" + suffix, {wide, input_size});
    add_parameter("weight_hh" + suffix, {wide, m_hidden_size});
    if (!bias)
        return;
    add_parameter("bias_ih" + suffix, {wide});
    add_parameter("bias_hh" + suffix, {wide});
}

std::span<const Tensor> RecurrentModule::weights()
{
    m_weights.resize(parameters().size());
    std::ranges::transform(parameters(), m_weights.begin(), &NamedTensor::value);
    return m_weights;
}

std::vector<ParamSpec> recurrent_size_params()
{
    return {{.name = "input_size",
             .type = ParamType::Int,
             .help = translatable("engine", "Numbers in each step of the input; auto takes what arrives."),
             .minimum = 1,
             .maximum = 1e9,
             .allow_null = true,
             .null_text = translatable("engine", "auto"),
             .advanced = true},
            {.name = "hidden_size",
             .type = ParamType::Int,
             .default_value = std::int64_t{64},
             .help = translatable("engine", "Size of the state that is carried from step to step."),
             .minimum = 1,
             .maximum = 1e6}};
}

ParamSpec recurrent_bias_param()
{
    return {.name = "bias",
            .type = ParamType::Bool,
            .default_value = true,
            .help = translatable("engine", "Also learn numbers added to each sum."),
            .advanced = true};
}

ParamSpec nonlinearity_param()
{
    return {.name = "nonlinearity",
            .type = ParamType::Choice,
            .default_value = std::string("tanh"),
            .help = translatable("engine", "What is applied to each sum; relu can grow without bound."),
            .choices = {"tanh", "relu"}};
}

RecurrentCell plain_cell(const ParamReader& params)
{
    return params.text("nonlinearity") == "relu" ? RecurrentCell::Relu : RecurrentCell::Tanh;
}

std::int64_t recurrent_parameter_count(RecurrentCell cell, std::int64_t in, std::int64_t hidden, bool bias)
{
    return gate_count(cell) * hidden * (in + hidden + (bias ? 2 : 0));
}

double recurrent_flops(RecurrentCell cell, std::int64_t in, std::int64_t hidden)
{
    return 2.0 * static_cast<double>(gate_count(cell) * hidden) * static_cast<double>(in + hidden);
}

}  // namespace ts::nn
