#include "engine/registry/param_value.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ts {
namespace {

std::string text(std::monostate)
{
    return "auto";
}
std::string text(bool value)
{
    return value ? "true" : "false";
}
std::string text(std::int64_t value)
{
    return std::to_string(value);
}
std::string text(double value)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}
std::string text(const std::string& value)
{
    return value;
}
template <typename T> std::string text(const std::vector<T>& values)
{
    std::string out;
    for (const T& value : values)
        out += (out.empty() ? "" : ", ") + text(value);
    return out;
}

}  // namespace

const ParamValue* Params::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_items, name, &Item::first);
    return found == m_items.end() ? nullptr : &found->second;
}

void Params::set(std::string_view name, ParamValue value)
{
    const auto found = std::ranges::find(m_items, name, &Item::first);
    if (found == m_items.end())
        m_items.emplace_back(name, std::move(value));
    else
        found->second = std::move(value);
}

void Params::erase(std::string_view name)
{
    std::erase_if(m_items, [&](const Item& item) { return item.first == name; });
}

std::string to_text(const ParamValue& value)
{
    return std::visit([](const auto& held) { return text(held); }, value);
}

}  // namespace ts
