#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/nn/module.h"
#include "engine/nn/parameter_arena.h"
#include "engine/ops/optimizer_kernels.h"

namespace ts {

/// Updates the parameters of an arena from their gradients. Parameters the last backward pass did not reach stay as they
/// are, and so does their state (PyTorch skips parameters without a gradient in the same way).
class Optimizer {
public:
    virtual ~Optimizer() = default;
    Optimizer(const Optimizer&) = delete;
    Optimizer& operator=(const Optimizer&) = delete;

    /// One update with this learning rate.
    void step(double lr);

    /// What is remembered between steps: "<parameter>.<state>" as views (PyTorch's names, "exp_avg" ...) and
    /// "<parameter>.step" as int64 scalars.
    [[nodiscard]] std::vector<nn::NamedTensor> state() const;
    /// Takes over every tensor whose name and shape occur in state(); ignores the others. Returns how many it took.
    std::size_t load_state(std::span<const nn::NamedTensor> tensors);

protected:
    /// `arena` must outlive the optimizer. At most three names, of one float a parameter element each.
    Optimizer(const nn::ParameterArena& arena, std::vector<std::string> state_names);
    /// Updates one range; `step` is the number of this update, from 1.
    virtual void update(const ParameterRange& range, std::int64_t step, double lr) = 0;
    [[nodiscard]] const OptimizerKernels& kernels() const { return m_kernels; }

private:
    [[nodiscard]] ParameterRange range(std::int64_t begin, std::int64_t end) const;

    const nn::ParameterArena& m_arena;
    const OptimizerKernels& m_kernels;
    std::vector<std::string> m_state_names;
    std::vector<Tensor> m_states;       // flat, like the arena
    std::vector<std::int64_t> m_steps;  // updates done, for each entry
};

}  // namespace ts
