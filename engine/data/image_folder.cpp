#include "engine/data/data_params.h"
#include "engine/data/image_source.h"

namespace ts {

namespace {

ImageFolderOptions read_options(const ParamReader& params, const std::filesystem::path& base_dir)
{
    ImageFolderOptions options;
    options.folder = read_file(params, "path", base_dir);
    std::tie(options.height, options.width) = params.pair("image_size");
    options.fit = params.text("fit") == "crop" ? ImageFit::Crop : ImageFit::Stretch;
    options.grey = params.text("color") == "grayscale";
    options.skip_damaged = params.boolean("skip_damaged");
    return options;
}

NodeShapes image_shapes(const ShapeQuery& query)
{
    return supervised_shapes(image_layout(read_options(query.params, query.base_dir)), std::nullopt);
}

std::unique_ptr<Dataset> open_images(const ParamReader& params, const std::filesystem::path& base_dir)
{
    SupervisedOptions options;
    options.split = read_split(params);
    options.scale = 1.0 / 255;
    options.cache_limit = 0;  // the source keeps images itself, as bytes
    return std::make_unique<SupervisedDataset>(std::make_unique<ImageSource>(read_options(params, base_dir)), options);
}

std::vector<ParamSpec> image_params()
{
    return joined(
        {file_param("path", translatable("engine", "A folder with one folder of images for each class, or an image in it.")),
         {.name = "image_size",
          .type = ParamType::IntPair,
          .default_value = std::int64_t{64},
          .help = translatable("engine", "Height and width that all images are brought to, in pixels."),
          .minimum = 1,
          .maximum = 4096},
         {.name = "fit",
          .type = ParamType::Choice,
          .default_value = std::string("stretch"),
          .help = translatable("engine", "Scale the whole image (stretch), or the middle with the right proportions (crop)."),
          .choices = {"stretch", "crop"}},
         {.name = "color",
          .type = ParamType::Choice,
          .default_value = std::string("rgb"),
          .help = translatable("engine", "Three channels (rgb), or one with the brightness (grayscale)."),
          .choices = {"rgb", "grayscale"}},
         {.name = "skip_damaged",
          .type = ParamType::Bool,
          .default_value = false,
          .help = translatable("engine", "Check all images at the start and leave out those that cannot be decoded."),
          .advanced = true}},
        {split_params()});
}

const RegisterNodeType image_folder{{
    .name = "ImageFolder",
    .title = "ImageFolder",
    .category = Category::Data,
    .help = translatable("engine", "PNG and JPEG images in one folder for each class; brightness becomes 0 to 1."),
    .outputs = supervised_ports(PortKind::Integer),
    .params = image_params(),
    .shapes = image_shapes,
    .dataset = open_images,
    .headline = {"path", "image_size"},
    .keywords = {"png", "jpeg", "jpg", "photo", "picture", "directory", "file", "data"},
}};

}  // namespace

}  // namespace ts
