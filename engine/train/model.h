#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "engine/graph/graph_document.h"
#include "engine/graph/graph_executor.h"
#include "engine/graph/shape_report.h"
#include "engine/optim/optimizer.h"
#include "engine/train/readings.h"

namespace ts {

/// A document made ready to train: its graph compiled, its parameters initialised, its optimizer made.
class Model {
public:
    /// Throws the first error of the graph with the node's id, or ArgumentError for settings that cannot be used.
    Model(GraphDocument document, const std::filesystem::path& base_dir, std::int64_t seed);

    [[nodiscard]] const GraphDocument& document() const { return m_document; }
    [[nodiscard]] const ShapeReport& report() const { return m_report; }
    [[nodiscard]] GraphExecutor& executor() { return m_executor; }
    [[nodiscard]] const GraphExecutor& executor() const { return m_executor; }
    [[nodiscard]] Optimizer& optimizer() { return *m_optimizer; }
    [[nodiscard]] const Optimizer& optimizer() const { return *m_optimizer; }
    [[nodiscard]] const std::vector<Reading>& readings() const { return m_readings; }
    /// As written in the document.
    [[nodiscard]] double learning_rate() const;

    /// Parameters, buffers and optimizer state of another model, wherever node id, name and shape agree.
    void take_over(const Model& other);
    /// The same from a checkpoint of this very document. Throws FormatError where something is missing.
    void restore(std::span<const nn::NamedTensor> weights, std::span<const nn::NamedTensor> optimizer);

private:
    GraphDocument m_document;
    ShapeReport m_report;
    GraphExecutor m_executor;
    std::unique_ptr<Optimizer> m_optimizer;
    std::vector<Reading> m_readings;
};

}  // namespace ts
