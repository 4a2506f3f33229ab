#pragma once

#include <optional>
#include <span>

#include "engine/data/dataset.h"
#include "engine/graph/graph_executor.h"
#include "engine/train/telemetry.h"

namespace ts {

/// Asks a classifier of 2-D points for its answer all over the plane.
class DecisionSurfaceProbe {
public:
    /// Nothing where the graph is no such classifier: one data node with features (N, 2) from which alone the scores of a
    /// CrossEntropyLoss are computed. `dataset` is what the data node opened; both must outlive the probe.
    static std::optional<DecisionSurfaceProbe> make(GraphExecutor& executor, const Dataset& dataset);

    /// Runs the graph in evaluation mode on a grid over the examples. Replaces the values the executor holds.
    [[nodiscard]] DecisionSurface compute(const nn::RunContext& context) const;

private:
    DecisionSurfaceProbe(GraphExecutor& executor, const Dataset& dataset, std::size_t features, std::uint32_t loss);
    void read_points(const Dataset& dataset);
    [[nodiscard]] Tensor grid() const;

    GraphExecutor* m_executor;
    std::size_t m_features;  ///< output of the data node
    std::size_t m_scores;    ///< index of the value
    GraphExecutor::Plan m_plan;
    DecisionSurface m_empty;  ///< ranges and points
};

}  // namespace ts
