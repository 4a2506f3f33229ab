#include "module_listing.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "attributes.h"
#include "node_module.h"

namespace ts::golden {

namespace {

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

/// Splits at commas outside parentheses.
std::vector<std::string> arguments_in(const std::string& text)
{
    std::vector<std::string> parts{""};
    int depth = 0;
    for (const char c : text) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth == 0)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    for (std::string& part : parts)
        part = trimmed(part);
    std::erase(parts, "");
    return parts;
}

/// A value as Python prints it, through its spelling in JSON.
ParamValue value_of(std::string python)
{
    if (python == "None")
        return {};
    if (python == "True" || python == "False")
        return python == "True";
    if (python.starts_with('(')) {
        python.front() = '[';
        python.back() = ']';
        if (const std::size_t comma = python.find(",]"); comma != std::string::npos)
            python.erase(comma, 1);
    }
    const auto json = nlohmann::ordered_json::parse(python, nullptr, false);
    if (json.is_discarded())
        throw FormatError("the argument %1 cannot be read", {python});
    return *attributes_of({{"value", json}}).find("value");
}

Params params_in(const NodeType& type, const std::string& text)
{
    Params params;
    std::size_t position = 0;
    for (const std::string& argument : arguments_in(text)) {
        const std::size_t equals = argument.find('=');
        const std::string name = equals == std::string::npos ? type.params.at(position++).name : argument.substr(0, equals);
        if (type.param(name))
            params.set(name, value_of(equals == std::string::npos ? argument : argument.substr(equals + 1)));
    }
    return params;
}

}  // namespace

std::vector<ListedModule> read_listing(const std::string& text)
{
    std::vector<ListedModule> modules;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        line = trimmed(line);
        const std::size_t named = line.find("): "), open = line.find('(', named == std::string::npos ? 0 : named + 3);
        if (!line.starts_with('(') || named == std::string::npos || open == std::string::npos)
            continue;
        ListedModule module{line.substr(1, named - 1), line.substr(named + 3, open - named - 3), {}};
        module.params = params_in(node_type(module.type), line.substr(open + 1, line.size() - open - 2));
        modules.push_back(std::move(module));
    }
    if (modules.empty())
        throw FormatError("no modules are listed in %1", {text});
    return modules;
}

}  // namespace ts::golden
