#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/nn/batch_random.h"
#include "engine/nn/module.h"
#include "engine/nn/shape_checks.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/example_transform.h"
#include "engine/ops/index.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

namespace ts::nn {
namespace {

bool of_classes(const TensorSpec& target)
{
    return target.dtype == DType::Int64;
}

NodeShapes mix_shapes(const ShapeQuery& query)
{
    const TensorSpec& features = query.input(0);
    TensorSpec target = query.input(1);
    if (of_classes(target) && target.shape.size() != 1)
        throw ShapeError(translatable("engine", "MixUp takes one class for each example (N), but target is %1."),
                         {to_text(target.shape)});
    if (of_classes(target))
        target = {features.dtype, {target.shape[0], query.params.integer("num_classes")}};
    NodeShapes shapes;
    shapes.outputs = {features, target};
    return shapes;
}

/// Beta(alpha, alpha) for alpha up to 2 (Johnk, 1964).
double draw_share(RandomSequence& random, double alpha)
{
    for (;;) {
        const double x = std::pow(1 - random.uniform(), 1 / alpha);
        const double y = std::pow(1 - random.uniform(), 1 / alpha);
        if (x + y <= 1 && x + y > 0)
            return x / (x + y);
    }
}

std::vector<std::int64_t> draw_partners(RandomSequence& random, std::int64_t count)
{
    std::vector<std::int64_t> partner(static_cast<std::size_t>(count));
    std::iota(partner.begin(), partner.end(), 0);
    for (std::int64_t i = count; i > 1; --i)
        std::swap(partner[static_cast<std::size_t>(i - 1)], partner[static_cast<std::size_t>(random.below(i))]);
    return partner;
}

void check_classes(const Tensor& target, std::int64_t classes)
{
    for (std::int64_t i = 0; i < target.numel(); ++i)
        if (const std::int64_t label = target.data<std::int64_t>()[i]; label < 0 || label >= classes)
            throw ArgumentError(translatable("engine", "MixUp met class %1, but num_classes is %2."),
                                {std::to_string(label), std::to_string(classes)});
}

/// (N, classes) with a one at the class of each example.
Tensor class_shares(const Tensor& target, std::int64_t classes, DType dtype)
{
    if (target.device().type == DeviceType::Cpu)  // a device reports the place that there is not
        check_classes(target, classes);
    return ts::scatter(zeros({target.size(0), classes}, {dtype, target.device()}), 1, unsqueeze(target, 1), 1);
}

class MixUp : public Module {
public:
    MixUp(double alpha, std::int64_t classes) : m_alpha(alpha), m_classes(classes) { }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext& context) override
    {
        const bool classes = inputs[1].dtype() == DType::Int64;
        const Tensor target = classes ? class_shares(contiguous_copy(inputs[1]), m_classes, inputs[0].dtype()) : inputs[1];
        outputs[0] = inputs[0];
        outputs[1] = target;
        if (!context.training)
            return;
        RandomSequence random = BatchRandom(context).batch();
        const double share = draw_share(random, m_alpha);
        const std::vector<std::int64_t> partner = draw_partners(random, inputs[0].size(0));
        outputs[0] = mix_examples(inputs[0], partner, share);
        outputs[1] = mix_examples(target, partner, share);
    }

private:
    double m_alpha;
    std::int64_t m_classes;
};

std::unique_ptr<Module> make_mix(const BuildQuery& query)
{
    return std::make_unique<MixUp>(query.params.number("alpha"), query.params.integer("num_classes"));
}

const RegisterNodeType mix_up{{
    .name = "MixUp",
    .title = "MixUp",
    .category = Category::Data,
    .help = translatable("engine", "While training, blends each example and its target with those of another."),
    .inputs
    = {{.name = "features", .help = translatable("engine", "examples (N, ...)")},
       {.name = "target", .kind = PortKind::Any, .help = translatable("engine", "a class (N) or numbers (N, ...) for each")}},
    .outputs = {{.name = "features", .help = translatable("engine", "blended examples (N, ...)")},
                {.name = "target",
                 .kind = PortKind::Any,
                 .help = translatable("engine", "shares of the classes (N, C) for CrossEntropyLoss, or blended numbers")}},
    .params = {{.name = "alpha",
                .type = ParamType::Float,
                .default_value = 0.2,
                .help = translatable("engine", "Small: most examples stay nearly as they are; 1: all blends are alike."),
                .minimum = 0.01,
                .maximum = 2},
               {.name = "num_classes",
                .type = ParamType::Int,
                .default_value = std::int64_t{10},
                .help = translatable("engine", "Number of classes, where the target is a class."),
                .minimum = 2,
                .maximum = 1e6}},
    .shapes = mix_shapes,
    .module = make_mix,
    .headline = {"alpha", "num_classes"},
    .rare = true,
    .keywords = {"augmentation", "blend", "regularization", "transform"},
}};

}  // namespace
}  // namespace ts::nn
