#include "engine/graph/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "engine/tensor/error.h"

namespace ts {
namespace {

constexpr std::size_t kMostLevels = 64;
constexpr std::size_t kMostKeys = 20'000;

[[noreturn]] void fail_at(std::string_view text, std::size_t offset, const char* sentence, std::string detail)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t line_start = before.rfind('\n') + 1;
    throw FormatError(sentence, {std::to_string(line), std::to_string(before.size() - line_start + 1), std::move(detail)});
}

/// Refuses text that would take unreasonable time or stack to read, before any of it is read.
void check_limits(std::string_view text)
{
    std::vector<std::size_t> keys;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            i += c == '\\' ? 1 : 0;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            keys.push_back(0);
            if (keys.size() > kMostLevels)
                fail_at(text, i, translatable("engine", "Line %1, column %2: nested deeper than %3 levels."),
                        std::to_string(kMostLevels));
        } else if ((c == '}' || c == ']') && !keys.empty()) {
            keys.pop_back();
        } else if (c == ':' && !keys.empty() && ++keys.back() > kMostKeys) {
            fail_at(text, i, translatable("engine", "Line %1, column %2: an object with more than %3 keys."),
                    std::to_string(kMostKeys));
        }
    }
}

/// The part of the parser's message that says what it expected.
std::string detail_of(const std::string& message)
{
    const std::size_t start = message.find(" - ");
    return start == std::string::npos ? message : message.substr(start + 3);
}

std::string list_text(const Json& value)
{
    std::string out;
    for (const Json& item : value)
        out += (out.empty() ? "" : ", ") + inline_text(item);
    return "[" + out + "]";
}

std::string object_text(const Json& value)
{
    std::string out;
    for (const auto& [key, item] : value.items())
        out += (out.empty() ? "" : ", ") + quoted_text(key) + ": " + inline_text(item);
    return out.empty() ? "{}" : "{ " + out + " }";
}

}  // namespace

Json parse_json(std::string_view text)
{
    if (text.size() > kMostJsonBytes)
        throw FormatError(translatable("engine", "The file is larger than %1 MiB."), {std::to_string(kMostJsonBytes >> 20)});
    check_limits(text);
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        fail_at(text, error.byte > 0 ? error.byte - 1 : 0, translatable("engine", "Line %1, column %2: this is not JSON (%3)."),
                detail_of(error.what()));
    } catch (const Json::exception& error) {
        throw FormatError(translatable("engine", "This is not JSON (%1)."), {error.what()});
    }
}

std::string inline_text(const Json& value)
{
    if (value.is_object())
        return object_text(value);
    if (value.is_array())
        return list_text(value);
    return value.is_number_float() ? number_text(value.get<double>()) : value.dump();
}

std::string number_text(double number)
{
    if (!std::isfinite(number))
        return "null";
    const double size = std::abs(number);
    const auto format = size == 0 || (size >= 1e-6 && size < 1e15) ? std::chars_format::fixed : std::chars_format::scientific;
    std::array<char, 40> buffer{};
    std::string text(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format).ptr);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string quoted_text(const std::string& text)
{
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ts
