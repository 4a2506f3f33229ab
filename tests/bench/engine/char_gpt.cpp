#include "graph_sketch.h"
#include "graph_trial.h"

namespace ts {

namespace {

constexpr std::int64_t kCharacters = 96, kWidth = 128, kHeads = 4, kLayers = 4, kSteps = 64, kBatchSize = 16;

std::unique_ptr<Trial> char_gpt(const Setting& on)
{
    const std::int64_t batch = kBatchSize * on.batch_factor;
    GraphSketch graph({.features = {kSteps}, .target = {kSteps}, .tokens = true});
    PortRef x = graph.add("Embedding", {{"num_embeddings", kCharacters}, {"embedding_dim", kWidth}}, {graph.features()});
    x = graph.add("PositionalEmbedding", {}, {x});
    const Params layer{{"nhead", kHeads},    {"dim_feedforward", 4 * kWidth},
                       {"dropout", 0.0},     {"activation", std::string("gelu")},
                       {"norm_first", true}, {"is_causal", true}};
    for (std::int64_t i = 0; i < kLayers; ++i)
        x = graph.add("TransformerEncoderLayer", layer, {x});
    x = graph.add("Linear", width(kCharacters), {graph.add("LayerNorm", {}, {x})});
    return train_graph(graph.train("CrossEntropyLoss", x, adam()),
                       {random_classes({batch, kSteps}, kCharacters, on), random_classes({batch, kSteps}, kCharacters, on)},
                       on);
}

const RegisterWorkload registered{{"char_gpt_4x128", 7, char_gpt}};

}  // namespace

}  // namespace ts
