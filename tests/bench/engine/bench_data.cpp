#include "engine/data/dataset.h"
#include "engine/registry/node_type.h"

namespace ts {

namespace {

std::vector<std::int64_t> features_of(const ShapeQuery& query)
{
    return query.params.integers("features");
}

NodeShapes shapes(const ShapeQuery& query)
{
    TensorSpec features{DType::Float32, {kBatch}};
    for (const std::int64_t size : features_of(query))
        features.shape.emplace_back(size);
    NodeShapes answer;
    if (query.params.boolean("classes"))
        answer.outputs = {features, {DType::Int64, {kBatch}}};
    else
        answer.outputs = {features, {DType::Float32, {kBatch, Dim(1)}}};
    return answer;
}

std::unique_ptr<Dataset> refuse(const ParamReader&, const std::filesystem::path&)
{
    throw ArgumentError("Benchmark data is fed by the benchmark; it cannot be opened.", {});
}

/// Stands where a dataset would: the benchmark feeds it tensors that lie in memory already, as the peer does.
const RegisterNodeType registered{{
    .name = "BenchData",
    .title = "Benchmark data",
    .category = Category::Data,
    .help = "Numbers made by the benchmark.",
    .outputs = {{.name = "features"}, {.name = "target", .kind = PortKind::Any}},
    .params
    = {{.name = "features", .type = ParamType::IntList, .default_value = std::int64_t{1}, .help = "Shape of one example."},
       {.name = "classes", .type = ParamType::Bool, .default_value = false, .help = "Whole numbers as targets."}},
    .shapes = shapes,
    .dataset = refuse,
}};

}  // namespace

}  // namespace ts
