#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace ts {

/// Longest text that is read as JSON.
inline constexpr std::size_t kMostJsonBytes = std::size_t{256} << 20;

/// JSON whose objects keep the order of their keys.
using Json = nlohmann::ordered_json;

/// Reads one JSON value from a file that anybody may have written. Throws FormatError with line and column where it is not
/// JSON, nests deeper than 64 levels, has more than 20,000 keys in one object or is larger than 256 MiB.
Json parse_json(std::string_view text);

/// The value on one line: `{ "a": [1, 2.5] }`. Reading it and writing it again gives the same text.
std::string inline_text(const Json& value);

/// Shortest text that reads back as this number and as a floating-point one: "0.1", "1.0". "null" where not finite.
std::string number_text(double number);

/// The text in quotes with what JSON wants escaped.
std::string quoted_text(const std::string& text);

}  // namespace ts
