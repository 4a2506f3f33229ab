#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/formats/csv_record.h"

namespace ts {

/// The text of a CSV file: its delimiter and columns, and its rows one after the other. The text is viewed, not copied.
/// Every error is a FormatError that names file, line and column.
class CsvText {
public:
    struct Options {
        std::optional<bool> header = std::nullopt;  ///< does the first record name the columns? Nothing: found out
        bool whole = true;  ///< false: the text is only the beginning of a file; an incomplete last row is ignored
    };

    /// Looks at the first rows only. Throws where the text is empty or not UTF-8 text.
    CsvText(std::string_view text, std::filesystem::path file, Options options);

    /// ',', ';' or tab; with ';', numbers may have decimal commas.
    [[nodiscard]] char delimiter() const { return m_delimiter; }
    /// Names from the header; "column 3" where there is none.
    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }
    [[nodiscard]] std::optional<std::size_t> column_index(std::string_view name) const;

    /// Where the first row begins.
    [[nodiscard]] std::size_t first_row() const { return m_first_row; }
    /// Reads the row at `position`, leaving out blank lines, and moves `position` behind it. False at the end. Throws where
    /// quotes are wrong or where the row has not one cell for each column.
    bool next(std::size_t& position, CsvRecord& row) const;
    /// Moves `position` behind the next row without looking at its cells. False at the end.
    bool skip(std::size_t& position) const;

    /// The number in a cell of the row that ends at `row_end`. Throws where it is none.
    [[nodiscard]] double number(const CsvRecord& row, std::size_t column, std::size_t row_end) const;
    [[nodiscard]] std::optional<double> parse_number(std::string_view cell) const;
    /// 1-based number of the last line of the row that ends at `row_end`.
    [[nodiscard]] std::int64_t line_of(std::size_t row_end) const;
    [[nodiscard]] const std::filesystem::path& path() const { return m_file; }

private:
    std::size_t start_of_row(std::size_t position) const;
    std::size_t length_at(std::size_t start) const;
    void detect_delimiter();
    bool detect_header() const;
    void name_columns(bool header);

    std::string_view m_text;
    std::filesystem::path m_file;
    bool m_whole;
    char m_delimiter = ',';
    std::vector<std::string> m_columns;
    std::size_t m_first_row = 0;
};

}  // namespace ts
