#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/graph/graph_executor.h"
#include "engine/graph/node_times.h"
#include "engine/train/telemetry.h"

namespace ts {

/// Watches one training step and describes what the interface asked to see of it. Lives for that step only.
class SnapshotRecorder {
public:
    /// From now on the executor keeps the gradients of node outputs.
    SnapshotRecorder(const SnapshotRequest& request, GraphExecutor& executor);
    ~SnapshotRecorder();
    SnapshotRecorder(const SnapshotRecorder&) = delete;
    SnapshotRecorder& operator=(const SnapshotRecorder&) = delete;

    /// After the backward pass, before the optimizer's update.
    void after_backward(const nn::RunContext& context);
    /// After the update, before the executor is cleared.
    std::unique_ptr<Snapshot> after_update(std::int64_t step);

private:
    void run_other_nodes(nn::RunContext context);
    [[nodiscard]] NodeSnapshot describe(std::size_t node) const;
    [[nodiscard]] double update_ratio(const GraphExecutor::NodeInfo& node, const Tensor& weights_after) const;
    void add_slice();

    SnapshotRequest m_request;
    GraphExecutor& m_executor;
    std::unique_ptr<Snapshot> m_snapshot = std::make_unique<Snapshot>();
    Tensor m_weights_before;  // on the host
    std::optional<NodeTimes> m_times;
};

/// A 2-D part of a tensor, at most 256 x 256: the last two dimensions at index 0 of all others.
TensorSlice slice_of(const Tensor& values);

}  // namespace ts
