#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "engine/graph/graph_document.h"

namespace ts {

/// What the benchmark feeds: one example's shape, and what is to be predicted for it.
struct BenchData {
    std::vector<std::int64_t> features{};
    std::vector<std::int64_t> target{};  ///< shape of one example's target; () for one class
    bool tokens = false;                 ///< features are class numbers
    bool classes = true;                 ///< targets are class numbers, else real ones
};

/// A graph written down node by node behind the data node "data".
class GraphSketch {
public:
    explicit GraphSketch(const BenchData& data);

    [[nodiscard]] PortRef features() const { return {"data", "features"}; }
    [[nodiscard]] PortRef target() const { return {"data", "target"}; }
    /// Adds a node whose first input ports are joined to `inputs`, in order; returns its first output.
    PortRef add(const std::string& type, Params params, std::initializer_list<PortRef> inputs);
    /// Ends with a loss that reads `inputs`.
    GraphDocument train(const std::string& loss, std::initializer_list<PortRef> inputs, OptimizerSettings optimizer);
    /// Ends with a loss that compares `output` with the targets.
    GraphDocument train(const std::string& loss, const PortRef& output, OptimizerSettings optimizer, Params loss_params = {});

private:
    void add_node(const std::string& id, const std::string& type, Params params);

    GraphDocument m_document;
};

/// Parameters of common layers.
Params width(std::int64_t out_features);
OptimizerSettings adam();
OptimizerSettings sgd_momentum();

}  // namespace ts
