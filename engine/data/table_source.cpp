#include "engine/data/table_source.h"

#include <cmath>

#include "engine/formats/gzip.h"
#include "engine/tensor/error.h"

namespace ts {

TableSource::TableSource(const std::filesystem::path& file, const TableOptions& options)
    : m_file(map_decompressed(file)), m_text(m_file.text(), file, {}), m_plan(plan_table(m_text, options)), m_index(m_text)
{
    if (rows() == 0)
        throw FormatError(translatable("engine", "%1 names its columns but has no rows."), {file.string()});
    if (m_plan.is_class)
        collect_labels();
    m_layout = {m_plan.features_shape, {}, m_plan.is_class, m_labels.names(), options.integer_features};
}

void TableSource::collect_labels()
{
    CsvRecord row;
    for (std::size_t at = m_text.first_row(); m_text.next(at, row);) {
        const std::string_view label = trimmed(row[m_plan.target]);
        if (label.empty())
            throw FormatError(translatable("engine", "%1, line %2, column %3 (%4): the class is missing."),
                              {m_text.path().string(), std::to_string(m_text.line_of(at)), std::to_string(m_plan.target + 1),
                               m_text.columns()[m_plan.target]});
        if (!m_labels.add(label, decimal_comma()))
            throw FormatError(translatable("engine",
                                           "Column \"%1\" of %2 has more than %3 different values, too many for classes. "
                                           "Set task to regression, or choose another target."),
                              {m_text.columns()[m_plan.target], m_text.path().string(), std::to_string(ClassLabels::kMaximum)});
    }
    m_labels.number();
}

std::size_t TableSource::split_row(std::int64_t row, CsvRecord& cells) const
{
    m_file.check_still_whole();
    std::size_t at = m_index.position_of(row);
    const std::size_t start = at;
    m_text.next(at, cells);
    m_file.count_read(at - start);
    return at;
}

double TableSource::target_of(const CsvRecord& cells, std::size_t row_end) const
{
    return m_plan.is_class ? static_cast<double>(m_labels.index_of(cells[m_plan.target], decimal_comma()))
                           : m_text.number(cells, m_plan.target, row_end);
}

std::int64_t TableSource::whole_number(const CsvRecord& cells, std::size_t column, std::size_t row_end) const
{
    const double value = m_text.number(cells, column, row_end);
    if (value != std::floor(value) || std::abs(value) > 0x1p53)
        throw FormatError(translatable("engine",
                                       "%1, line %2, column %3 (%4): %5 is no whole number. Correct it, or turn "
                                       "integer_features off."),
                          {m_text.path().string(), std::to_string(m_text.line_of(row_end)), std::to_string(column + 1),
                           m_text.columns()[column], std::string(trimmed(cells[column]))});
    return static_cast<std::int64_t>(value);
}

void TableSource::decode(std::int64_t row, std::span<float> features, std::span<double> target) const
{
    thread_local CsvRecord cells;
    const std::size_t end = split_row(row, cells);
    for (std::size_t i = 0; i < features.size(); ++i)
        features[i] = static_cast<float>(m_text.number(cells, m_plan.features[i], end));
    target[0] = target_of(cells, end);
}

void TableSource::decode_integers(std::int64_t row, std::span<std::int64_t> features, std::span<double> target) const
{
    thread_local CsvRecord cells;
    const std::size_t end = split_row(row, cells);
    for (std::size_t i = 0; i < features.size(); ++i)
        features[i] = whole_number(cells, m_plan.features[i], end);
    target[0] = target_of(cells, end);
}

}  // namespace ts
