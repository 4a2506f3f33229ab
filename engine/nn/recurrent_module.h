#pragma once

#include <vector>

#include "engine/nn/module.h"
#include "engine/ops/recurrent.h"
#include "engine/registry/node_type.h"

namespace ts::nn {

/// What recurrent layers and cells have in common: weights under PyTorch's names and their initialisation.
class RecurrentModule : public Module {
public:
    explicit RecurrentModule(std::int64_t hidden_size) : m_hidden_size(hidden_size) { }

    /// PyTorch's: everything uniform within 1 / sqrt(hidden_size).
    void initialize(std::uint64_t seed, std::uint64_t node) override;

protected:
    /// weight_ih, weight_hh and, with bias, bias_ih and bias_hh; `suffix` is put behind each name.
    void add_weights(RecurrentCell cell, std::int64_t input_size, const std::string& suffix, bool bias);
    /// All weights in order.
    std::span<const Tensor> weights();

private:
    std::int64_t m_hidden_size;
    std::vector<Tensor> m_weights;
};

/// input_size and hidden_size, the first parameters of every recurrent type.
std::vector<ParamSpec> recurrent_size_params();
ParamSpec recurrent_bias_param();
/// Tanh or Relu by the parameter "nonlinearity".
ParamSpec nonlinearity_param();
RecurrentCell plain_cell(const ParamReader& params);

/// Learnable numbers of one layer in one direction.
std::int64_t recurrent_parameter_count(RecurrentCell cell, std::int64_t in, std::int64_t hidden, bool bias);
/// Operations of one step of one layer in one direction for one example.
double recurrent_flops(RecurrentCell cell, std::int64_t in, std::int64_t hidden);

}  // namespace ts::nn
