#include "engine/data/cifar_source.h"
#include "engine/data/data_params.h"

namespace ts {

namespace {

CifarFiles files_of(const ParamReader& params, const std::filesystem::path& base_dir)
{
    return find_cifar(read_file(params, "path", base_dir), params.text("labels") == "coarse");
}

NodeShapes cifar_shapes(const ShapeQuery& query)
{
    const CifarFiles files = files_of(query.params, query.base_dir);
    std::int64_t rows = 0;
    for (const auto& part : {files.training, files.test})
        for (const std::filesystem::path& file : part)
            rows += files.records_in(file);
    return supervised_shapes(cifar_layout(files), rows);
}

std::unique_ptr<Dataset> open_cifar(const ParamReader& params, const std::filesystem::path& base_dir)
{
    auto source = std::make_unique<CifarSource>(files_of(params, base_dir));
    SupervisedOptions options;
    options.split = read_split(params);
    options.scale = 1.0 / 255;
    if (source->has_test_part())
        options.parts = source->parts();
    return std::make_unique<SupervisedDataset>(std::move(source), options);
}

const RegisterNodeType cifar_dataset{{
    .name = "CifarDataset",
    .title = "CifarDataset",
    .category = Category::Data,
    .help = translatable(
        "engine", "The colour photographs of CIFAR-10 or CIFAR-100; the test file validates, and brightness becomes 0 to 1."),
    .outputs = supervised_ports(PortKind::Integer),
    .params = joined({file_param("path", translatable("engine", "The folder of the binary version, or a file in it.")),
                      {.name = "labels",
                       .type = ParamType::Choice,
                       .default_value = std::string("fine"),
                       .help = translatable("engine", "CIFAR-100 only: its 100 classes (fine) or its 20 groups (coarse)."),
                       .choices = {"fine", "coarse"},
                       .advanced = true}},
                     {split_params()}),
    .shapes = cifar_shapes,
    .dataset = open_cifar,
    .headline = {"path"},
    .rare = true,
    .keywords = {"cifar-10", "cifar-100", "image", "photo", "color", "file", "data"},
}};

}  // namespace

}  // namespace ts
