#include <cmath>

#include "engine/graph/json_object.h"
#include "engine/graph/project_file.h"
#include "engine/registry/initializer_type.h"
#include "engine/registry/node_type.h"
#include "engine/registry/optimizer_type.h"
#include "engine/registry/schedule_type.h"

namespace ts {
namespace {

void add_range(Json& schema, const ParamSpec& spec)
{
    // Whole bounds of whole numbers are written as such.
    const auto bound
        = [&](double value) { return spec.type == ParamType::Float ? Json(value) : Json(static_cast<std::int64_t>(value)); };
    if (std::isfinite(spec.minimum))
        schema[spec.open_minimum ? "exclusiveMinimum" : "minimum"] = bound(spec.minimum);
    if (std::isfinite(spec.maximum))
        schema[spec.open_maximum ? "exclusiveMaximum" : "maximum"] = bound(spec.maximum);
}

Json number_schema(const char* type, const ParamSpec& spec)
{
    Json schema{{"type", type}};
    add_range(schema, spec);
    return schema;
}

Json list_schema(const Json& item, const ParamSpec& spec)
{
    Json list{{"type", "array"}, {"items", item}};
    if (spec.type == ParamType::IntPair) {
        list["minItems"] = 1;
        list["maxItems"] = 2;
    }
    return {{"anyOf", Json::array({item, list})}};
}

Json value_schema(const ParamSpec& spec)
{
    switch (spec.type) {
    case ParamType::Bool:
        return {{"type", "boolean"}};
    case ParamType::Int:
        return number_schema("integer", spec);
    case ParamType::Float:
        return number_schema("number", spec);
    case ParamType::Choice:
        return {{"enum", spec.choices}};
    case ParamType::IntPair:
    case ParamType::IntList:
        return list_schema(number_schema("integer", spec), spec);
    case ParamType::String:
    case ParamType::Path:
        break;
    }
    return {{"type", "string"}};
}

Json param_schema(const ParamSpec& spec)
{
    Json schema{{"description", spec.help}, {"default", Json::parse(param_text(spec.default_value))}};
    const Json value = value_schema(spec);
    if (spec.allow_null)
        schema["anyOf"] = Json::array({{{"type", "null"}, {"description", spec.null_text}}, value});
    else
        schema.update(value);
    return schema;
}

Json params_schema(const std::vector<ParamSpec>& specs)
{
    Json properties = Json::object();
    for (const ParamSpec& spec : specs)
        properties[spec.name] = param_schema(spec);
    return properties;
}

/// { if: type is `name`, then: `rule` }
Json when_type_is(const std::string& name, Json rule)
{
    return {{"if", {{"required", {"type"}}, {"properties", {{"type", {{"const", name}}}}}}}, {"then", std::move(rule)}};
}

Json node_schema()
{
    Json by_type = Json::array();
    for (const NodeType* type : node_types())
        by_type.push_back(when_type_is(
            type->name,
            {{"description", type->help}, {"properties", {{"params", {{"properties", params_schema(type->params)}}}}}}));
    return {{"type", "object"},
            {"required", {"id", "type"}},
            {"properties",
             {{"id", {{"type", "string"}, {"pattern", "^[A-Za-z_][A-Za-z0-9_]*$"}}},
              {"type", {{"type", "string"}}},
              {"params", {{"type", "object"}}},
              {"label", {{"type", "string"}}},
              {"training", {{"$ref", "#/$defs/node_training"}}},
              {"position", {{"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 2}, {"maxItems", 2}}}}},
            {"allOf", by_type}};
}

Json edge_schema()
{
    const Json port{{"type", "string"}, {"pattern", "^[A-Za-z_][A-Za-z0-9_]*\\.."}};
    return {{"type", "object"}, {"required", {"from", "to"}}, {"properties", {{"from", port}, {"to", port}}}};
}

Json list_of(const char* definition)
{
    return {{"type", "array"}, {"items", {{"$ref", std::string("#/$defs/") + definition}}}};
}

/// An object whose "type" names one of these and whose other keys are its parameters.
template <class Types> Json typed_schema(const Types& types, Json properties = Json::object())
{
    Json by_type = Json::array();
    for (const auto* type : types)
        by_type.push_back(when_type_is(type->name, {{"description", type->help}, {"properties", params_schema(type->params)}}));
    properties["type"] = {{"type", "string"}};
    return {{"type", "object"}, {"properties", std::move(properties)}, {"allOf", by_type}};
}

Json schedule_schema()
{
    return typed_schema(schedule_types(),
                        {{"every", {{"enum", {"epoch", "step"}}}}, {"warmup_steps", {{"type", "integer"}, {"minimum", 0}}}});
}

Json or_null(const char* definition)
{
    return {{"anyOf", Json::array({{{"type", "null"}}, {{"$ref", std::string("#/$defs/") + definition}}})}};
}

Json node_training_schema()
{
    return {{"type", "object"},
            {"properties",
             {{"lr_scale", {{"type", "number"}, {"minimum", 0}}},
              {"weight_decay", {{"type", {"number", "null"}}, {"minimum", 0}}},
              {"frozen", {{"type", "boolean"}}},
              {"init", or_null("initializer")},
              {"bias_init", or_null("initializer")}}}};
}

Json training_schema()
{
    const Json count{{"type", "integer"}, {"minimum", 1}};
    return {{"type", "object"},
            {"properties",
             {{"batch_size", count},
              {"epochs", count},
              {"seed", {{"type", "integer"}}},
              {"device", {{"type", "string"}, {"pattern", "^(auto|cpu|cuda(:[0-9]+)?)$"}}},
              {"optimizer", {{"$ref", "#/$defs/optimizer"}}},
              {"schedule", or_null("schedule")},
              {"clip_grad_norm", {{"type", {"number", "null"}}, {"exclusiveMinimum", 0}}},
              {"clip_grad_value", {{"type", {"number", "null"}}, {"exclusiveMinimum", 0}}},
              {"accumulate_steps", count},
              {"ema_decay", {{"type", {"number", "null"}}, {"minimum", 0}, {"exclusiveMaximum", 1}}},
              {"decay_biases", {{"type", "boolean"}}},
              {"init", or_null("initializer")},
              {"bias_init", or_null("initializer")},
              {"precision", {{"enum", {"float32", "tf32", "bfloat16", "float16"}}}},
              {"workers", {{"type", {"integer", "null"}}, {"minimum", 0}, {"maximum", 64}}},
              {"balance", {{"enum", {"none", "classes"}}}}}}};
}

}  // namespace

std::string project_schema()
{
    const Json schema{
        {"$schema", "https://json-schema.org/draft/2020-12/schema"},
        {"title", "Tensorscape project"},
        {"type", "object"},
        {"required", {"format", "version", "graph"}},
        {"properties",
         {{"format", {{"const", "tensorscape"}}},
          {"version", {{"const", kProjectVersion}}},
          {"name", {{"type", "string"}}},
          {"graph", {{"$ref", "#/$defs/graph"}}},
          {"training", {{"$ref", "#/$defs/training"}}}}},
        {"$defs",
         {{"graph", {{"type", "object"}, {"properties", {{"nodes", list_of("node")}, {"edges", list_of("edge")}}}}},
          {"node", node_schema()},
          {"edge", edge_schema()},
          {"training", training_schema()},
          {"node_training", node_training_schema()},
          {"optimizer", typed_schema(optimizer_types())},
          {"schedule", schedule_schema()},
          {"initializer", typed_schema(initializer_types())}}}};
    return schema.dump(2) + "\n";
}

}  // namespace ts
