#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ts {

/// The cells of one record of a CSV file (RFC 4180), without quotes. They view the text they were split from, but for
/// cells with doubled quotes.
class CsvRecord {
public:
    [[nodiscard]] std::size_t size() const { return m_cells.size(); }
    std::string_view operator[](std::size_t i) const { return m_cells[i]; }
    auto begin() const { return m_cells.begin(); }
    auto end() const { return m_cells.end(); }

    /// Splits a record, with or without its line break. False where something follows the closing quote of the last cell
    /// that is held then.
    bool split(std::string_view record, char delimiter);

private:
    std::size_t take_quoted(std::string_view rest);

    std::vector<std::string_view> m_cells;
    std::deque<std::string> m_unescaped;
};

/// Bytes of the record at the beginning of `text` with its line break, which may stand in quotes; nothing where a quote is
/// not closed.
std::optional<std::size_t> csv_record_length(std::string_view text, char delimiter);

/// Without spaces at both ends.
std::string_view trimmed(std::string_view text);

/// A finite number, spaces around it allowed; with `decimal_comma` "1,5" is one too.
std::optional<double> parse_csv_number(std::string_view text, bool decimal_comma = false);

}  // namespace ts
