#pragma once

#include <cstdint>
#include <vector>

#include "engine/formats/csv_text.h"

namespace ts {

/// Where rows of a CSV text begin, noted for every 16th row only, so that the index of a file of any size stays small.
class CsvIndex {
public:
    /// Walks over the whole text once. Throws FormatError where a quote is never closed.
    explicit CsvIndex(const CsvText& text);

    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    /// Where row `row` (0 <= row < rows()) begins, or a blank line before it.
    [[nodiscard]] std::size_t position_of(std::int64_t row) const;

private:
    const CsvText* m_text;
    std::vector<std::size_t> m_marks;
    std::int64_t m_rows = 0;
};

}  // namespace ts
