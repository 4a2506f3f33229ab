#include "engine/data/character_text.h"

#include <algorithm>

#include "engine/formats/gzip.h"
#include "engine/formats/utf8.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr std::int64_t kCharactersPerMark = 1024;
constexpr std::size_t kCodePoints = 0x110000;

}  // namespace

CharacterText::CharacterText(const std::filesystem::path& file) : m_file(map_decompressed(file))
{
    Seen seen(kCodePoints);
    walk(seen);
    if (m_length == 0)
        throw FormatError(translatable("engine", "%1 is empty."), {file.string()});
    number(seen);
}

void CharacterText::walk(Seen& seen)
{
    const std::string_view text = m_file.text();
    std::size_t position = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    std::size_t counted = position;
    while (position < text.size()) {
        if (m_length % kCharactersPerMark == 0) {
            m_file.count_read(position - counted);
            counted = position;
            m_marks.push_back(position);
        }
        const std::size_t start = position;
        const auto character = next_character(text, position);
        if (!character)
            refuse(start);
        seen[*character] = true;
        ++m_length;
    }
}

void CharacterText::number(const Seen& seen)
{
    const auto last = std::find(seen.rbegin(), seen.rend(), true);
    m_index.assign(static_cast<std::size_t>(seen.rend() - last), -1);
    for (std::size_t character = 0; character < m_index.size(); ++character)
        if (seen[character]) {
            m_index[character] = static_cast<std::int32_t>(m_vocabulary.size());
            m_vocabulary.push_back(utf8_text(static_cast<char32_t>(character)));
        }
}

void CharacterText::refuse(std::size_t position) const
{
    const std::string_view before = m_file.text().substr(0, position);
    throw FormatError(translatable("engine", "%1, line %2, byte %3: this is no UTF-8 text. Save it again as UTF-8."),
                      {m_file.path().string(), std::to_string(std::ranges::count(before, '\n') + 1), std::to_string(position)});
}

std::size_t CharacterText::position_of(std::int64_t character) const
{
    std::size_t position = m_marks[static_cast<std::size_t>(character / kCharactersPerMark)];
    for (std::int64_t i = 0; i < character % kCharactersPerMark; ++i)
        if (!next_character(m_file.text(), position))
            refuse(position);
    return position;
}

void CharacterText::read(std::int64_t first, std::span<std::int64_t> out) const
{
    m_file.check_still_whole();
    const std::string_view text = m_file.text();
    std::size_t position = position_of(first);
    const std::size_t start = position;
    for (std::int64_t& number : out) {
        const std::size_t at = position;
        const auto character = position < text.size() ? next_character(text, position) : std::nullopt;
        if (!character || *character >= m_index.size() || m_index[*character] < 0)
            refuse(at);
        number = m_index[*character];
    }
    m_file.count_read(position - start);
}

}  // namespace ts
