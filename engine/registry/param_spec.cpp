#include "engine/registry/param_spec.h"

#include <algorithm>
#include <cmath>

namespace ts {
namespace {

using Ints = std::vector<std::int64_t>;

/// What a parameter of this type takes, as it stands after "must be".
const char* expectation(ParamType type)
{
    switch (type) {
    case ParamType::Bool:
        return translatable("engine", "%1 must be true or false, not %2.");
    case ParamType::Int:
        return translatable("engine", "%1 must be a whole number, not %2.");
    case ParamType::Float:
        return translatable("engine", "%1 must be a number, not %2.");
    case ParamType::String:
        return translatable("engine", "%1 must be a text, not %2.");
    case ParamType::Choice:
        return translatable("engine", "%1 must be one of %3, not %2.");
    case ParamType::Path:
        return translatable("engine", "%1 must be the path of a file, not %2.");
    case ParamType::IntPair:
        return translatable("engine", "%1 must be one whole number or two, such as \"3\" or \"3, 5\", not %2.");
    case ParamType::IntList:
        return translatable("engine", "%1 must be a list of whole numbers, such as \"1, 8, 8\", not %2.");
    }
    return "";
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::string quoted(const ParamValue& value)
{
    if (std::holds_alternative<std::monostate>(value))
        return "null";
    return std::holds_alternative<std::string>(value) ? '"' + std::get<std::string>(value) + '"' : to_text(value);
}

Message wrong_type(const ParamSpec& spec, const std::string& shown)
{
    return {expectation(spec.type), {spec.name, shown, joined(spec.choices)}};
}

bool has_type(const ParamSpec& spec, const ParamValue& value)
{
    const bool is_int = std::holds_alternative<std::int64_t>(value);
    const auto* ints = std::get_if<Ints>(&value);
    switch (spec.type) {
    case ParamType::Bool:
        return std::holds_alternative<bool>(value);
    case ParamType::Int:
        return is_int;
    case ParamType::Float:
        return is_int || std::holds_alternative<double>(value);
    case ParamType::String:
    case ParamType::Path:
        return std::holds_alternative<std::string>(value);
    case ParamType::Choice:
        return std::holds_alternative<std::string>(value)
            && std::ranges::find(spec.choices, std::get<std::string>(value)) != spec.choices.end();
    case ParamType::IntPair:
        return is_int || (ints && (ints->size() == 1 || ints->size() == 2));
    case ParamType::IntList:
        return is_int || ints;
    }
    return false;
}

std::vector<double> numbers_of(const ParamValue& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return {static_cast<double>(*number)};
    if (const auto* number = std::get_if<double>(&value))
        return {*number};
    if (const auto* numbers = std::get_if<Ints>(&value))
        return {numbers->begin(), numbers->end()};
    return {};
}

std::optional<Message> check_range(const ParamSpec& spec, double number)
{
    const std::string shown = to_text(ParamValue(number));
    if (!std::isfinite(number))
        return Message(translatable("engine", "%1 must be a finite number, not %2."), {spec.name, shown});
    if (number < spec.minimum)
        return Message(translatable("engine", "%1 must be at least %2, not %3."),
                       {spec.name, to_text(ParamValue(spec.minimum)), shown});
    if (number > spec.maximum)
        return Message(translatable("engine", "%1 must be at most %2, not %3."),
                       {spec.name, to_text(ParamValue(spec.maximum)), shown});
    if (spec.open_minimum && number <= spec.minimum)
        return Message(translatable("engine", "%1 must be greater than %2."), {spec.name, to_text(ParamValue(spec.minimum))});
    if (spec.open_maximum && number >= spec.maximum)
        return Message(translatable("engine", "%1 must be less than %2."), {spec.name, to_text(ParamValue(spec.maximum))});
    return std::nullopt;
}

}  // namespace

std::optional<Message> check_value(const ParamSpec& spec, const ParamValue& value)
{
    if (std::holds_alternative<std::monostate>(value) && spec.allow_null)
        return std::nullopt;
    if (!has_type(spec, value))
        return wrong_type(spec, quoted(value));
    for (const double number : numbers_of(value))
        if (auto problem = check_range(spec, number))
            return problem;
    return std::nullopt;
}

const ParamValue& ParamReader::value(std::string_view name) const
{
    if (const ParamValue* set = m_params->find(name))
        return *set;
    const auto spec = std::ranges::find(*m_specs, name, &ParamSpec::name);
    if (spec == m_specs->end())
        throw ArgumentError(translatable("engine", "There is no parameter called %1."), {std::string(name)});
    return spec->default_value;
}

namespace {

template <typename T> const T& read(const ParamReader& reader, std::string_view name, const char* expected)
{
    const ParamValue& value = reader.value(name);
    if (const T* held = std::get_if<T>(&value))
        return *held;
    throw ArgumentError(expected, {std::string(name), quoted(value)});
}

}  // namespace

bool ParamReader::is_null(std::string_view name) const
{
    return std::holds_alternative<std::monostate>(value(name));
}

bool ParamReader::boolean(std::string_view name) const
{
    return read<bool>(*this, name, expectation(ParamType::Bool));
}

std::int64_t ParamReader::integer(std::string_view name) const
{
    return read<std::int64_t>(*this, name, expectation(ParamType::Int));
}

double ParamReader::number(std::string_view name) const
{
    if (const auto* whole = std::get_if<std::int64_t>(&value(name)))
        return static_cast<double>(*whole);
    return read<double>(*this, name, expectation(ParamType::Float));
}

std::string ParamReader::text(std::string_view name) const
{
    return read<std::string>(*this, name, expectation(ParamType::String));
}

std::pair<std::int64_t, std::int64_t> ParamReader::pair(std::string_view name) const
{
    const Ints both = integers(name);
    if (both.empty() || both.size() > 2)
        throw ArgumentError(expectation(ParamType::IntPair), {std::string(name), quoted(value(name))});
    return {both.front(), both.back()};
}

std::vector<std::int64_t> ParamReader::integers(std::string_view name) const
{
    if (const auto* whole = std::get_if<std::int64_t>(&value(name)))
        return {*whole};
    return read<Ints>(*this, name, expectation(ParamType::IntList));
}

}  // namespace ts
