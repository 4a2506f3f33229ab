#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/table_text.h"
#include "engine/registry/node_type.h"

namespace ts::cli {

namespace {

using Json = nlohmann::ordered_json;

Json value_json(const ParamValue& value)
{
    return std::visit(
        []<class T>(const T& v) {
            if constexpr (std::is_same_v<T, std::monostate>)
                return Json();
            else
                return Json(v);
        },
        value);
}

Json param_json(const ParamSpec& spec)
{
    static constexpr const char* kTypes[] = {"bool", "int", "float", "string", "choice", "path", "int_pair", "int_list"};
    Json json{{"name", spec.name}, {"type", kTypes[static_cast<std::size_t>(spec.type)]}, {"help", spec.help}};
    json["default"] = value_json(spec.default_value);
    if (std::isfinite(spec.minimum))
        json["minimum"] = spec.minimum;
    if (std::isfinite(spec.maximum))
        json["maximum"] = spec.maximum;
    if (!spec.choices.empty())
        json["choices"] = spec.choices;
    if (spec.allow_null)
        json["null"] = spec.null_text;
    return json;
}

Json ports_json(const std::vector<PortSpec>& ports)
{
    static constexpr const char* kKinds[] = {"float", "integer", "any"};
    Json json = Json::array();
    for (const PortSpec& port : ports)
        json.push_back({{"name", port.name}, {"kind", kKinds[static_cast<std::size_t>(port.kind)]}, {"help", port.help}});
    return json;
}

Json type_json(const NodeType& type)
{
    Json params = Json::array();
    for (const ParamSpec& spec : type.params)
        params.push_back(param_json(spec));
    return {{"name", type.name},
            {"category", title(type.category)},
            {"help", type.help},
            {"inputs", ports_json(type.inputs)},
            {"outputs", ports_json(type.outputs)},
            {"params", params}};
}

void print_types()
{
    std::vector<std::vector<std::string>> rows{{"type", "category", "what it does"}};
    for (const NodeType* type : node_types())
        rows.push_back({type->name, title(type->category), type->help});
    print_table(std::cout, rows, 3);
}

int run(const Arguments& arguments)
{
    arguments.refuse_positionals();
    if (!arguments.has("--json")) {
        print_types();
        return kDone;
    }
    Json types = Json::array();
    for (const NodeType* type : node_types())
        types.push_back(type_json(*type));
    std::cout << types.dump() << std::endl;
    return kDone;
}

}  // namespace

const Command& types_command()
{
    static const Command command{"types",
                                 "[--json]",
                                 "Lists the node types that projects can use.",
                                 {{"--json", "", "everything known of them, as one JSON list"}},
                                 {"tscape types", "tscape types --json"},
                                 run};
    return command;
}

}  // namespace ts::cli
