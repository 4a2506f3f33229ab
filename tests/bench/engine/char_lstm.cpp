#include "graph_sketch.h"
#include "graph_trial.h"

namespace ts {

namespace {

std::unique_ptr<Trial> char_lstm(const Setting& on)
{
    const std::int64_t tokens = 96, steps = 64, batch = 32 * on.batch_factor;
    const Params rows{{"start_dim", std::int64_t{0}}, {"end_dim", std::int64_t{1}}};
    GraphSketch graph({.features = {steps}, .target = {steps}, .tokens = true});
    PortRef x = graph.add("Embedding", {{"num_embeddings", tokens}, {"embedding_dim", std::int64_t{64}}}, {graph.features()});
    x = graph.add("LSTM", {{"hidden_size", std::int64_t{256}}, {"num_layers", std::int64_t{2}}}, {x});
    x = graph.add("Flatten", rows, {graph.add("Linear", width(tokens), {x})});
    return train_graph(
        graph.train("CrossEntropyLoss", {x, graph.add("Flatten", {{"start_dim", std::int64_t{0}}}, {graph.target()})}, adam()),
        {random_classes({batch, steps}, tokens, on), random_classes({batch, steps}, tokens, on)}, on);
}

const RegisterWorkload registered{{"char_lstm", 4, char_lstm}};

}  // namespace

}  // namespace ts
