#include "engine/formats/csv_record.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ts {

namespace {

std::string_view without_line_break(std::string_view record)
{
    if (record.ends_with('\n'))
        record.remove_suffix(1);
    if (record.ends_with('\r'))
        record.remove_suffix(1);
    return record;
}

/// Position behind the closing quote of the cell that opens at text[0], or npos.
std::size_t quoted_length(std::string_view text)
{
    std::size_t at = 1;
    while ((at = text.find('"', at)) != std::string_view::npos) {
        if (at + 1 >= text.size() || text[at + 1] != '"')
            return at + 1;
        at += 2;
    }
    return at;
}

std::string unescaped(std::string_view inside)
{
    std::string out;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        out += inside[i];
        if (inside[i] == '"')
            ++i;
    }
    return out;
}

}  // namespace

bool CsvRecord::split(std::string_view record, char delimiter)
{
    m_cells.clear();
    m_unescaped.clear();
    std::string_view rest = without_line_break(record);
    while (true) {
        std::size_t end = 0;
        if (rest.starts_with('"')) {
            end = take_quoted(rest);
            if (end < rest.size() && rest[end] != delimiter)
                return false;
        } else {
            end = std::min(rest.find(delimiter), rest.size());
            m_cells.push_back(rest.substr(0, end));
        }
        if (end >= rest.size())
            return true;
        rest.remove_prefix(end + 1);
    }
}

std::size_t CsvRecord::take_quoted(std::string_view rest)
{
    const std::size_t end = std::min(quoted_length(rest), rest.size());
    std::string_view inside = rest.substr(1, end - 1);
    if (inside.ends_with('"'))
        inside.remove_suffix(1);
    m_cells.push_back(inside.find('"') == std::string_view::npos ? inside : m_unescaped.emplace_back(unescaped(inside)));
    return end;
}

std::optional<std::size_t> csv_record_length(std::string_view text, char delimiter)
{
    const std::size_t line = std::min(text.find('\n'), text.size() - 1) + 1;
    if (text.substr(0, line).find('"') == std::string_view::npos)
        return line;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == '"') {
            const std::size_t length = quoted_length(text.substr(at));
            if (length == std::string_view::npos)
                return std::nullopt;
            at += length;
        }
        while (at < text.size() && text[at] != delimiter && text[at] != '\n')
            ++at;
        if (at < text.size() && text[at++] == '\n')
            return at;
    }
    return at;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<double> parse_csv_number(std::string_view text, bool decimal_comma)
{
    text = trimmed(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc() && stopped == end && std::isfinite(value))
        return value;
    const std::size_t comma = text.find(',');
    if (!decimal_comma || comma == std::string_view::npos)
        return std::nullopt;
    std::string with_point(text);
    with_point[comma] = '.';
    return parse_csv_number(with_point);
}

}  // namespace ts
