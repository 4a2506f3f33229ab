#pragma once

#include <filesystem>

#include "engine/data/class_labels.h"
#include "engine/data/example_source.h"
#include "engine/data/table_plan.h"
#include "engine/formats/csv_index.h"
#include "engine/formats/mapped_file.h"

namespace ts {

/// Rows of a CSV file, plain or compressed by gzip, parsed when they are asked for.
class TableSource : public ExampleSource {
public:
    /// Walks over the file to find the rows and, for classes, the labels. Throws IoError, FormatError with file, line and
    /// column, ArgumentError or ShapeError.
    TableSource(const std::filesystem::path& file, const TableOptions& options);

    [[nodiscard]] std::int64_t rows() const override { return m_index.rows(); }
    [[nodiscard]] const ExampleLayout& layout() const override { return m_layout; }
    void decode(std::int64_t row, std::span<float> features, std::span<double> target) const override;
    void decode_integers(std::int64_t row, std::span<std::int64_t> features, std::span<double> target) const override;

private:
    /// Splits the row into cells; returns where it ends.
    std::size_t split_row(std::int64_t row, CsvRecord& cells) const;
    [[nodiscard]] std::int64_t whole_number(const CsvRecord& cells, std::size_t column, std::size_t row_end) const;
    [[nodiscard]] double target_of(const CsvRecord& cells, std::size_t row_end) const;
    void collect_labels();
    [[nodiscard]] bool decimal_comma() const { return m_text.delimiter() == ';'; }

    MappedFile m_file;
    CsvText m_text;
    TablePlan m_plan;
    CsvIndex m_index;
    ClassLabels m_labels;
    ExampleLayout m_layout;
};

}  // namespace ts
