#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "engine/graph/graph_document.h"
#include "engine/graph/graph_executor.h"
#include "engine/graph/shape_report.h"
#include "engine/optim/loss_scale.h"
#include "engine/optim/optimizer.h"
#include "engine/optim/weight_average.h"
#include "engine/train/checkpoint.h"
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
    /// Where it computes.
    [[nodiscard]] Device device() const { return m_executor.device(); }
    /// As written in the document.
    [[nodiscard]] double learning_rate() const;

    /// What a backward pass begins with for a batch with this share of its step; undefined where that is 1.
    [[nodiscard]] Tensor backward_seed(double share) const;
    /// After the backward passes of a step: brings gradients of a scaled loss back to their size.
    void unscale_gradients() const;
    /// The scale of the loss in float16; null in other precisions.
    [[nodiscard]] const LossScale* loss_scale() const { return m_scale ? &*m_scale : nullptr; }
    /// The optimizer's state and that of the scale.
    [[nodiscard]] std::vector<nn::NamedTensor> optimizer_state() const;

    /// One optimizer step with the gradients there are; the average of the weights follows.
    void update(double learning_rate);
    /// The moving average of the weights, or null where the document asks for none.
    [[nodiscard]] WeightAverage* average() { return m_average ? &*m_average : nullptr; }
    [[nodiscard]] const WeightAverage* average() const { return m_average ? &*m_average : nullptr; }

    /// Parameters, buffers, averages and optimizer state of another model, wherever node id, name and shape agree.
    void take_over(const Model& other);
    /// The same from a checkpoint of this very document. Throws FormatError where something is missing.
    void restore(const Checkpoint& checkpoint);

private:
    GraphDocument m_document;
    ShapeReport m_report;
    GraphExecutor m_executor;
    std::unique_ptr<Optimizer> m_optimizer;
    std::optional<WeightAverage> m_average;
    std::optional<LossScale> m_scale;
    std::vector<Reading> m_readings;
};

/// While it lives, the parameters of a model are those to be evaluated: the moving average where there is one.
class EvaluationWeights {
public:
    explicit EvaluationWeights(Model& model) : m_average(model.average())
    {
        if (m_average)
            m_average->swap();
    }
    ~EvaluationWeights()
    {
        if (m_average)
            m_average->swap();
    }
    EvaluationWeights(const EvaluationWeights&) = delete;
    EvaluationWeights& operator=(const EvaluationWeights&) = delete;

private:
    WeightAverage* m_average;
};

}  // namespace ts
