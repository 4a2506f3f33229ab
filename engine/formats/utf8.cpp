#include "engine/formats/utf8.h"

#include <bit>

namespace ts {

namespace {

unsigned byte_at(std::string_view text, std::size_t position)
{
    return static_cast<unsigned char>(text[position]);
}

}  // namespace

std::optional<char32_t> next_character(std::string_view text, std::size_t& position)
{
    const unsigned first = byte_at(text, position);
    if (first < 0x80) {
        ++position;
        return first;
    }
    const int length = std::countl_one(static_cast<unsigned char>(first));
    if (length < 2 || length > 4 || text.size() - position < static_cast<std::size_t>(length))
        return std::nullopt;
    char32_t character = first & (0x7FU >> length);
    for (int i = 1; i < length; ++i) {
        const unsigned next = byte_at(text, position + static_cast<std::size_t>(i));
        if ((next & 0xC0U) != 0x80)
            return std::nullopt;
        character = (character << 6) | (next & 0x3FU);
    }
    constexpr char32_t kSmallest[] = {0x80, 0x800, 0x10000};
    if (character < kSmallest[length - 2] || character > 0x10FFFF || (character >= 0xD800 && character < 0xE000))
        return std::nullopt;
    position += static_cast<std::size_t>(length);
    return character;
}

std::string utf8_text(char32_t character)
{
    const auto tail = [character](int shift) { return static_cast<char>(0x80 | ((character >> shift) & 0x3F)); };
    if (character < 0x80)
        return {static_cast<char>(character)};
    if (character < 0x800)
        return {static_cast<char>(0xC0 | (character >> 6)), tail(0)};
    if (character < 0x10000)
        return {static_cast<char>(0xE0 | (character >> 12)), tail(6), tail(0)};
    return {static_cast<char>(0xF0 | (character >> 18)), tail(12), tail(6), tail(0)};
}

}  // namespace ts
