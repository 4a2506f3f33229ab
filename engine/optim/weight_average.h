#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/nn/module.h"
#include "engine/nn/parameter_arena.h"

namespace ts {

/// Exponential moving average of all parameters of an arena (Polyak & Juditsky, 1992). The decay grows to its full value over
/// the first updates, min(decay, (1 + n) / (10 + n)), so that the average forgets where training began.
class WeightAverage {
public:
    /// Begins with the parameters as they are. `arena` must outlive the average; `decay` is in [0, 1).
    WeightAverage(const nn::ParameterArena& arena, double decay);

    /// Takes in the parameters after an optimizer step.
    void update();
    /// Exchanges parameters and averages; twice is as if never.
    void swap();
    /// Begins again with the parameters as they are.
    void restart();

    /// The averages under the names of the parameters, as views, and "updates" as an int64 scalar.
    [[nodiscard]] std::vector<nn::NamedTensor> state() const;
    /// Takes over every tensor whose name and shape occur in state(); ignores the others. Returns how many it took.
    std::size_t load_state(std::span<const nn::NamedTensor> tensors);

private:
    const nn::ParameterArena& m_arena;
    double m_decay;
    Tensor m_average;  // flat, like the arena
    std::int64_t m_updates = 0;
};

}  // namespace ts
