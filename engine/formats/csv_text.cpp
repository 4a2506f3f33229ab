#include "engine/formats/csv_text.h"

#include <algorithm>

#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr int kRowsLookedAt = 20;

/// Number of cells that all of the first rows have under this delimiter; 0 where they differ.
std::size_t common_width(std::string_view text, char delimiter)
{
    CsvRecord record;
    std::size_t width = 0;
    for (int row = 0; row < kRowsLookedAt && !text.empty(); ++row) {
        const auto length = csv_record_length(text, delimiter);
        if (!length || (*length == text.size() && row > 0))
            break;  // the last one may be cut off
        record.split(text.substr(0, *length), delimiter);
        if (width != 0 && record.size() != width)
            return 0;
        width = record.size();
        text.remove_prefix(*length);
        text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
    }
    return width;
}

}  // namespace

CsvText::CsvText(std::string_view text, std::filesystem::path file, Options options)
    : m_text(text), m_file(std::move(file)), m_whole(options.whole)
{
    if (m_text.starts_with("\xFF\xFE") || m_text.starts_with("\xFE\xFF"))
        throw FormatError(translatable("engine", "%1 is UTF-16 text. Save it again as UTF-8."), {m_file.string()});
    if (m_text.starts_with("\xEF\xBB\xBF"))
        m_first_row = 3;
    m_first_row = start_of_row(m_first_row);
    if (m_first_row == m_text.size())
        throw FormatError(translatable("engine", "%1 is empty."), {m_file.string()});
    detect_delimiter();
    if (length_at(m_first_row) == 0)
        throw FormatError(translatable("engine", "%1 is no table: its first row is longer than %2 bytes."),
                          {m_file.string(), std::to_string(m_text.size())});
    name_columns(options.header.value_or(detect_header()));
}

/// The rarer the character is inside numbers and words, the earlier it is tried.
void CsvText::detect_delimiter()
{
    for (const char candidate : {'\t', ';', ','})
        if (common_width(m_text.substr(m_first_row), candidate) > 1) {
            m_delimiter = candidate;
            return;
        }
}

/// A header has a word above a number, or no number at all.
bool CsvText::detect_header() const
{
    CsvRecord first, second;
    if (!first.split(m_text.substr(m_first_row, length_at(m_first_row)), m_delimiter))
        return false;
    const bool no_number = std::ranges::none_of(first, [&](std::string_view cell) { return parse_number(cell).has_value(); });
    const std::size_t behind = start_of_row(m_first_row + length_at(m_first_row));
    if (no_number || behind == m_text.size() || !second.split(m_text.substr(behind, length_at(behind)), m_delimiter))
        return no_number;
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i)
        if (!trimmed(first[i]).empty() && !parse_number(first[i]) && parse_number(second[i]))
            return true;
    return false;
}

void CsvText::name_columns(bool header)
{
    CsvRecord first;
    const std::size_t length = length_at(m_first_row);
    first.split(m_text.substr(m_first_row, length), m_delimiter);
    for (std::size_t i = 0; i < first.size(); ++i) {
        const std::string_view name = header ? trimmed(first[i]) : std::string_view();
        m_columns.push_back(name.empty() ? "column " + std::to_string(i + 1) : std::string(name));
    }
    if (header)
        m_first_row += length;
}

std::optional<std::size_t> CsvText::column_index(std::string_view name) const
{
    const auto found = std::ranges::find(m_columns, trimmed(name));
    if (found == m_columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_columns.begin());
}

std::size_t CsvText::start_of_row(std::size_t position) const
{
    return std::min(m_text.find_first_not_of("\r\n", position), m_text.size());
}

/// 0 where the row is incomplete because the text is only the beginning of the file.
std::size_t CsvText::length_at(std::size_t start) const
{
    const auto length = csv_record_length(m_text.substr(start), m_delimiter);
    const bool at_end = !length || start + *length == m_text.size();
    if (at_end && !m_whole && !m_text.ends_with('\n'))
        return 0;
    if (!length)
        throw FormatError(translatable("engine", "%1: a quote in the row that begins at line %2 is never closed."),
                          {m_file.string(), std::to_string(line_of(start) + (start > 0 ? 1 : 0))});
    return *length;
}

bool CsvText::skip(std::size_t& position) const
{
    const std::size_t start = start_of_row(position);
    const std::size_t length = start == m_text.size() ? 0 : length_at(start);
    position = start + length;
    return length > 0;
}

bool CsvText::next(std::size_t& position, CsvRecord& row) const
{
    const std::size_t start = start_of_row(position);
    position = start;
    if (!skip(position))
        return false;
    if (!row.split(m_text.substr(start, position - start), m_delimiter))
        throw FormatError(translatable("engine",
                                       "%1, line %2, column %3: there is text behind a closing quote. Write a quote inside "
                                       "a cell twice."),
                          {m_file.string(), std::to_string(line_of(position)), std::to_string(row.size())});
    if (row.size() != m_columns.size())
        throw FormatError(
            translatable("engine", "%1, line %2: %3 cells instead of %4. Each row needs one cell for each column."),
            {m_file.string(), std::to_string(line_of(position)), std::to_string(row.size()), std::to_string(m_columns.size())});
    return true;
}

std::optional<double> CsvText::parse_number(std::string_view cell) const
{
    return parse_csv_number(cell, m_delimiter == ';');
}

double CsvText::number(const CsvRecord& row, std::size_t column, std::size_t row_end) const
{
    if (const auto value = parse_number(row[column]))
        return *value;
    const std::string line = std::to_string(line_of(row_end));
    if (trimmed(row[column]).empty())
        throw FormatError(
            translatable("engine", "%1, line %2, column %3 (%4): the cell is empty. Fill it in, or ignore the column."),
            {m_file.string(), line, std::to_string(column + 1), m_columns[column]});
    throw FormatError(
        translatable("engine", "%1, line %2, column %3 (%4): \"%5\" is not a number. Correct it, or ignore the column."),
        {m_file.string(), line, std::to_string(column + 1), m_columns[column], std::string(row[column].substr(0, 40))});
}

std::int64_t CsvText::line_of(std::size_t row_end) const
{
    const std::string_view before = m_text.substr(0, row_end);
    return std::ranges::count(before, '\n') + (before.ends_with('\n') ? 0 : 1);
}

}  // namespace ts
