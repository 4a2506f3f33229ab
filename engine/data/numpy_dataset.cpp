#include "engine/data/array_source.h"
#include "engine/data/data_params.h"
#include "engine/formats/gzip.h"
#include "engine/formats/npy.h"

namespace ts {

namespace {

FileArrayHeader probe(const std::filesystem::path& file)
{
    const FileHead head = read_head(file, kMaxNpyHeader);
    return parse_npy_header(std::as_bytes(std::span(head.bytes)), file);
}

NodeShapes numpy_shapes(const ShapeQuery& query)
{
    const std::filesystem::path features = read_file(query.params, "features", query.base_dir);
    const std::filesystem::path targets = read_file(query.params, "targets", query.base_dir);
    const ArrayPair pair{features,
                         targets,
                         probe(features),
                         probe(targets),
                         read_task(query.params),
                         read_features_shape(query.params),
                         query.params.boolean("integer_features")};
    const ExampleLayout layout = pair.layout();
    NodeShapes shapes = supervised_shapes(layout, pair.features.shape[0]);
    if (query.params.is_null("features_shape"))
        shapes.resolved.set("features_shape", std::vector<std::int64_t>(layout.features.begin(), layout.features.end()));
    return shapes;
}

std::unique_ptr<Dataset> open_numpy(const ParamReader& params, const std::filesystem::path& base_dir)
{
    auto source = std::make_unique<ArraySource>(open_npy(read_file(params, "features", base_dir)),
                                                open_npy(read_file(params, "targets", base_dir)), read_task(params),
                                                read_features_shape(params), params.boolean("integer_features"));
    return std::make_unique<SupervisedDataset>(std::move(source), read_supervised(params));
}

const RegisterNodeType numpy_dataset{{
    .name = "NumpyDataset",
    .title = "NumpyDataset",
    .category = Category::Data,
    .help = translatable("engine", "Examples from two NumPy arrays, one with features and one with targets."),
    .outputs = supervised_ports(PortKind::Any, PortKind::Any),
    .params = joined(
        {file_param("features", translatable("engine", "A .npy file with one example a row (N, ...).")),
         file_param("targets", translatable("engine", "A .npy file with the class or the numbers to predict for each row.")),
         task_param(), features_shape_param(), integer_features_param()},
        {scaling_params(), split_params()}),
    .shapes = numpy_shapes,
    .dataset = open_numpy,
    .headline = {"features"},
    .keywords = {"npy", "array", "file", "data"},
}};

}  // namespace

}  // namespace ts
