#include "engine/formats/csv_index.h"

namespace ts {

namespace {

constexpr std::int64_t kRowsPerMark = 16;

}  // namespace

CsvIndex::CsvIndex(const CsvText& text) : m_text(&text)
{
    std::size_t position = text.first_row();
    std::size_t start = position;
    while (text.skip(position)) {
        if (m_rows++ % kRowsPerMark == 0)
            m_marks.push_back(start);
        start = position;
    }
}

std::size_t CsvIndex::position_of(std::int64_t row) const
{
    std::size_t position = m_marks[static_cast<std::size_t>(row / kRowsPerMark)];
    for (std::int64_t i = 0; i < row % kRowsPerMark; ++i)
        m_text->skip(position);
    return position;
}

}  // namespace ts
