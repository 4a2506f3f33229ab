#pragma once

#include <vector>

#include "engine/autograd/backward.h"

namespace ts {

/// A gradient that a pass was asked for: of a leaf, or of one output of a record.
struct GradientTarget {
    const Node* node = nullptr;
    const TensorRecord* leaf = nullptr;
    std::uint16_t output = 0;
    Ref<TensorRecord> gradient;
};

/// One walk over the tape. Passes may nest: one started by a hook puts aside what the outer one had gathered in the records
/// both come to, and restores it at its end.
class BackwardPass {
public:
    /// With targets only what leads to them is walked, and gradients go there instead of into the leaves.
    BackwardPass(BackwardOptions options, std::span<GradientTarget> targets);
    ~BackwardPass();
    BackwardPass(const BackwardPass&) = delete;
    BackwardPass& operator=(const BackwardPass&) = delete;

    /// Where the walk starts; `gradient` is added to that output of `node`.
    struct Root {
        Node* node = nullptr;
        std::uint16_t output = 0;
        Tensor gradient;
    };
    void run(std::span<const Root> roots);

    /// A gradient for input `i` of `node` has been computed.
    void gather(const Node& node, int i, const Tensor& gradient);
    /// May a gradient be written into the leaf's grad as it stands?
    [[nodiscard]] bool may_write(const TensorRecord& leaf) const;
    void check_filled(const Node& node, int i) const;

private:
    struct PutAside;

    void visit(Node* node);
    void count_users(std::span<const Root> roots);
    void plan_towards_targets(std::span<const Root> roots);
    bool leads_to_target(const Edge& edge) const;
    void run_ready();
    void run_node(Node& node);
    void take_targets(const Node& node);
    void gather_in_target(const TensorRecord& leaf, const Tensor& gradient);
    void gather_late(TensorRecord& leaf, const Tensor& gradient);
    void finish_late_leaves();
    void check_finite(const Node& node, int i, const Tensor& gradient) const;
    void forget(std::span<const Root> roots);
    void restore() noexcept;

    BackwardOptions m_options;
    std::span<GradientTarget> m_targets;
    std::uint64_t m_number;
    bool m_nested;
    bool m_checking;
    std::vector<Node*> m_stack;
    std::vector<PutAside> m_aside;                                               // of an outer pass
    std::vector<Node*> m_planned;                                                // records whose edges were switched
    std::vector<std::pair<Ref<TensorRecord>, Ref<TensorRecord>>> m_late_leaves;  // with hooks, and their gradients
};

}  // namespace ts
