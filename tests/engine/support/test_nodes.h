#pragma once

#include "engine/data/dataset.h"
#include "engine/graph/graph_document.h"
#include "engine/registry/node_type.h"

namespace ts::test {

/// A data node of `rows` examples, each of sizes `shape`, with whole-number targets.
inline NodeShapes source_shapes(const ShapeQuery& query)
{
    NodeShapes shapes;
    SymbolicShape features{kBatch};
    for (const std::int64_t size : query.params.integers("shape"))
        features.emplace_back(size);
    shapes.outputs = {{DType::Float32, features}, {DType::Int64, {kBatch}}};
    shapes.row_count = query.params.integer("rows");
    return shapes;
}

/// Enough to count as data: these tests infer shapes and read nothing.
inline std::unique_ptr<Dataset> refuse_to_open(const ParamReader&, const std::filesystem::path&)
{
    throw IoError("a test source cannot be opened", {});
}

inline NodeShapes same_shapes(const ShapeQuery& query)
{
    NodeShapes shapes;
    shapes.outputs = {query.input()};
    return shapes;
}

inline const RegisterNodeType source{{
    .name = "TestSource",
    .title = "Test source",
    .category = Category::Data,
    .outputs = {{.name = "features"}, {.name = "target", .kind = PortKind::Integer}},
    .params = {{.name = "shape", .type = ParamType::IntList, .default_value = std::vector<std::int64_t>{64}, .minimum = 1},
               {.name = "rows", .type = ParamType::Int, .default_value = std::int64_t{100}, .minimum = 1},
               {.name = "file", .type = ParamType::Path, .allow_null = true}},
    .shapes = source_shapes,
    .dataset = refuse_to_open,
}};

inline const RegisterNodeType pass{{
    .name = "TestPass",
    .title = "Test pass",
    .category = Category::Layer,
    .inputs = {{.name = "input"}},
    .outputs = {{.name = "output"}},
    .params = {{.name = "size", .type = ParamType::Int, .default_value = std::int64_t{1}, .minimum = 0, .maximum = 1000},
               {.name = "rate", .type = ParamType::Float, .default_value = 0.5}},
    .shapes = same_shapes,
}};

inline const RegisterNodeType join{{
    .name = "TestJoin",
    .title = "Test join",
    .category = Category::Math,
    .inputs = {{.name = "inputs", .multiple = true}},
    .outputs = {{.name = "output"}},
    .shapes = same_shapes,
}};

inline GraphNode node(const char* id, const char* type, Params params = {})
{
    GraphNode made;
    made.id = id;
    made.type = type;
    made.params = std::move(params);
    return made;
}

/// "fc1.output" as a PortRef.
inline PortRef port(std::string_view text)
{
    const std::size_t dot = text.find('.');
    return {std::string(text.substr(0, dot)), std::string(text.substr(dot + 1))};
}

inline GraphEdge wire(std::string_view from, std::string_view to)
{
    return {port(from), port(to), {}};
}

}  // namespace ts::test
