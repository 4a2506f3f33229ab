#include "app/cli/arguments.h"

#include <algorithm>
#include <charconv>

namespace ts::cli {

namespace {

const OptionSpec& find_option(std::span<const OptionSpec> known, std::string_view name)
{
    const auto found = std::ranges::find(known, name, &OptionSpec::name);
    if (found == known.end())
        throw UsageError("unknown option " + std::string(name));
    return *found;
}

}  // namespace

Arguments Arguments::parse(std::span<const std::string_view> words, std::span<const OptionSpec> known)
{
    Arguments arguments;
    bool options = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (options && word == "--") {
            options = false;
        } else if (options && word.starts_with("-") && word.size() > 1) {
            const std::size_t equals = word.find('=');
            const OptionSpec& option = find_option(known, word.substr(0, equals));
            std::string value;
            if (option.value.empty() && equals != std::string_view::npos)
                throw UsageError(std::string(option.name) + " takes no value");
            if (equals != std::string_view::npos)
                value = word.substr(equals + 1);
            else if (!option.value.empty() && ++i == words.size())
                throw UsageError(std::string(option.name) + " needs a value: " + std::string(option.value));
            else if (!option.value.empty())
                value = words[i];
            arguments.m_options.emplace_back(option.name, value);
        } else {
            arguments.m_positional.emplace_back(word);
        }
    }
    return arguments;
}

std::optional<std::string> Arguments::text(std::string_view option) const
{
    const std::vector<std::string> values = all(option);
    return values.empty() ? std::nullopt : std::optional(values.back());
}

std::vector<std::string> Arguments::all(std::string_view option) const
{
    std::vector<std::string> values;
    for (const auto& [name, value] : m_options)
        if (name == option)
            values.push_back(value);
    return values;
}

std::optional<std::int64_t> Arguments::integer(std::string_view option, std::int64_t minimum) const
{
    const std::optional<std::string> value = text(option);
    if (!value)
        return std::nullopt;
    std::int64_t number = 0;
    const char* end = value->data() + value->size();
    const auto [stop, error] = std::from_chars(value->data(), end, number);
    if (error != std::errc() || stop != end || number < minimum)
        throw UsageError(std::string(option) + " takes a whole number of at least " + std::to_string(minimum) + ", not \""
                         + *value + "\"");
    return number;
}

std::string Arguments::only_positional(std::string_view what) const
{
    if (m_positional.empty())
        throw UsageError(std::string(what) + " is missing");
    if (m_positional.size() > 1)
        throw UsageError("only one " + std::string(what) + " is taken; \"" + m_positional[1] + "\" is one too many");
    return m_positional.front();
}

void Arguments::refuse_positionals() const
{
    if (!m_positional.empty())
        throw UsageError("\"" + m_positional.front() + "\" is not expected here");
}

}  // namespace ts::cli
