#include <algorithm>
#include <cmath>

#include "engine/nn/batch_random.h"
#include "engine/nn/function_module.h"
#include "engine/nn/image_input.h"
#include "engine/ops/example_transform.h"

namespace ts::nn {
namespace {

struct Erasing {
    double chance, smallest, largest, value;  ///< areas as shares of the image
};

NodeShapes erasing_shapes(const ShapeQuery& query)
{
    if (query.params.number("min_area") > query.params.number("max_area"))
        throw ArgumentError(translatable("engine", "RandomErasing has min_area above max_area."), {});
    return same_images(query, "RandomErasing");
}

/// A box of random area and of a shape between 1:3 and 3:1, anywhere inside the image (Zhong et al., 2017).
ImageBox draw_box(RandomSequence& random, std::int64_t height, std::int64_t width, const Erasing& erasing)
{
    if (random.uniform() >= erasing.chance)
        return {};
    const double share = erasing.smallest + (erasing.largest - erasing.smallest) * random.uniform();
    const double area = share * static_cast<double>(height * width);
    const double ratio = std::exp(std::log(3.0) * (2 * random.uniform() - 1));
    const auto tall = std::clamp<std::int64_t>(std::llround(std::sqrt(area * ratio)), 1, height);
    const auto wide = std::clamp<std::int64_t>(std::llround(area / static_cast<double>(tall)), 1, width);
    const std::int64_t top = random.between(0, height - tall);
    return {top, random.between(0, width - wide), tall, wide};
}

std::unique_ptr<Module> make_erasing(const BuildQuery& query)
{
    const Erasing erasing{query.params.number("p"), query.params.number("min_area"), query.params.number("max_area"),
                          query.params.number("value")};
    return make_function_module([erasing](std::span<const Tensor> inputs, const RunContext& context) {
        if (!context.training)
            return inputs[0];
        const BatchRandom numbers(context);
        std::vector<ImageBox> boxes(static_cast<std::size_t>(inputs[0].size(0)));
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            RandomSequence random = numbers.example(static_cast<std::int64_t>(i));
            boxes[i] = draw_box(random, inputs[0].size(2), inputs[0].size(3), erasing);
        }
        return erase_boxes(inputs[0], boxes, erasing.value);
    });
}

ParamSpec area(const char* name, double value, const char* help)
{
    return {.name = name, .type = ParamType::Float, .default_value = value, .help = help, .minimum = 0, .maximum = 1};
}

const RegisterNodeType random_erasing{{
    .name = "RandomErasing",
    .title = "Random erasing",
    .category = Category::Data,
    .help = translatable("engine", "While training, blots out a box in some images, so that no single part is relied upon."),
    .inputs = images_in(),
    .outputs = images_out(),
    .params = {chance_param(0.5, translatable("engine", "Share of the images that get a box.")),
               area("min_area", 0.02, translatable("engine", "Area of the smallest box, as a share of the image.")),
               area("max_area", 0.33, translatable("engine", "Area of the largest box, as a share of the image.")),
               {.name = "value",
                .type = ParamType::Float,
                .default_value = 0.0,
                .help = translatable("engine", "What the box is filled with."),
                .advanced = true}},
    .shapes = erasing_shapes,
    .module = make_erasing,
    .headline = {"p", "max_area"},
    .rare = true,
    .keywords = {"augmentation", "cutout", "occlusion", "transform", "images"},
}};

}  // namespace
}  // namespace ts::nn
