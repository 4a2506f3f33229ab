#include "engine/graph/json_object.h"

#include <algorithm>
#include <limits>

#include "engine/tensor/error.h"

namespace ts {
namespace {

std::int64_t json_integer(const Json& value, const std::string& path)
{
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!value.is_number_integer() || (value.is_number_unsigned() && value.get<std::uint64_t>() > largest))
        refuse_json(translatable("engine", "%1 must be a whole number of at most 64 bits, but it is %2."), path, value);
    return value.get<std::int64_t>();
}

template <typename T, typename Read> std::vector<T> list_of(const Json& list, const std::string& path, Read read)
{
    std::vector<T> items;
    for (std::size_t i = 0; i < list.size(); ++i)
        items.push_back(read(list[i], path + "[" + std::to_string(i) + "]"));
    return items;
}

ParamValue list_param(const Json& list, const std::string& path)
{
    const auto all = [&](bool (Json::*is)() const noexcept) {
        return std::ranges::all_of(list, [is](const Json& item) { return (item.*is)(); });
    };
    if (all(&Json::is_number_integer))
        return list_of<std::int64_t>(list, path, json_integer);
    if (all(&Json::is_number))
        return list_of<double>(list, path, json_number);
    return list_of<std::string>(list, path, json_string);
}

std::string json_of(std::monostate)
{
    return "null";
}
std::string json_of(bool value)
{
    return value ? "true" : "false";
}
std::string json_of(std::int64_t value)
{
    return std::to_string(value);
}
std::string json_of(double value)
{
    return number_text(value);
}
std::string json_of(const std::string& value)
{
    return quoted_text(value);
}
template <typename T> std::string json_of(const std::vector<T>& values)
{
    std::string out;
    for (const T& value : values)
        out += (out.empty() ? "" : ", ") + json_of(value);
    return "[" + out + "]";
}

}  // namespace

JsonObject::JsonObject(const Json& value, std::string path) : m_value(&value), m_path(std::move(path))
{
    if (!value.is_object())
        refuse_json(translatable("engine", "%1 must be an object { ... }, but it is %2."), m_path.empty() ? "The file" : m_path,
                    value);
}

const Json* JsonObject::find(const char* key)
{
    m_asked.insert(key);
    const auto found = m_value->find(key);
    return found == m_value->end() ? nullptr : &*found;
}

const Json& JsonObject::need(const char* key)
{
    if (const Json* value = find(key))
        return *value;
    throw FormatError(translatable("engine", "%1 is missing."), {path_of(key)});
}

std::string JsonObject::text(const char* key)
{
    return json_string(need(key), path_of(key));
}

std::string JsonObject::text_or(const char* key, std::string missing)
{
    const Json* value = find(key);
    return value ? json_string(*value, path_of(key)) : std::move(missing);
}

std::int64_t JsonObject::integer_or(const char* key, std::int64_t missing)
{
    const Json* value = find(key);
    return value ? json_integer(*value, path_of(key)) : missing;
}

std::optional<std::int64_t> JsonObject::integer(const char* key)
{
    const Json* value = find(key);
    if (!value || value->is_null())
        return std::nullopt;
    return json_integer(*value, path_of(key));
}

bool JsonObject::boolean_or(const char* key, bool missing)
{
    const Json* value = find(key);
    if (!value)
        return missing;
    if (!value->is_boolean())
        refuse_json(translatable("engine", "%1 must be true or false, but it is %2."), path_of(key), *value);
    return value->get<bool>();
}

std::optional<double> JsonObject::number(const char* key)
{
    const Json* value = find(key);
    if (!value || value->is_null())
        return std::nullopt;
    return json_number(*value, path_of(key));
}

std::string JsonObject::path_of(std::string_view key) const
{
    return m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
}

std::string JsonObject::path_of(std::string_view key, std::size_t item) const
{
    return path_of(key) + "[" + std::to_string(item) + "]";
}

ExtraKeys JsonObject::rest() const
{
    ExtraKeys keys;
    for (const auto& [key, value] : m_value->items())
        if (!m_asked.contains(key))
            keys.emplace_back(key, inline_text(value));
    return keys;
}

Params JsonObject::rest_as_params() const
{
    Params params;
    for (const auto& [key, value] : m_value->items())
        if (!m_asked.contains(key))
            params.set(key, json_param(value, path_of(key)));
    return params;
}

void refuse_json(const char* sentence, const std::string& path, const Json& value)
{
    constexpr std::size_t enough = 40;
    std::string shown = inline_text(value);
    if (shown.size() > enough)
        shown = value.is_structured() ? value.type_name() : std::string("too long");
    throw FormatError(sentence, {path, std::move(shown)});
}

const Json& json_list(const Json& value, const std::string& path)
{
    if (!value.is_array())
        refuse_json(translatable("engine", "%1 must be a list [ ... ], but it is %2."), path, value);
    return value;
}

double json_number(const Json& value, const std::string& path)
{
    if (!value.is_number())
        refuse_json(translatable("engine", "%1 must be a number, but it is %2."), path, value);
    return value.get<double>();
}

std::string json_string(const Json& value, const std::string& path)
{
    if (!value.is_string())
        refuse_json(translatable("engine", "%1 must be a text in quotes, but it is %2."), path, value);
    return value.get<std::string>();
}

ParamValue json_param(const Json& value, const std::string& path)
{
    if (value.is_null())
        return std::monostate();
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_number_integer())
        return json_integer(value, path);
    if (value.is_number())
        return value.get<double>();
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_array())
        return list_param(value, path);
    refuse_json(translatable("engine", "%1 must be a number, a text, true, false, null or a list, but it is %2."), path, value);
}

std::string param_text(const ParamValue& value)
{
    return std::visit([](const auto& held) { return json_of(held); }, value);
}

}  // namespace ts
