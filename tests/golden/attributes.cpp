#include "attributes.h"

#include <limits>

namespace ts::golden {

namespace {

using Json = nlohmann::ordered_json;

void flatten(const Json& list, std::vector<Json>& out)
{
    for (const Json& item : list)
        if (item.is_array())
            flatten(item, out);
        else
            out.push_back(item);
}

ParamValue list_value(const Json& list)
{
    std::vector<Json> items;
    flatten(list, items);
    std::vector<std::int64_t> whole;
    std::vector<double> real;
    bool any_real = false;
    for (const Json& item : items) {
        any_real = any_real || item.is_number_float();
        whole.push_back(item.is_number() ? item.get<std::int64_t>() : std::numeric_limits<std::int64_t>::min());
        real.push_back(item.is_number() ? item.get<double>() : 0);
    }
    return any_real ? ParamValue(real) : ParamValue(whole);
}

ParamValue value_of(const Json& json)
{
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number_integer())
        return json.get<std::int64_t>();
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    return json.is_array() ? list_value(json) : ParamValue();
}

}  // namespace

Params attributes_of(const Json& object)
{
    Params attributes;
    for (const auto& [name, value] : object.items())
        attributes.set(name, value_of(value));
    return attributes;
}

Params optimizer_arguments(const Json& object)
{
    Params arguments = attributes_of(object);
    if (object.contains("betas")) {
        arguments.erase("betas");
        arguments.set("beta1", object["betas"][0].get<double>());
        arguments.set("beta2", object["betas"][1].get<double>());
    }
    return arguments;
}

}  // namespace ts::golden
