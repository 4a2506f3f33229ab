#pragma once

#include <span>
#include <vector>

#include "engine/nn/module.h"
#include "engine/nn/parameter_arena.h"

namespace ts {

/// Dynamic scaling of the loss for training in float16 (Micikevicius et al., "Mixed precision training", 2018): gradients are
/// computed of the loss times a scale, so that small ones do not vanish. Where one is not finite the update is skipped and the
/// scale halved; after 2000 finite steps it doubles. All of it happens on the device; nothing waits.
class LossScale {
public:
    /// `arena` must outlive it.
    explicit LossScale(const nn::ParameterArena& arena);

    /// What backward() begins with: the scale times `share`, a scalar.
    [[nodiscard]] Tensor seed(double share) const;
    /// After the backward pass: brings gradients back to their size.
    void unscale() const;
    /// After the update.
    void settle() const;
    /// A float32 scalar on the device, not 0 where the update of this step is to be left out; see Optimizer::set_skip().
    [[nodiscard]] Tensor skip() const;

    [[nodiscard]] double scale() const;
    /// "loss_scale.scale" and "loss_scale.good_steps", scalars.
    [[nodiscard]] std::vector<nn::NamedTensor> state() const;
    /// Takes over what state() has given; ignores others. Returns how many it took.
    std::size_t load_state(std::span<const nn::NamedTensor> tensors);

private:
    [[nodiscard]] Tensor field(std::int64_t index) const;

    const nn::ParameterArena& m_arena;
    Tensor m_state;  // a LossScaleState
};

}  // namespace ts
