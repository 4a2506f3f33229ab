#pragma once

#include <memory>
#include <optional>

#include "engine/data/dataset.h"
#include "engine/data/example_source.h"
#include "engine/data/feature_scaling.h"

namespace ts {

struct SupervisedOptions {
    SplitOptions split = {};
    std::optional<RowSplit> parts = std::nullopt;  ///< which rows are for what, instead of `split`
    Normalize normalize = Normalize::None;
    double scale = 1;                                      ///< features are multiplied by this where normalize is None
    std::optional<FeatureScaling> scaling = std::nullopt;  ///< known already, instead of `normalize` and `scale`
    /// Datasets of at most this size are decoded once and held in memory; larger ones are decoded row by row when asked for.
    std::size_t cache_limit = std::size_t{256} << 20;
};

/// The examples of a source as batches: `features` (N, ...) float32, or int64 where the source says so, and `target` (N) int64
/// for classes, else (N, ...) float32. Normalisation looks at the training rows only.
class SupervisedDataset : public Dataset {
public:
    /// Throws FormatError where the source is empty, ArgumentError where whole numbers are to be scaled, and what the source
    /// throws.
    SupervisedDataset(std::unique_ptr<const ExampleSource> source, const SupervisedOptions& options);

    using Dataset::read;
    [[nodiscard]] std::int64_t rows() const override { return m_rows; }
    [[nodiscard]] const std::vector<TensorSpec>& specs() const override { return m_specs; }
    void read(std::span<const std::int64_t> rows, std::span<Tensor> out) const override;
    [[nodiscard]] const RowSplit& split() const override { return m_split; }
    [[nodiscard]] const std::vector<std::string>& class_names() const override { return m_layout.class_names; }
    [[nodiscard]] bool in_memory() const override { return m_features.defined(); }
    void scale_features(std::span<float> features) const override { m_scaling.apply(features); }

private:
    void fill_cache(Normalize normalize);
    void estimate_scaling(Normalize normalize);
    void decode(std::int64_t row, void* features, void* target) const;
    void scale_row(void* features) const;

    std::unique_ptr<const ExampleSource> m_source;  ///< null once everything is in memory
    ExampleLayout m_layout;
    std::int64_t m_rows;
    RowSplit m_split;
    FeatureScaling m_scaling;
    std::vector<TensorSpec> m_specs;
    std::size_t m_row_features, m_row_target;  ///< numbers of one example
    Tensor m_features, m_target;               ///< of all rows, scaled
};

/// Type and shape of the two fields of examples with this layout.
std::vector<TensorSpec> supervised_specs(const ExampleLayout& layout);

}  // namespace ts
