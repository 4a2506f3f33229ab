#include "engine/ops/op_record.h"
#include "engine/ops/recurrent.h"

namespace ts {

namespace {

/// Inputs: x, then h_0 (and c_0 of LSTM) where "states", the weights, and lengths where "lengths".
std::vector<Tensor> run(std::span<const Tensor> in, const Params& p, RecurrentCell cell)
{
    RecurrentOptions options;
    options.cell = cell;
    options.num_layers = integer_attribute(p, "num_layers", 1);
    options.bidirectional = bool_attribute(p, "bidirectional", false);
    options.batch_first = bool_attribute(p, "batch_first", false);
    options.bias = bool_attribute(p, "bias", true);
    options.dropout = number_attribute(p, "dropout", 0);
    std::size_t first = 1;
    Tensor h_0, c_0, lengths;
    if (bool_attribute(p, "states", false)) {
        h_0 = in[first++];
        c_0 = cell == RecurrentCell::Lstm ? in[first++] : Tensor();
    }
    std::size_t last = in.size();
    if (bool_attribute(p, "lengths", false))
        lengths = in[--last];
    const RecurrentResult out = recurrent(in[0], h_0, c_0, in.subspan(first, last - first), lengths, options);
    if (!out.c_n.defined())
        return {out.output, out.h_n};
    return {out.output, out.h_n, out.c_n};
}

std::vector<Tensor> lstm(std::span<const Tensor> in, const Params& p)
{
    return run(in, p, RecurrentCell::Lstm);
}

std::vector<Tensor> gru(std::span<const Tensor> in, const Params& p)
{
    return run(in, p, RecurrentCell::Gru);
}

std::vector<Tensor> rnn(std::span<const Tensor> in, const Params& p)
{
    const ParamValue* kind = p.find("nonlinearity");
    const bool relu = kind && *kind == ParamValue(std::string("relu"));
    return run(in, p, relu ? RecurrentCell::Relu : RecurrentCell::Tanh);
}

struct Sizes {
    std::int64_t steps, batch, in, hidden, layers = 1, directions = 1;
};

class SampleMaker {
public:
    explicit SampleMaker(RecurrentCell cell) : m_cell(cell) { }

    OpSample make(const Sizes& s, Params attributes) const
    {
        const bool bias = bool_attribute(attributes, "bias", true);
        const bool batch_first = bool_attribute(attributes, "batch_first", false);
        OpSample sample{{sample_values(batch_first ? Shape{s.batch, s.steps, s.in} : Shape{s.steps, s.batch, s.in}, -1, 1)},
                        {}};
        const Shape states{s.layers * s.directions, s.batch, s.hidden};
        if (bool_attribute(attributes, "states", false))
            for (int i = 0; i < (m_cell == RecurrentCell::Lstm ? 2 : 1); ++i)
                sample.inputs.push_back(sample_values(states, -0.8, 0.9));
        for (std::int64_t layer = 0; layer < s.layers; ++layer)
            for (std::int64_t d = 0; d < s.directions; ++d)
                add_weights(sample, layer == 0 ? s.in : s.directions * s.hidden, s.hidden, bias);
        if (bool_attribute(attributes, "lengths", false))
            sample.inputs.push_back(lengths(s));
        attributes.set("num_layers", s.layers);
        attributes.set("bidirectional", s.directions == 2);
        if (m_cell == RecurrentCell::Relu)
            attributes.set("nonlinearity", std::string("relu"));
        sample.attributes = std::move(attributes);
        return sample;
    }

private:
    void add_weights(OpSample& sample, std::int64_t in, std::int64_t hidden, bool bias) const
    {
        const std::int64_t wide = gate_count(m_cell) * hidden;
        sample.inputs.push_back(sample_values({wide, in}, -0.9, 0.7));
        sample.inputs.push_back(sample_values({wide, hidden}, -0.6, 0.8));
        for (int i = 0; bias && i < 2; ++i)
            sample.inputs.push_back(sample_values({wide}, -0.3, 0.4));
    }

    /// From 0 steps on, each row one longer, and again.
    static Tensor lengths(const Sizes& s)
    {
        Tensor counts = empty({s.batch}, DType::Int64);
        for (std::int64_t n = 0; n < s.batch; ++n)
            counts.data<std::int64_t>()[n] = n % (s.steps + 1);
        return counts;
    }

    RecurrentCell m_cell;
};

std::vector<OpSample> samples_of(RecurrentCell cell)
{
    const SampleMaker maker(cell);
    return {maker.make({3, 2, 2, 3}, {}),
            maker.make({2, 2, 3, 2, 2}, {{"batch_first", true}, {"states", true}}),
            maker.make({3, 2, 2, 2, 1, 2}, {{"bias", false}, {"states", true}}),
            maker.make({2, 2, 2, 2, 2, 2}, {{"dropout", 0.4}}),
            maker.make({3, 4, 2, 2, 1, 2}, {{"states", true}, {"lengths", true}, {"batch_first", true}}),
            maker.make({1, 1, 1, 1}, {}),
            maker.make({2, 0, 3, 2}, {}),
            maker.make({2, 1, 1, 17}, {})};
}

std::vector<OpSample> lstm_samples()
{
    return samples_of(RecurrentCell::Lstm);
}

std::vector<OpSample> gru_samples()
{
    return samples_of(RecurrentCell::Gru);
}

std::vector<OpSample> rnn_samples()
{
    std::vector<OpSample> list = samples_of(RecurrentCell::Tanh);
    for (OpSample& sample : samples_of(RecurrentCell::Relu))
        list.push_back(std::move(sample));
    return list;
}

const RegisterOp register_lstm{{"lstm", lstm, lstm_samples, true, false}};
const RegisterOp register_gru{{"gru", gru, gru_samples, true, false}};
const RegisterOp register_rnn{{"rnn", rnn, rnn_samples, true, false}};

}  // namespace

}  // namespace ts
