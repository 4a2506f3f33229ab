#include "engine/data/table_source.h"

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
    m_layout = {m_plan.features_shape, {}, m_plan.is_class, m_labels.names()};
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

void TableSource::decode(std::int64_t row, std::span<float> features, std::span<double> target) const
{
    thread_local CsvRecord cells;
    m_file.check_still_whole();
    std::size_t at = m_index.position_of(row);
    m_text.next(at, cells);
    for (std::size_t i = 0; i < features.size(); ++i)
        features[i] = static_cast<float>(m_text.number(cells, m_plan.features[i], at));
    target[0] = m_plan.is_class ? static_cast<double>(m_labels.index_of(cells[m_plan.target], decimal_comma()))
                                : m_text.number(cells, m_plan.target, at);
}

}  // namespace ts
