#include "engine/nn/sequence_checks.h"
#include "engine/nn/transformer_layer.h"

namespace ts::nn {
namespace {

constexpr const char* kType = "TransformerDecoderLayer";

NodeShapes decoder_shapes(const ShapeQuery& query)
{
    expect_sequences(query, kType, 0);
    expect_sequences(query, kType, 1);
    const bool first = query.params.boolean("batch_first");
    const SymbolicShape &target = query.input(0).shape, &memory = query.input(1).shape;
    if (batch_of(target, first) != batch_of(memory, first) || target[2] != memory[2])
        throw ShapeError(translatable("engine",
                                      "TransformerDecoderLayer gets a target %1 but a memory %2: batch and features must be "
                                      "equal."),
                         {to_text(target), to_text(memory)});
    expect_lengths(query, kType, 2, batch_of(target, first));
    expect_lengths(query, kType, 3, batch_of(target, first));
    return transformer_shapes(query, kType, steps_of(memory, first));
}

class TransformerDecoderLayer : public TransformerLayer {
public:
    explicit TransformerDecoderLayer(const TransformerSettings& settings) : TransformerLayer(settings, true) { }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext& context) override
    {
        const auto input = [&](std::size_t i) { return i < inputs.size() ? inputs[i] : Tensor(); };
        const Tensor lengths = input(2), memory_lengths = input(3);
        Tensor x = around(inputs[0], 0, context, [&](const Tensor& rows) { return attend(rows, lengths, context); });
        x = around(x, 1, context, [&](const Tensor& rows) { return attend_to(rows, inputs[1], memory_lengths, context); });
        outputs[0] = around(x, 2, context, [&](const Tensor& rows) { return feed_forward(rows, context); });
    }
};

std::unique_ptr<Module> make_decoder_layer(const BuildQuery& query)
{
    return std::make_unique<TransformerDecoderLayer>(transformer_settings(query.params));
}

const RegisterNodeType decoder_layer{{
    .name = "TransformerDecoderLayer",
    .title = "TransformerDecoderLayer",
    .category = Category::Attention,
    .help
    = translatable("engine", "Self-attention, attention to a memory and two linear layers, each with a norm and a way past."),
    .inputs = {{.name = "tgt", .help = translatable("engine", "sequences of vectors (N, T, C)")},
               {.name = "memory", .help = translatable("engine", "what an encoder made of its sequences (N, S, C)")},
               lengths_port("lengths", translatable("engine", "how many positions of each sequence count (N)")),
               lengths_port("memory_lengths", translatable("engine", "how many positions of each memory count (N)"))},
    .outputs = {{.name = "output", .help = translatable("engine", "the same shape as tgt")}},
    .params = transformer_params(false),
    .shapes = decoder_shapes,
    .module = make_decoder_layer,
    .headline = {"nhead", "dim_feedforward"},
    .keywords = {"attention", "cross-attention", "translation", "sequence to sequence", "block"},
}};

}  // namespace
}  // namespace ts::nn
