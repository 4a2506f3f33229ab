#include "engine/nn/batch_random.h"
#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/example_transform.h"

namespace ts::nn {
namespace {

std::unique_ptr<Module> make_noise(const BuildQuery& query)
{
    return make_function_module(
        [noise = query.params.number("noise")](std::span<const Tensor> inputs, const RunContext& context) {
            if (!context.training || noise == 0)
                return inputs[0];
            return ts::add(inputs[0], ts::gaussian_noise(inputs[0], noise, BatchRandom(context).numbers()));
        });
}

const RegisterNodeType gaussian_noise{{
    .name = "GaussianNoise",
    .title = "Gaussian noise",
    .category = Category::Data,
    .help = translatable("engine", "While training, adds random numbers, so that small changes do not matter."),
    .inputs = {{.name = "input", .help = translatable("engine", "any shape")}},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params = {{.name = "noise",
                .type = ParamType::Float,
                .default_value = 0.1,
                .help = translatable("engine", "Standard deviation of what is added."),
                .minimum = 0,
                .maximum = 1e6}},
    .shapes = elementwise_shapes,
    .module = make_noise,
    .headline = {"noise"},
    .rare = true,
    .keywords = {"augmentation", "regularization", "denoising", "transform"},
}};

}  // namespace
}  // namespace ts::nn
