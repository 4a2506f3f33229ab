#include "engine/data/dataset.h"
#include "engine/registry/node_type.h"

namespace ts {

namespace {

TensorSpec spec(DType dtype, const std::vector<std::int64_t>& example)
{
    TensorSpec batch{dtype, {kBatch}};
    for (const std::int64_t size : example)
        batch.shape.emplace_back(size);
    return batch;
}

NodeShapes shapes(const ShapeQuery& query)
{
    const auto dtype = [&](const char* whole) { return query.params.boolean(whole) ? DType::Int64 : DType::Float32; };
    NodeShapes answer;
    answer.outputs
        = {spec(dtype("tokens"), query.params.integers("features")), spec(dtype("classes"), query.params.integers("target"))};
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
    .outputs = {{.name = "features", .kind = PortKind::Any}, {.name = "target", .kind = PortKind::Any}},
    .params
    = {{.name = "features", .type = ParamType::IntList, .default_value = std::int64_t{1}, .help = "Shape of one example."},
       {.name = "target",
        .type = ParamType::IntList,
        .default_value = std::vector<std::int64_t>{},
        .help = "Shape of one target."},
       {.name = "tokens", .type = ParamType::Bool, .default_value = false, .help = "Whole numbers as features."},
       {.name = "classes", .type = ParamType::Bool, .default_value = true, .help = "Whole numbers as targets."}},
    .shapes = shapes,
    .dataset = refuse,
}};

}  // namespace

}  // namespace ts
