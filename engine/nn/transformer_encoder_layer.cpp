#include "engine/nn/sequence_checks.h"
#include "engine/nn/transformer_layer.h"

namespace ts::nn {
namespace {

NodeShapes encoder_shapes(const ShapeQuery& query)
{
    NodeShapes shapes = transformer_shapes(query, "TransformerEncoderLayer", 0);
    expect_lengths(query, "TransformerEncoderLayer", 1, batch_of(query.input().shape, query.params.boolean("batch_first")));
    return shapes;
}

class TransformerEncoderLayer : public TransformerLayer {
public:
    explicit TransformerEncoderLayer(const TransformerSettings& settings) : TransformerLayer(settings, false) { }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext& context) override
    {
        const Tensor lengths = inputs.size() > 1 ? inputs[1] : Tensor();
        const Tensor x = around(inputs[0], 0, context, [&](const Tensor& rows) { return attend(rows, lengths, context); });
        outputs[0] = around(x, 1, context, [&](const Tensor& rows) { return feed_forward(rows, context); });
    }
};

std::unique_ptr<Module> make_encoder_layer(const BuildQuery& query)
{
    return std::make_unique<TransformerEncoderLayer>(transformer_settings(query.params));
}

const RegisterNodeType encoder_layer{{
    .name = "TransformerEncoderLayer",
    .title = "TransformerEncoderLayer",
    .category = Category::Attention,
    .help = translatable("engine", "Self-attention and two linear layers, each with a norm and a way past it."),
    .inputs = {{.name = "src", .help = translatable("engine", "sequences of vectors (N, T, C)")},
               lengths_port("lengths", translatable("engine", "how many positions of each sequence count (N)"))},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape")}},
    .params = transformer_params(false),
    .shapes = encoder_shapes,
    .module = make_encoder_layer,
    .headline = {"nhead", "dim_feedforward"},
    .keywords = {"attention", "gpt", "bert", "block", "language model"},
}};

}  // namespace
}  // namespace ts::nn
