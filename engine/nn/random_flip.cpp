#include "engine/nn/batch_random.h"
#include "engine/nn/function_module.h"
#include "engine/nn/image_input.h"
#include "engine/ops/example_transform.h"

namespace ts::nn {
namespace {

NodeShapes horizontal_shapes(const ShapeQuery& query)
{
    return same_images(query, "RandomHorizontalFlip");
}

NodeShapes vertical_shapes(const ShapeQuery& query)
{
    return same_images(query, "RandomVerticalFlip");
}

template <bool ImageCut::*mirror> std::unique_ptr<Module> make_flip(const BuildQuery& query)
{
    return make_function_module([p = query.params.number("p")](std::span<const Tensor> inputs, const RunContext& context) {
        if (!context.training)
            return inputs[0];
        const BatchRandom random(context);
        std::vector<ImageCut> cuts(static_cast<std::size_t>(inputs[0].size(0)));
        for (std::size_t i = 0; i < cuts.size(); ++i)
            cuts[i].*mirror = random.example(static_cast<std::int64_t>(i)).uniform() < p;
        return cut_images(inputs[0], cuts, inputs[0].size(2), inputs[0].size(3));
    });
}

const RegisterNodeType horizontal_flip{{
    .name = "RandomHorizontalFlip",
    .title = "Random horizontal flip",
    .category = Category::Data,
    .help = translatable("engine", "While training, exchanges left and right of some images, so that both are learned."),
    .inputs = images_in(),
    .outputs = images_out(),
    .params = {chance_param(0.5, translatable("engine", "Share of the images that are flipped."))},
    .shapes = horizontal_shapes,
    .module = make_flip<&ImageCut::mirror_horizontal>,
    .headline = {"p"},
    .keywords = {"augmentation", "mirror", "transform", "images"},
}};

const RegisterNodeType vertical_flip{{
    .name = "RandomVerticalFlip",
    .title = "Random vertical flip",
    .category = Category::Data,
    .help = translatable("engine", "While training, turns some images upside down."),
    .inputs = images_in(),
    .outputs = images_out(),
    .params = {chance_param(0.5, translatable("engine", "Share of the images that are flipped."))},
    .shapes = vertical_shapes,
    .module = make_flip<&ImageCut::mirror_vertical>,
    .headline = {"p"},
    .rare = true,
    .keywords = {"augmentation", "mirror", "transform", "images"},
}};

}  // namespace
}  // namespace ts::nn
