#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "engine/data/class_labels.h"
#include "engine/data/example_source.h"
#include "engine/data/table_plan.h"
#include "engine/formats/file_array.h"

namespace ts {

/// The layout of examples in two arrays of which row i belongs together: features (N, ...) and targets (N) or (N, ...).
/// Whole numbers in one column are classes unless `task` says otherwise. Class names are left empty. Throws ShapeError or
/// TypeError that name the files.
struct ArrayPair {
    std::filesystem::path features_path, targets_path;
    FileArrayHeader features, targets;
    Task task = Task::Auto;
    std::optional<std::vector<std::int64_t>> features_shape = std::nullopt;  ///< of one example; nothing: as in the file
    bool integer_features = false;

    [[nodiscard]] ExampleLayout layout() const;
};

/// Examples in two array files, NumPy or IDX, converted when they are asked for.
class ArraySource : public ExampleSource {
public:
    /// Reads all targets once where they are classes. Throws FormatError, ShapeError, TypeError or IoError.
    ArraySource(FileArray features, FileArray targets, Task task, std::optional<std::vector<std::int64_t>> features_shape,
                bool integer_features = false);

    [[nodiscard]] std::int64_t rows() const override { return m_features.rows(); }
    [[nodiscard]] const ExampleLayout& layout() const override { return m_layout; }
    void decode(std::int64_t row, std::span<float> features, std::span<double> target) const override;
    void decode_integers(std::int64_t row, std::span<std::int64_t> features, std::span<double> target) const override;

private:
    void decode_target(std::int64_t row, std::span<double> target) const;
    [[nodiscard]] std::int64_t label(std::int64_t row) const;
    void collect_labels();

    FileArray m_features, m_targets;
    ClassLabels m_labels;
    ExampleLayout m_layout;
};

}  // namespace ts
