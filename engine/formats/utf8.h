#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ts {

/// The character at `position`, which moves behind it; nothing where no valid UTF-8 begins there (RFC 3629: no overlong forms,
/// no surrogates). `position` must lie inside the text.
std::optional<char32_t> next_character(std::string_view text, std::size_t& position);

/// The bytes of a character.
std::string utf8_text(char32_t character);

}  // namespace ts
