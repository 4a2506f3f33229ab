#include "engine/graph/object_text.h"

#include <cmath>

#include "engine/graph/json_object.h"

namespace ts {

void ObjectText::add(const std::string& key, const std::string& json)
{
    m_keys += (m_keys.empty() ? "" : m_separator) + quoted_text(key) + ": " + json;
}

void ObjectText::add(const ExtraKeys& extra)
{
    for (const auto& [key, json] : extra)
        add(key, json);
}

void ObjectText::add(const Params& params)
{
    for (const auto& [name, value] : params)
        add(name, param_text(value));
}

std::string ObjectText::text() const
{
    if (m_keys.empty())
        return "{}";
    if (m_separator == ", ")
        return "{ " + m_keys + " }";
    const std::string line = m_separator.substr(1);
    return "{" + line + m_keys + line.substr(0, line.size() - 2) + "}";
}

std::string plain_number(double value)
{
    // Also for -0, which JSON readers take for the whole number 0.
    if (!std::isfinite(value) || value == 0)
        return "0";
    const std::string text = number_text(value);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

}  // namespace ts
