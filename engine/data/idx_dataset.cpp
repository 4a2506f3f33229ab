#include "engine/data/array_source.h"
#include "engine/data/data_params.h"
#include "engine/data/dataset_catalog.h"
#include "engine/formats/gzip.h"
#include "engine/formats/idx.h"

namespace ts {

namespace {

/// The file a parameter names; where it is missing and one that can be fetched, the message says how.
std::filesystem::path read_idx_file(const ParamReader& params, const char* name, const std::filesystem::path& base_dir)
{
    const std::filesystem::path file = read_file(params, name, base_dir);
    explain_if_missing(file);
    return file;
}

FileArrayHeader probe(const std::filesystem::path& file)
{
    const FileHead head = read_head(file, kMaxIdxHeader);
    return parse_idx_header(std::as_bytes(std::span(head.bytes)), file);
}

/// Grey images (N, H, W) become images of one channel.
std::optional<std::vector<std::int64_t>> image_shape(const FileArrayHeader& images)
{
    if (images.shape.rank() != 3)
        return std::nullopt;
    return std::vector<std::int64_t>{1, images.shape[1], images.shape[2]};
}

NodeShapes idx_shapes(const ShapeQuery& query)
{
    const std::filesystem::path images = read_idx_file(query.params, "images", query.base_dir);
    const std::filesystem::path labels = read_idx_file(query.params, "labels", query.base_dir);
    ArrayPair pair{images, labels, probe(images), probe(labels), Task::Classification};
    pair.features_shape = image_shape(pair.features);
    return supervised_shapes(pair.layout(), pair.features.shape[0]);
}

std::unique_ptr<Dataset> open_idx_pair(const ParamReader& params, const std::filesystem::path& base_dir)
{
    FileArray images = open_idx(read_idx_file(params, "images", base_dir));
    SupervisedOptions options;
    options.split = read_split(params);
    options.scale = images.scalar().kind == FileScalar::Kind::Unsigned ? 1.0 / 255 : 1.0;
    const auto shape = image_shape(images.header());
    auto source = std::make_unique<ArraySource>(std::move(images), open_idx(read_idx_file(params, "labels", base_dir)),
                                                Task::Classification, shape);
    return std::make_unique<SupervisedDataset>(std::move(source), options);
}

const RegisterNodeType idx_dataset{{
    .name = "IdxDataset",
    .title = "IdxDataset",
    .category = Category::Data,
    .help = translatable("engine", "Images and labels in the format of MNIST and Fashion-MNIST; brightness becomes 0 to 1."),
    .outputs = supervised_ports(PortKind::Integer),
    .params
    = joined({file_param("images", translatable("engine", "An IDX file of images, such as train-images-idx3-ubyte.gz.")),
              file_param("labels", translatable("engine", "An IDX file of labels, such as train-labels-idx1-ubyte.gz."))},
             {split_params()}),
    .shapes = idx_shapes,
    .dataset = open_idx_pair,
    .headline = {"images"},
    .keywords = {"mnist", "fashion", "image", "ubyte", "file", "data"},
}};

}  // namespace

}  // namespace ts
