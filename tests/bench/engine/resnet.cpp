#include "graph_sketch.h"
#include "graph_trial.h"

namespace ts {

namespace {

/// A convolution without bias and its batch normalisation.
PortRef convolved(GraphSketch& graph, const PortRef& x, std::int64_t channels, std::int64_t kernel, std::int64_t stride)
{
    const Params params{
        {"out_channels", channels}, {"kernel_size", kernel}, {"stride", stride}, {"padding", kernel / 2}, {"bias", false}};
    return graph.add("BatchNorm2d", {}, {graph.add("Conv2d", params, {x})});
}

/// Two convolutions beside a shortcut (He et al., 2015).
PortRef block(GraphSketch& graph, const PortRef& x, std::int64_t channels, std::int64_t stride, bool same)
{
    const PortRef first = graph.add("ReLU", {}, {convolved(graph, x, channels, 3, stride)});
    const PortRef second = convolved(graph, first, channels, 3, 1);
    const PortRef shortcut = same ? x : convolved(graph, x, channels, 1, stride);
    return graph.add("ReLU", {}, {graph.add("Add", {}, {second, shortcut})});
}

std::unique_ptr<Trial> resnet18(const Setting& on)
{
    GraphSketch graph({.features = {3, 32, 32}});
    PortRef x = graph.add("ReLU", {}, {convolved(graph, graph.features(), 64, 3, 1)});
    std::int64_t before = 64;
    for (const std::int64_t channels : {64, 128, 256, 512})
        for (const bool second : {false, true}) {
            const std::int64_t stride = channels == 64 || second ? 1 : 2;
            x = block(graph, x, channels, stride, before == channels && stride == 1);
            before = channels;
        }
    x = graph.add("Flatten", {}, {graph.add("AdaptiveAvgPool2d", {}, {x})});
    return train_graph(graph.train("CrossEntropyLoss", graph.add("Linear", width(10), {x}), sgd_momentum()),
                       {random_numbers({32 * on.batch_factor, 3, 32, 32}, on), random_classes({32 * on.batch_factor}, 10, on)},
                       on);
}

const RegisterWorkload registered{{"resnet18_cifar", 3, resnet18}};

}  // namespace

}  // namespace ts
