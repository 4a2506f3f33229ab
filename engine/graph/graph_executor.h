#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/graph/device_inputs.h"
#include "engine/graph/graph_document.h"
#include "engine/graph/node_times.h"
#include "engine/graph/shape_report.h"
#include "engine/nn/module.h"
#include "engine/nn/parameter_arena.h"

namespace ts {

/// A graph made runnable: modules in topological order, wires as indices, all parameters in one arena. Every run records
/// its own tape, so what ran is what is differentiated. Used from one thread.
class GraphExecutor {
public:
    /// A node as compiled. Values of its outputs are kept from a run until clear().
    struct NodeInfo {
        std::string id;
        const NodeType* type = nullptr;
        std::size_t first_output = 0;  ///< index for value()
        std::size_t output_count = 0;
        std::vector<std::int32_t> inputs;    ///< an output index for each wire in port order; -1 where nothing arrives
        std::unique_ptr<nn::Module> module;  ///< null for data nodes
        std::uint64_t number = 0;            ///< nn::node_number(id)
        std::int32_t fused_with = -1;        ///< the activation that alone reads this node and can be computed with it
    };
    /// Indices of the nodes to run, each after those it reads from.
    using Plan = std::vector<std::uint32_t>;

    /// Builds every node; parameters are not initialised yet. Throws the first error of the report, or ArgumentError where
    /// no loss is there, with the node's id.
    GraphExecutor(const GraphDocument& document, const ShapeReport& report);
    GraphExecutor(const GraphExecutor&) = delete;
    GraphExecutor& operator=(const GraphExecutor&) = delete;

    [[nodiscard]] std::span<const NodeInfo> nodes() const { return m_nodes; }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
    /// The node that output `value` belongs to.
    [[nodiscard]] std::uint32_t owner(std::size_t value) const { return m_owners[value]; }
    /// Nodes of each kind, in topological order.
    [[nodiscard]] std::span<const std::uint32_t> data_nodes() const { return m_data; }
    [[nodiscard]] std::span<const std::uint32_t> loss_nodes() const { return m_losses; }
    [[nodiscard]] std::span<const std::uint32_t> metric_nodes() const { return m_metrics; }
    [[nodiscard]] const nn::ParameterArena& arena() const { return *m_arena; }

    /// Moves all parameters and buffers to this device, where nodes then run. The arena becomes another one.
    void move_to(Device device);
    [[nodiscard]] Device device() const { return m_device; }

    /// Runs compute products in this half type and the rest in float32 (see AutocastGuard); nothing: in the types there are.
    void set_autocast(std::optional<DType> low) { m_low = low; }

    /// Sets all parameters and buffers to their defaults for this seed.
    void initialize(std::uint64_t seed);
    /// All parameters and buffers as "<node id>.<name>"; the tensors are the live ones.
    [[nodiscard]] std::vector<nn::NamedTensor> state() const;
    /// Copies in every tensor whose name, shape and element type occur in state(); ignores the others. Returns how many.
    std::size_t load_state(std::span<const nn::NamedTensor> tensors);

    /// What losses and metrics need, all nodes, and what these nodes need.
    [[nodiscard]] const Plan& training_plan() const { return m_training_plan; }
    [[nodiscard]] const Plan& full_plan() const { return m_full_plan; }
    [[nodiscard]] Plan plan_to(std::span<const std::uint32_t> targets) const;

    /// Puts a batch into the outputs of a data node; on a device it is copied to tensors that stay (see DeviceInputs).
    void feed(std::uint32_t data_node, std::span<const Tensor> outputs);
    void feed(std::uint32_t data_node, std::size_t output, const Tensor& value);
    /// Runs these nodes. `context.node` is filled in. An Error that leaves carries the id of the node. In the training plan
    /// layers compute the activations behind them, whose own inputs stay undefined then, unless gradients are watched.
    void run(const Plan& plan, nn::RunContext context);
    /// Sum of all losses of the last run, a scalar.
    [[nodiscard]] Tensor loss() const;
    /// Output `index` as numbered by NodeInfo; undefined where it was not computed.
    [[nodiscard]] const Tensor& value(std::size_t index) const { return m_values[index]; }
    /// Lets go of all values and of the tape behind them.
    void clear();

    /// While on, run() keeps the gradient of each node's first output during backward passes; see gradient().
    void watch_gradients(bool on);
    [[nodiscard]] const Tensor& gradient(std::size_t node) const { return m_gradients[node]; }
    /// From now on runs, and backward passes while gradients are watched, tell when nodes begin and end; null ends it.
    void watch_times(NodeTimes* times) { m_times = times; }

private:
    [[nodiscard]] std::vector<nn::ParameterArena::Member> members() const;
    void add_node(const GraphNode& node, const ShapeReport& report, const Graph& graph);
    void build_module(NodeInfo& info, const GraphNode& node, const ShapeReport& report, const Graph& graph);
    void watch(std::uint32_t node);
    void fuse_activations();
    void run_node(std::uint32_t node, nn::RunContext& context, bool fused);

    std::vector<NodeInfo> m_nodes;
    std::vector<std::uint32_t> m_data, m_losses, m_metrics;
    std::unique_ptr<nn::ParameterArena> m_arena;
    Plan m_training_plan, m_full_plan;
    std::vector<Tensor> m_values;
    std::vector<std::uint32_t> m_owners;  // of the values
    std::vector<Tensor> m_arguments;      // of the node that runs; as many as the widest node needs
    std::vector<Tensor> m_gradients;
    std::vector<bool> m_computed_before;  // activations that the training plan leaves to the layer before them
    bool m_watching = false;
    NodeTimes* m_times = nullptr;
    std::optional<DType> m_low;
    Device m_device;
    std::optional<DeviceInputs> m_inputs;  // on a device
};

}  // namespace ts
