#include <algorithm>
#include <cctype>
#include <charconv>

#include "engine/registry/param_spec.h"

namespace ts {
namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string lower_case(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool means_null(const ParamSpec& spec, std::string_view text)
{
    const std::string word = lower_case(text);
    return text.empty() || word == "auto" || word == "none" || word == "null"
        || (!word.empty() && word == lower_case(spec.null_text));
}

template <typename T> std::optional<T> number_of(std::string_view text)
{
    T number{};
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// "3, 5", "3x5", "3 5", "(3, 5)" and "[3, 5]" are all two numbers.
std::optional<std::vector<std::int64_t>> numbers_of(std::string_view text)
{
    std::string plain(text);
    std::ranges::replace_if(
        plain, [](char c) { return std::string_view("()[],;xX\t").find(c) != std::string_view::npos; }, ' ');
    std::vector<std::int64_t> numbers;
    for (std::string_view rest = trimmed(plain); !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const auto number = number_of<std::int64_t>(rest.substr(0, end));
        if (!number)
            return std::nullopt;
        numbers.push_back(*number);
        rest = trimmed(rest.substr(end));
    }
    return numbers;
}

std::optional<bool> bool_of(std::string_view text)
{
    const std::string word = lower_case(text);
    if (word == "true" || word == "yes" || word == "on" || word == "1")
        return true;
    if (word == "false" || word == "no" || word == "off" || word == "0")
        return false;
    return std::nullopt;
}

template <typename T> ParamValue or_text(const std::optional<T>& parsed, std::string_view text)
{
    return parsed ? ParamValue(*parsed) : ParamValue(std::string(text));
}

/// The value meant by the text, or the text itself where it means none: the check that follows then quotes it.
ParamValue interpret(const ParamSpec& spec, std::string_view text)
{
    switch (spec.type) {
    case ParamType::Bool:
        return or_text(bool_of(text), text);
    case ParamType::Int:
        return or_text(number_of<std::int64_t>(text), text);
    case ParamType::Float:
        return or_text(number_of<double>(text), text);
    case ParamType::IntList:
        return or_text(numbers_of(text), text);
    case ParamType::IntPair: {
        const auto numbers = numbers_of(text);
        return numbers && numbers->size() == 1 ? ParamValue(numbers->front()) : or_text(numbers, text);
    }
    case ParamType::String:
    case ParamType::Choice:
    case ParamType::Path:
        break;
    }
    return std::string(text);
}

}  // namespace

ParamValue parse_value(const ParamSpec& spec, std::string_view text)
{
    const std::string_view plain = trimmed(text);
    ParamValue value;
    if (!spec.allow_null || !means_null(spec, plain))
        value = interpret(spec, plain);
    if (auto problem = check_value(spec, value))
        throw ArgumentError(std::move(*problem));
    return value;
}

}  // namespace ts
