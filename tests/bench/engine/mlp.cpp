#include "graph_sketch.h"
#include "graph_trial.h"

namespace ts {

namespace {

std::unique_ptr<Trial> tiny_mlp(const Setting& on)
{
    GraphSketch graph({.features = {2}, .target = {1}, .classes = false});
    PortRef x = graph.features();
    for (int layer = 0; layer < 2; ++layer)
        x = graph.add("Tanh", {}, {graph.add("Linear", width(16), {x})});
    x = graph.add("Linear", width(1), {x});
    return train_graph(graph.train("MSELoss", x, adam()), {random_numbers({32, 2}, on), random_numbers({32, 1}, on)}, on);
}

std::unique_ptr<Trial> mlp(const Setting& on)
{
    GraphSketch graph({.features = {784}});
    PortRef x = graph.features();
    for (const std::int64_t features : {512, 256})
        x = graph.add("ReLU", {}, {graph.add("Linear", width(features), {x})});
    x = graph.add("Linear", width(10), {x});
    return train_graph(graph.train("CrossEntropyLoss", x, adam()),
                       {random_numbers({64 * on.batch_factor, 784}, on), random_classes({64 * on.batch_factor}, 10, on)}, on);
}

const RegisterWorkload registered[] = {
    RegisterWorkload{{"tiny_mlp", 0, tiny_mlp}},
    RegisterWorkload{{"mlp_784_512_256_10", 1, mlp}},
};

}  // namespace

}  // namespace ts
