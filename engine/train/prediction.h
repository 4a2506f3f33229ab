#pragma once

#include "engine/train/model.h"
#include "engine/train/training_data.h"

namespace ts {

/// Runs a trained graph on examples from elsewhere.
class Predictor {
public:
    /// Throws ArgumentError where the graph has not exactly one data node, or where what its first loss measures is not
    /// computed from the features alone. All must outlive the predictor.
    Predictor(Model& model, const Dataset& dataset);

    /// Sizes of one example.
    [[nodiscard]] const Shape& features_shape() const { return m_features_shape; }
    /// Is the answer a score for each class (else the predicted numbers)?
    [[nodiscard]] bool classifies() const { return m_classifies; }

    /// What arrives at the first loss, (N, ...), for examples (N, features...) float32 that are not scaled yet.
    [[nodiscard]] Tensor predict(const Tensor& examples) const;

private:
    [[nodiscard]] Tensor predict_batch(const Tensor& batch) const;

    Model& m_model;
    const Dataset& m_dataset;
    std::size_t m_field = 0;  ///< of the dataset, that holds the features
    Shape m_features_shape;
    bool m_classifies = false;
    std::size_t m_answer = 0;  ///< index of the value
    GraphExecutor::Plan m_plan;
};

}  // namespace ts
