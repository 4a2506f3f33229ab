#pragma once

#include "engine/nn/initialization.h"
#include "engine/nn/module.h"
#include "engine/registry/node_type.h"

namespace ts::nn {

/// Numbers of the parameter `name`, one for each axis; a single number stands for all. Throws ArgumentError naming `type`.
std::vector<std::int64_t> axis_values(const ParamReader& params, std::string_view type, const char* name, std::size_t axes);

/// Parameters of a convolution over several axes, with sizes of type Int, IntPair or IntList.
std::vector<ParamSpec> conv_params(ParamType sizes);

/// Throws ShapeError unless the channels can be divided into the groups.
void expect_groups_divide(const char* type, std::int64_t channels, const char* param, std::int64_t groups);

/// A layer with a weight and perhaps a bias: `Tensor convolve(const Tensor& input, const Tensor& weight, const Tensor& bias)`;
/// with a fourth parameter, the activation to apply.
template <class Convolve> class ConvModule : public Module {
public:
    ConvModule(const Shape& weight, std::int64_t bias_size, Convolve convolve) : m_convolve(std::move(convolve))
    {
        add_parameter("weight", weight);
        if (bias_size > 0)
            add_parameter("bias", {bias_size});
    }

    void initialize(std::uint64_t seed, std::uint64_t node) override { initialize_linear(parameter(0), bias(), seed, node); }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext& context) override
    {
        if constexpr (kFuses)
            outputs[0] = m_convolve(inputs[0], parameter(0), bias(), context.activation);
        else
            outputs[0] = m_convolve(inputs[0], parameter(0), bias());
    }
    [[nodiscard]] bool fuses(Activation) const override { return kFuses; }

private:
    static constexpr bool kFuses
        = std::is_invocable_v<const Convolve&, const Tensor&, const Tensor&, const Tensor&, Activation>;

    [[nodiscard]] Tensor bias() const { return parameters().size() > 1 ? parameter(1) : Tensor(); }

    Convolve m_convolve;
};

template <class Convolve>
std::unique_ptr<Module> make_conv_module(const Shape& weight, std::int64_t bias_size, Convolve convolve)
{
    return std::make_unique<ConvModule<Convolve>>(weight, bias_size, std::move(convolve));
}

}  // namespace ts::nn
