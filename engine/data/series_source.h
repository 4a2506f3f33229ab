#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/data/example_source.h"
#include "engine/data/feature_scaling.h"
#include "engine/data/window_split.h"
#include "engine/formats/csv_text.h"

namespace ts {

struct SeriesOptions {
    std::filesystem::path file;
    std::vector<std::string> columns;   ///< empty: the last column
    std::optional<std::string> target;  ///< nothing: the first of the columns
    std::int64_t window = 16;           ///< T: rows that are shown
    std::int64_t horizon = 1;           ///< H: rows behind them that are to be foretold
    std::int64_t stride = 1;
    Normalize normalize = Normalize::Standardize;
    double validation = 0.2;  ///< share at the end of the series
};

/// Which columns of a table are shown (C) and which is foretold. Throws ArgumentError where one does not exist.
struct SeriesPlan {
    std::vector<std::size_t> columns;
    std::size_t target = 0;

    [[nodiscard]] ExampleLayout layout(const SeriesOptions& options) const;
};
SeriesPlan plan_series(const CsvText& text, const SeriesOptions& options);

/// Windows over the rows of a table. Throws FormatError where there are too few rows.
Windows series_windows(std::int64_t rows, const SeriesOptions& options);

/// Windows (T, C) over columns of a CSV file, one row a step, and the following values (H) of a column as target. The target is
/// scaled as its column is.
class SeriesSource : public ExampleSource {
public:
    /// Reads the columns. Throws IoError, ArgumentError, or FormatError with file, line and column.
    explicit SeriesSource(const SeriesOptions& options);

    [[nodiscard]] std::int64_t rows() const override { return m_windows.count(); }
    [[nodiscard]] const ExampleLayout& layout() const override { return m_layout; }
    void decode(std::int64_t row, std::span<float> features, std::span<double> target) const override;

    [[nodiscard]] RowSplit parts() const { return m_windows.split(m_options.validation); }
    /// Of the numbers of a window, found from the training part alone.
    [[nodiscard]] FeatureScaling window_scaling() const;

private:
    void read(const SeriesPlan& plan, const CsvText& text);
    void learn_scaling();
    [[nodiscard]] std::size_t width() const { return static_cast<std::size_t>(m_layout.features[1]); }

    SeriesOptions m_options;
    std::vector<float> m_values;   ///< (rows, C)
    std::vector<float> m_targets;  ///< (rows)
    Windows m_windows;
    ExampleLayout m_layout;
    FeatureScaling m_scaling{0, 1};         ///< of each column
    FeatureScaling m_target_scaling{1, 1};  ///< of the column that is foretold
};

}  // namespace ts
