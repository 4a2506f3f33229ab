#include "graph_sketch.h"
#include "graph_trial.h"

namespace ts {

namespace {

std::unique_ptr<Trial> lenet(const Setting& on)
{
    const std::int64_t kernel = 3, pad = 1, half = 2;
    GraphSketch graph({.features = {1, 28, 28}});
    PortRef x = graph.features();
    for (const std::int64_t channels : {32, 64}) {
        x = graph.add("Conv2d", {{"out_channels", channels}, {"kernel_size", kernel}, {"padding", pad}}, {x});
        x = graph.add("MaxPool2d", {{"kernel_size", half}}, {graph.add("ReLU", {}, {x})});
    }
    x = graph.add("Linear", width(128), {graph.add("Flatten", {}, {x})});
    x = graph.add("Linear", width(10), {graph.add("ReLU", {}, {x})});
    return train_graph(graph.train("CrossEntropyLoss", x, sgd_momentum()),
                       {random_numbers({64 * on.batch_factor, 1, 28, 28}, on), random_classes({64 * on.batch_factor}, 10, on)},
                       on);
}

const RegisterWorkload registered{{"lenet_28", 2, lenet}};

}  // namespace

}  // namespace ts
