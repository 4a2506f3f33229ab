#pragma once

#include <memory>

#include "engine/data/data_params.h"
#include "engine/data/tensor_dataset.h"

namespace ts {

/// Examples of numbers with a class each, made by a generator.
class LabelledPoints {
public:
    /// `dims` numbers an example; classes are called "0", "1" ...
    LabelledPoints(std::int64_t count, std::int64_t dims, std::int64_t classes);

    [[nodiscard]] std::int64_t count() const { return m_target.numel(); }
    /// The numbers of an example, to be filled in.
    [[nodiscard]] std::span<float> features(std::int64_t row);
    void set(std::int64_t row, double x, double y, std::int64_t label);
    void set_label(std::int64_t row, std::int64_t label) { m_target.data<std::int64_t>()[row] = label; }
    [[nodiscard]] std::unique_ptr<Dataset> dataset(const SplitOptions& split) const;

private:
    std::int64_t m_dims, m_classes;
    Tensor m_features, m_target;
};

/// What the shape rule of such a generator answers: features (N, dims) and target (N).
NodeShapes labelled_shapes(std::int64_t count, std::int64_t dims);

/// Standard deviation of what is added to each coordinate.
ParamSpec noise_param(double value, const char* help);

}  // namespace ts
