#include "engine/nn/recurrent_module.h"
#include "engine/nn/shape_checks.h"

namespace ts::nn {
namespace {

NodeShapes cell_shapes(const ShapeQuery& query, const char* type, RecurrentCell cell)
{
    expect_rank(query, type, {2}, translatable("engine", "%1 takes one step of features (N, C) but gets %2."));
    NodeShapes shapes;
    const std::int64_t in = resolve_size(query, shapes, type, "input_size", query.input().shape.back(),
                                         translatable("engine",
                                                      "%1 expects %2 features but gets %3 (%4). "
                                                      "Set input_size to %3 or auto."));
    const std::int64_t hidden = query.params.integer("hidden_size");
    shapes.parameter_count = recurrent_parameter_count(cell, in, hidden, query.params.boolean("bias"));
    shapes.flops_per_sample = recurrent_flops(cell, in, hidden);
    const TensorSpec state{query.input().dtype, {query.input().shape[0], hidden}};
    shapes.outputs.assign(cell == RecurrentCell::Lstm ? 2 : 1, state);
    return shapes;
}

class Cell : public RecurrentModule {
public:
    Cell(RecurrentCell cell, const ParamReader& params) : RecurrentModule(params.integer("hidden_size")), m_cell(cell)
    {
        add_weights(cell, params.integer("input_size"), "", params.boolean("bias"));
    }

    void run(std::span<const Tensor> inputs, std::span<Tensor> outputs, const RunContext&) override
    {
        const bool lstm = m_cell == RecurrentCell::Lstm;
        CellState after = recurrent_step(inputs[0], {inputs[1], lstm ? inputs[2] : Tensor()}, weights(), m_cell);
        outputs[0] = std::move(after.h);
        if (lstm)
            outputs[1] = std::move(after.c);
    }

private:
    RecurrentCell m_cell;
};

NodeShapes rnn_cell_shapes(const ShapeQuery& query)
{
    return cell_shapes(query, "RNNCell", plain_cell(query.params));
}
NodeShapes lstm_cell_shapes(const ShapeQuery& query)
{
    return cell_shapes(query, "LSTMCell", RecurrentCell::Lstm);
}
NodeShapes gru_cell_shapes(const ShapeQuery& query)
{
    return cell_shapes(query, "GRUCell", RecurrentCell::Gru);
}

std::unique_ptr<Module> make_rnn_cell(const BuildQuery& query)
{
    return std::make_unique<Cell>(plain_cell(query.params), query.params);
}
std::unique_ptr<Module> make_lstm_cell(const BuildQuery& query)
{
    return std::make_unique<Cell>(RecurrentCell::Lstm, query.params);
}
std::unique_ptr<Module> make_gru_cell(const BuildQuery& query)
{
    return std::make_unique<Cell>(RecurrentCell::Gru, query.params);
}

std::vector<PortSpec> inputs(bool lstm)
{
    std::vector<PortSpec> ports{
        {.name = "input", .help = translatable("engine", "one step of features (N, C)")},
        {.name = "h_0", .help = translatable("engine", "state before (N, hidden_size); else zeros"), .optional = true}};
    if (lstm)
        ports.push_back({.name = "c_0",
                         .help = translatable("engine", "cell state before (N, hidden_size); else zeros"),
                         .optional = true});
    return ports;
}

std::vector<PortSpec> outputs(bool lstm)
{
    std::vector<PortSpec> ports{{.name = "h_1", .help = translatable("engine", "state after the step (N, hidden_size)")}};
    if (lstm)
        ports.push_back({.name = "c_1", .help = translatable("engine", "cell state after the step (N, hidden_size)")});
    return ports;
}

std::vector<ParamSpec> cell_params(bool plain)
{
    std::vector<ParamSpec> params = recurrent_size_params();
    params.push_back(recurrent_bias_param());
    if (plain)
        params.push_back(nonlinearity_param());
    return params;
}

const RegisterNodeType rnn_cell{{
    .name = "RNNCell",
    .title = "RNNCell",
    .category = Category::Recurrent,
    .help = translatable("engine", "One step of RNN, for graphs that carry the state themselves."),
    .inputs = inputs(false),
    .outputs = outputs(false),
    .params = cell_params(true),
    .shapes = rnn_cell_shapes,
    .module = make_rnn_cell,
    .headline = {"hidden_size"},
    .rare = true,
    .keywords = {"elman", "step", "recurrent"},
}};

const RegisterNodeType lstm_cell{{
    .name = "LSTMCell",
    .title = "LSTMCell",
    .category = Category::Recurrent,
    .help = translatable("engine", "One step of LSTM, for graphs that carry the state themselves."),
    .inputs = inputs(true),
    .outputs = outputs(true),
    .params = cell_params(false),
    .shapes = lstm_cell_shapes,
    .module = make_lstm_cell,
    .headline = {"hidden_size"},
    .rare = true,
    .keywords = {"long short-term memory", "step", "recurrent"},
}};

const RegisterNodeType gru_cell{{
    .name = "GRUCell",
    .title = "GRUCell",
    .category = Category::Recurrent,
    .help = translatable("engine", "One step of GRU, for graphs that carry the state themselves."),
    .inputs = inputs(false),
    .outputs = outputs(false),
    .params = cell_params(false),
    .shapes = gru_cell_shapes,
    .module = make_gru_cell,
    .headline = {"hidden_size"},
    .rare = true,
    .keywords = {"gated recurrent unit", "step", "recurrent"},
}};

}  // namespace
}  // namespace ts::nn
