#include "engine/nn/batch_random.h"
#include "engine/nn/function_module.h"
#include "engine/nn/image_input.h"
#include "engine/ops/example_transform.h"

namespace ts::nn {
namespace {

struct Crop {
    std::int64_t padding;
    std::optional<std::pair<std::int64_t, std::int64_t>> size;  ///< nothing: that of the images
};

Crop read_crop(const ParamReader& params)
{
    Crop crop{params.integer("padding"), std::nullopt};
    if (!params.is_null("size"))
        crop.size = params.pair("size");
    return crop;
}

NodeShapes crop_shapes(const ShapeQuery& query)
{
    const Crop crop = read_crop(query.params);
    TensorSpec spec = expect_images(query, "RandomCrop");
    const std::int64_t height = known_size("RandomCrop", spec.shape[2]);
    const std::int64_t width = known_size("RandomCrop", spec.shape[3]);
    const auto [tall, wide] = crop.size.value_or(std::pair(height, width));
    if (tall > height + 2 * crop.padding || wide > width + 2 * crop.padding)
        throw ShapeError(translatable("engine", "RandomCrop cannot cut %1×%2 out of %3×%4 with a padding of %5."),
                         {std::to_string(tall), std::to_string(wide), std::to_string(height), std::to_string(width),
                          std::to_string(crop.padding)});
    spec.shape[2] = tall;
    spec.shape[3] = wide;
    NodeShapes shapes;
    shapes.outputs = {std::move(spec)};
    return shapes;
}

/// A place of the cut among all that padding allows; outside training the middle.
std::int64_t place(RandomSequence& random, std::int64_t length, std::int64_t cut, const Crop& crop, bool training)
{
    return training ? random.between(-crop.padding, length + crop.padding - cut) : (length - cut) / 2;
}

Tensor crop_images(const Tensor& images, const Crop& crop, const RunContext& context)
{
    const std::int64_t height = images.size(2), width = images.size(3);
    const auto [tall, wide] = crop.size.value_or(std::pair(height, width));
    if (!context.training && tall == height && wide == width)
        return images;
    const BatchRandom numbers(context);
    std::vector<ImageCut> cuts(static_cast<std::size_t>(images.size(0)));
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        RandomSequence random = numbers.example(static_cast<std::int64_t>(i));
        cuts[i].top = place(random, height, tall, crop, context.training);
        cuts[i].left = place(random, width, wide, crop, context.training);
    }
    return cut_images(images, cuts, tall, wide);
}

std::unique_ptr<Module> make_crop(const BuildQuery& query)
{
    return make_function_module([crop = read_crop(query.params)](std::span<const Tensor> inputs, const RunContext& context) {
        return crop_images(inputs[0], crop, context);
    });
}

const RegisterNodeType random_crop{{
    .name = "RandomCrop",
    .title = "Random crop",
    .category = Category::Data,
    .help = translatable("engine", "While training, shifts images at random, so that things are learned wherever they lie."),
    .inputs = images_in(),
    .outputs = {{.name = "output", .help = translatable("engine", "parts of the images; outside training their middle")}},
    .params = {{.name = "padding",
                .type = ParamType::Int,
                .default_value = std::int64_t{4},
                .help = translatable("engine", "Black pixels put around an image before a part of it is taken."),
                .minimum = 0,
                .maximum = 1024},
               {.name = "size",
                .type = ParamType::IntPair,
                .help = translatable("engine", "Height and width of the part."),
                .minimum = 1,
                .maximum = 65536,
                .allow_null = true,
                .null_text = translatable("engine", "as the images")}},
    .shapes = crop_shapes,
    .module = make_crop,
    .headline = {"padding", "size"},
    .keywords = {"augmentation", "shift", "translate", "transform", "images"},
}};

}  // namespace
}  // namespace ts::nn
