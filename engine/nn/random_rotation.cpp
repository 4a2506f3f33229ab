#include <numbers>

#include "engine/nn/batch_random.h"
#include "engine/nn/function_module.h"
#include "engine/nn/image_input.h"
#include "engine/ops/example_transform.h"

namespace ts::nn {
namespace {

NodeShapes rotation_shapes(const ShapeQuery& query)
{
    return same_images(query, "RandomRotation");
}

std::unique_ptr<Module> make_rotation(const BuildQuery& query)
{
    const double most = query.params.number("degrees") * std::numbers::pi / 180;
    return make_function_module([most](std::span<const Tensor> inputs, const RunContext& context) {
        if (!context.training)
            return inputs[0];
        const BatchRandom random(context);
        std::vector<double> angles(static_cast<std::size_t>(inputs[0].size(0)));
        for (std::size_t i = 0; i < angles.size(); ++i)
            angles[i] = most * (2 * random.example(static_cast<std::int64_t>(i)).uniform() - 1);
        return rotate_images(inputs[0], angles);
    });
}

const RegisterNodeType random_rotation{{
    .name = "RandomRotation",
    .title = "Random rotation",
    .category = Category::Data,
    .help = translatable("engine", "While training, turns images about their centres by random angles."),
    .inputs = images_in(),
    .outputs = images_out(),
    .params = {{.name = "degrees",
                .type = ParamType::Float,
                .default_value = 10.0,
                .help = translatable("engine", "Largest angle, in either direction."),
                .minimum = 0,
                .maximum = 180,
                .unit = "°"}},
    .shapes = rotation_shapes,
    .module = make_rotation,
    .headline = {"degrees"},
    .rare = true,
    .keywords = {"augmentation", "turn", "angle", "transform", "images"},
}};

}  // namespace
}  // namespace ts::nn
