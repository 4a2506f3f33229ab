#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ops/fused_activation.h"
#include "engine/tensor/tensor.h"

namespace ts::nn {

/// Number of a node that depends on its id alone, so that random numbers do not depend on the order of nodes.
std::uint64_t node_number(std::string_view id);

/// What a module knows about the step it runs in.
struct RunContext {
    bool training = false;   ///< dropout drops and batch normalisation learns only then
    std::uint64_t seed = 0;  ///< of the run
    std::uint64_t step = 0;  ///< optimizer steps done; with seed and node the key of this step's random numbers
    std::uint64_t node = 0;  ///< node_number() of the node
    /// To be applied to the first output; only what Module::fuses() accepts.
    Activation activation = Activation::None;
};

/// A tensor under its state-dict name: "weight", "running_mean".
struct NamedTensor {
    std::string name;
    Tensor value;
};

/// What runs for one node of a graph: its learnable parameters, its buffers and the forward pass.
class Module {
public:
    Module() = default;
    virtual ~Module() = default;
    Module(const Module&) = delete;
    Module& operator=(const Module&) = delete;

    /// Computes every output from the inputs, one entry for each wire in port order; unconnected optional ports give an
    /// undefined tensor. Throws ShapeError, TypeError or ArgumentError where they do not fit.
    virtual void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext& context) = 0;

    /// Sets parameters and buffers to PyTorch's defaults. `node` keys the random numbers together with `seed`.
    virtual void initialize(std::uint64_t seed, std::uint64_t node);

    /// What this module is, where it is nothing but an activation.
    [[nodiscard]] virtual Activation activation() const { return Activation::None; }
    /// Can run() apply this activation to its only output, with the bits that two modules would give?
    [[nodiscard]] virtual bool fuses(Activation) const { return false; }

    /// Learnable tensors, leaves that require a gradient, in the order of PyTorch's state dict.
    [[nodiscard]] std::span<const NamedTensor> parameters() const { return m_parameters; }
    /// Remembered but not learned (running statistics).
    [[nodiscard]] std::span<const NamedTensor> buffers() const { return m_buffers; }
    /// Puts another tensor of the same shape in place of parameter `index` (a slice of a flat arena).
    void set_parameter(std::size_t index, Tensor value);
    /// Moves parameters and buffers to this device, with their values; those that lie there already stay as they are.
    void move_to(Device device);

protected:
    /// Adds an uninitialised float32 parameter; returns its index for parameter().
    std::size_t add_parameter(std::string name, const Shape& sizes);
    std::size_t add_buffer(std::string name, Tensor value);
    [[nodiscard]] const Tensor& parameter(std::size_t index) const { return m_parameters[index].value; }
    [[nodiscard]] const Tensor& buffer(std::size_t index) const { return m_buffers[index].value; }

private:
    std::vector<NamedTensor> m_parameters;
    std::vector<NamedTensor> m_buffers;
};

}  // namespace ts::nn
