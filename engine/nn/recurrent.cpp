#include "engine/nn/initialization.h"
#include "engine/nn/recurrent_module.h"
#include "engine/nn/shape_checks.h"

namespace ts::nn {
namespace {

/// Order of the input ports.
enum Port : std::size_t { kInput, kFirstHidden, kFirstCell, kLengths };

struct LayerSettings {
    RecurrentOptions options;
    std::int64_t input_size = 0, hidden_size = 0;

    LayerSettings(const ParamReader& params, RecurrentCell cell, std::int64_t in)
        : input_size(in), hidden_size(params.integer("hidden_size"))
    {
        options.cell = cell;
        options.num_layers = params.integer("num_layers");
        options.bidirectional = params.boolean("bidirectional");
        options.batch_first = params.boolean("batch_first");
        options.bias = params.boolean("bias");
    }

    [[nodiscard]] std::int64_t directions() const { return options.bidirectional ? 2 : 1; }
    [[nodiscard]] std::int64_t inputs_of(std::int64_t layer) const
    {
        return layer == 0 ? input_size : directions() * hidden_size;
    }
};

NodeShapes recurrent_shapes(const ShapeQuery& query, const char* type, RecurrentCell cell)
{
    expect_rank(query, type, {3},
                translatable("engine", "%1 takes sequences (N, T, C) but gets %2. Reshape can make sequences of rows."));
    const SymbolicShape& in = query.input().shape;
    NodeShapes shapes;
    const std::int64_t size = resolve_size(query, shapes, type, "input_size", in.back(),
                                           translatable("engine",
                                                        "%1 expects %2 numbers in each step but gets %3 (%4). "
                                                        "Set input_size to %3 or auto."));
    const LayerSettings settings(query.params, cell, size);
    const std::size_t time = settings.options.batch_first ? 1 : 0;
    const double steps = static_cast<double>(in[time].factor);
    for (std::int64_t layer = 0; layer < settings.options.num_layers; ++layer) {
        const std::int64_t from = settings.inputs_of(layer), d = settings.directions();
        shapes.parameter_count += d * recurrent_parameter_count(cell, from, settings.hidden_size, settings.options.bias);
        shapes.flops_per_sample += static_cast<double>(d) * steps * recurrent_flops(cell, from, settings.hidden_size);
    }
    const DType dtype = query.input().dtype;
    const TensorSpec states{dtype, {settings.options.num_layers * settings.directions(), in[1 - time], settings.hidden_size}};
    shapes.outputs = {{dtype, {in[0], in[1], settings.directions() * settings.hidden_size}}, states};
    if (cell == RecurrentCell::Lstm)
        shapes.outputs.push_back(states);
    return shapes;
}

class RecurrentLayers : public RecurrentModule {
public:
    RecurrentLayers(const LayerSettings& settings, double dropout)
        : RecurrentModule(settings.hidden_size), m_options(settings.options), m_dropout(dropout)
    {
        for (std::int64_t layer = 0; layer < m_options.num_layers; ++layer)
            for (std::int64_t d = 0; d < settings.directions(); ++d)
                add_weights(m_options.cell, settings.inputs_of(layer),
                            "_l" + std::to_string(layer) + (d == 1 ? "_reverse" : ""), m_options.bias);
    }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext& context) override
    {
        const bool lstm = m_options.cell == RecurrentCell::Lstm;
        RecurrentOptions options = m_options;
        options.dropout = context.training ? m_dropout : 0;
        // Each step has 2^32 counters of the node's stream to itself.
        options.random = Philox(context.seed, random_stream(context.node, RandomUse::Dropout));
        options.counter = context.step << 32;
        RecurrentResult out = recurrent(inputs[kInput], inputs[kFirstHidden], lstm ? inputs[kFirstCell] : Tensor(), weights(),
                                        inputs[lstm ? kLengths : kLengths - 1], options);
        outputs[0] = std::move(out.output);
        outputs[1] = std::move(out.h_n);
        if (lstm)
            outputs[2] = std::move(out.c_n);
    }

private:
    RecurrentOptions m_options;
    double m_dropout;
};

std::unique_ptr<Module> make(const BuildQuery& query, RecurrentCell cell)
{
    const LayerSettings settings(query.params, cell, query.params.integer("input_size"));
    return std::make_unique<RecurrentLayers>(settings, query.params.number("dropout"));
}

NodeShapes lstm_shapes(const ShapeQuery& query)
{
    return recurrent_shapes(query, "LSTM", RecurrentCell::Lstm);
}
NodeShapes gru_shapes(const ShapeQuery& query)
{
    return recurrent_shapes(query, "GRU", RecurrentCell::Gru);
}
NodeShapes rnn_shapes(const ShapeQuery& query)
{
    return recurrent_shapes(query, "RNN", plain_cell(query.params));
}

std::unique_ptr<Module> make_lstm(const BuildQuery& query)
{
    return make(query, RecurrentCell::Lstm);
}
std::unique_ptr<Module> make_gru(const BuildQuery& query)
{
    return make(query, RecurrentCell::Gru);
}
std::unique_ptr<Module> make_rnn(const BuildQuery& query)
{
    return make(query, plain_cell(query.params));
}

std::vector<PortSpec> inputs(bool lstm)
{
    std::vector<PortSpec> ports{
        {.name = "input", .help = translatable("engine", "sequences (N, T, C)")},
        {.name = "h_0",
         .help = translatable("engine", "first state (layers x directions, N, hidden_size); else zeros"),
         .optional = true}};
    if (lstm)
        ports.push_back({.name = "c_0",
                         .help = translatable("engine", "first cell state (layers x directions, N, hidden_size); else zeros"),
                         .optional = true});
    ports.push_back({.name = "lengths",
                     .kind = PortKind::Integer,
                     .help = translatable("engine", "steps of each sequence (N); what follows is not read"),
                     .optional = true});
    return ports;
}

std::vector<PortSpec> outputs(bool lstm)
{
    std::vector<PortSpec> ports{
        {.name = "output", .help = translatable("engine", "state of the last layer after each step")},
        {.name = "h_n", .help = translatable("engine", "last state of each layer (layers x directions, N, hidden_size)")}};
    if (lstm)
        ports.push_back(
            {.name = "c_n",
             .help = translatable("engine", "last cell state of each layer (layers x directions, N, hidden_size)")});
    return ports;
}

std::vector<ParamSpec> layer_params(bool plain)
{
    std::vector<ParamSpec> params = recurrent_size_params();
    params.push_back({.name = "num_layers",
                      .type = ParamType::Int,
                      .default_value = std::int64_t{1},
                      .help = translatable("engine", "Layers, each of which reads the states of the one before."),
                      .minimum = 1,
                      .maximum = 64});
    if (plain)
        params.push_back(nonlinearity_param());
    params.push_back(recurrent_bias_param());
    params.push_back({.name = "batch_first",
                      .type = ParamType::Bool,
                      .default_value = true,
                      .help = translatable("engine", "The input is (N, T, C); without it (T, N, C)."),
                      .advanced = true});
    params.push_back({.name = "dropout",
                      .type = ParamType::Float,
                      .default_value = 0.0,
                      .help = translatable("engine", "Share of the values between layers set to zero while training."),
                      .minimum = 0,
                      .maximum = 1});
    params.push_back({.name = "bidirectional",
                      .type = ParamType::Bool,
                      .default_value = false,
                      .help = translatable("engine", "Also read each sequence from its end; the states stand side by side.")});
    return params;
}

const RegisterNodeType lstm{{
    .name = "LSTM",
    .title = "LSTM",
    .category = Category::Recurrent,
    .help = translatable("engine", "Reads a sequence step by step with a memory that gates open and close."),
    .inputs = inputs(true),
    .outputs = outputs(true),
    .params = layer_params(false),
    .shapes = lstm_shapes,
    .module = make_lstm,
    .headline = {"hidden_size", "num_layers"},
    .keywords = {"long short-term memory", "sequence", "recurrent", "time series", "text"},
}};

const RegisterNodeType gru{{
    .name = "GRU",
    .title = "GRU",
    .category = Category::Recurrent,
    .help = translatable("engine", "Reads a sequence step by step; a smaller, faster relative of LSTM."),
    .inputs = inputs(false),
    .outputs = outputs(false),
    .params = layer_params(false),
    .shapes = gru_shapes,
    .module = make_gru,
    .headline = {"hidden_size", "num_layers"},
    .keywords = {"gated recurrent unit", "sequence", "recurrent", "time series", "text"},
}};

const RegisterNodeType rnn{{
    .name = "RNN",
    .title = "RNN",
    .category = Category::Recurrent,
    .help = translatable("engine", "Reads a sequence step by step with a plain state; forgets sooner than LSTM."),
    .inputs = inputs(false),
    .outputs = outputs(false),
    .params = layer_params(true),
    .shapes = rnn_shapes,
    .module = make_rnn,
    .headline = {"hidden_size", "num_layers"},
    .keywords = {"elman", "sequence", "recurrent", "time series", "text"},
}};

}  // namespace
}  // namespace ts::nn
