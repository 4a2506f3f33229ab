#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/cpu/compute_threads.h"
#include "engine/nn/module.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/recurrent.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/registry/node_type.h"
#include "tests/engine/support/golden.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

namespace {

Tensor values(const Shape& sizes, std::uint64_t stream)
{
    const Tensor t = empty(sizes);
    fill_uniform(t, Philox(7, stream), -0.7, 0.7);
    return t;
}

std::vector<Tensor> weights_of(RecurrentCell cell, std::int64_t in, std::int64_t hidden, std::int64_t layers, int directions)
{
    std::vector<Tensor> weights;
    const std::int64_t wide = gate_count(cell) * hidden;
    for (std::int64_t l = 0; l < layers; ++l)
        for (int d = 0; d < directions; ++d)
            for (const Shape& sizes :
                 {Shape{wide, l == 0 ? in : directions * hidden}, Shape{wide, hidden}, Shape{wide}, Shape{wide}})
                weights.push_back(values(sizes, weights.size()).set_requires_grad());
    return weights;
}

double difference(const Tensor& a, const Tensor& b)
{
    return excess(a, b, 0, 0);
}

/// Sum of everything a network gives, and the gradients it leads to.
struct Outcome {
    std::vector<Tensor> outputs;
    std::vector<Tensor> gradients;
};

Outcome outcome_of(const RecurrentResult& out, const std::vector<Tensor>& weights)
{
    backward(out.output, values(out.output.sizes(), 99), {.retain_graph = true});
    backward(out.h_n, values(out.h_n.sizes(), 98));
    Outcome o{{out.output.detach(), out.h_n.detach()}, {}};
    for (const Tensor& w : weights)
        o.gradients.push_back(w.grad());
    return o;
}

double largest_difference(const std::vector<Tensor>& a, const std::vector<Tensor>& b)
{
    double worst = a.size() == b.size() ? 0 : 1e300;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        worst = std::max(worst, difference(a[i], b[i]));
    return worst;
}

}  // namespace

class RecurrentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ragged_rows_are_as_if_run_alone_data()
    {
        QTest::addColumn<int>("cell");
        QTest::newRow("rnn") << static_cast<int>(RecurrentCell::Tanh);
        QTest::newRow("lstm") << static_cast<int>(RecurrentCell::Lstm);
        QTest::newRow("gru") << static_cast<int>(RecurrentCell::Gru);
    }
    void ragged_rows_are_as_if_run_alone()
    {
        QFETCH(int, cell);
        RecurrentOptions options;
        options.cell = static_cast<RecurrentCell>(cell);
        options.num_layers = 2;
        options.bidirectional = true;
        options.batch_first = true;
        const Tensor x = values({3, 5, 4}, 50), h_0 = values({4, 3, 6}, 51);
        const Tensor c_0 = options.cell == RecurrentCell::Lstm ? values({4, 3, 6}, 52) : Tensor();
        const Tensor lengths = tensor<std::int64_t>({5, 2, 3});
        const std::vector<Tensor> weights = weights_of(options.cell, 4, 6, 2, 2);
        const RecurrentResult all = recurrent(x, h_0, c_0, weights, lengths, options);
        for (std::int64_t n = 0; n < 3; ++n) {
            const std::int64_t steps = lengths.data<std::int64_t>()[n];
            const Tensor own_x = narrow(narrow(x, 0, n, 1), 1, 0, steps), own_c = c_0.defined() ? narrow(c_0, 1, n, 1) : c_0;
            const RecurrentResult alone = recurrent(own_x, narrow(h_0, 1, n, 1), own_c, weights, {}, options);
            const Tensor row = narrow(all.output, 0, n, 1);
            QVERIFY(difference(narrow(row, 1, 0, steps), alone.output) < 1e-6);
            QVERIFY(difference(narrow(all.h_n, 1, n, 1), alone.h_n) < 1e-6);
            const std::vector<double> behind = narrow(row, 1, steps, 5 - steps).to_vector();
            QVERIFY(std::ranges::all_of(behind, [](double v) { return v == 0; }));
        }
    }

    void one_and_two_threads_give_the_same_bits_data() { ragged_rows_are_as_if_run_alone_data(); }
    void one_and_two_threads_give_the_same_bits()
    {
        QFETCH(int, cell);
        RecurrentOptions options;
        options.cell = static_cast<RecurrentCell>(cell);
        std::vector<Outcome> outcomes;
        for (const int threads : {1, 2}) {
            set_compute_threads(threads);
            // Wide enough for several threads, and not a whole number of panels. The input is narrow, so that only the layer's
            // own loops decide.
            const std::vector<Tensor> weights = weights_of(options.cell, 1, 333, 1, 1);
            outcomes.push_back(outcome_of(recurrent(values({3, 7, 1}, 50), {}, {}, weights, {}, options), weights));
        }
        set_compute_threads(0);
        QCOMPARE(largest_difference(outcomes[0].outputs, outcomes[1].outputs), 0.0);
    }

    void wide_batches_agree_with_float64_data() { ragged_rows_are_as_if_run_alone_data(); }
    void wide_batches_agree_with_float64()
    {
        QFETCH(int, cell);
        RecurrentOptions options;
        options.cell = static_cast<RecurrentCell>(cell);
        const std::vector<Tensor> weights = weights_of(options.cell, 40, 70, 1, 1);
        std::vector<Tensor> exact;
        for (const Tensor& w : weights)
            exact.push_back(to(w.detach(), DType::Float64).set_requires_grad());
        const Tensor x = values({4, 37, 40}, 50);
        const Tensor g = values({4, 37, 70}, 51);
        const Tensor y = recurrent(x, {}, {}, weights, {}, options).output;
        const Tensor expected = recurrent(to(x, DType::Float64), {}, {}, exact, {}, options).output;
        backward(y, g);
        backward(expected, to(g, DType::Float64));
        QVERIFY(excess(y, expected, 1e-5, 1e-5) <= 0);
        for (std::size_t i = 0; i < weights.size(); ++i)
            QVERIFY(excess(weights[i].grad(), exact[i].grad(), 1e-4, 1e-4) <= 0);
    }

    void dropout_falls_between_layers_only()
    {
        RecurrentOptions options;
        options.dropout = 0.5;
        const Tensor x = values({4, 2, 3}, 50);
        const std::vector<Tensor> one = weights_of(RecurrentCell::Lstm, 3, 8, 1, 1);
        RecurrentOptions plain = options;
        plain.dropout = 0;
        QCOMPARE(difference(recurrent(x, {}, {}, one, {}, options).output, recurrent(x, {}, {}, one, {}, plain).output), 0.0);
        options.num_layers = plain.num_layers = 2;
        const std::vector<Tensor> two = weights_of(RecurrentCell::Lstm, 3, 8, 2, 1);
        QVERIFY(difference(recurrent(x, {}, {}, two, {}, options).output, recurrent(x, {}, {}, two, {}, plain).output) > 1e-3);
        QCOMPARE(difference(recurrent(x, {}, {}, two, {}, options).output, recurrent(x, {}, {}, two, {}, options).output), 0.0);
    }

    void last_step_respects_lengths()
    {
        const Tensor x = tensor<float>({1, 2, 3, 4, 5, 6}, {2, 3, 1}).set_requires_grad();
        QCOMPARE(last_step(x).to_vector(), (std::vector<double>{3, 6}));
        const Tensor last = last_step(x, tensor<std::int64_t>({2, 1}));
        QCOMPARE(last.to_vector(), (std::vector<double>{2, 4}));
        backward(sum(last));
        QCOMPARE(x.grad().to_vector(), (std::vector<double>{0, 1, 0, 1, 0, 0}));
        QVERIFY(!message_of<Error>([&] { last_step(x, tensor<std::int64_t>({4, 1})); }).empty());
    }

    void mistakes_are_named()
    {
        const std::vector<Tensor> weights = weights_of(RecurrentCell::Lstm, 3, 4, 1, 1);
        const auto run = [&](const Tensor& x, const Tensor& h_0, const Tensor& lengths, std::int64_t layers = 1) {
            RecurrentOptions options;
            options.num_layers = layers;
            return message_of<Error>([&] { recurrent(x, h_0, {}, weights, lengths, options); });
        };
        const Tensor x = values({5, 2, 3}, 50);
        QCOMPARE(run(values({5, 2, 7}, 50), {}, {}), "lstm: weight_ih has shape (16, 3); (16, 7) is needed.");
        QCOMPARE(run(x, values({1, 3, 4}, 1), {}), "lstm: h_0 has shape (1, 3, 4); (1, 2, 4) is needed.");
        QCOMPARE(run(x, {}, tensor<std::int64_t>({6, 1})), "A length of 6 does not fit a sequence of 5 steps.");
        QCOMPARE(run(x, {}, {}, 2), "lstm: 2 layers need 8 weights but there are 4.");
        QVERIFY(run(empty({0, 2, 3}), {}, {}).find("at least one step") != std::string::npos);
    }

    void shapes_of_nodes()
    {
        const auto infer = [](const char* name, const Params& params, const SymbolicShape& shape) {
            const NodeType* type = find_node_type(name);
            const std::optional<TensorSpec> specs[4] = {TensorSpec{DType::Float32, shape}};
            return type->shapes({ParamReader(type->params, params), specs, {}});
        };
        const Params params{{"hidden_size", std::int64_t{10}}, {"num_layers", std::int64_t{2}}, {"bidirectional", true}};
        const NodeShapes lstm = infer("LSTM", params, {kBatch, Dim(1, 'T'), 6});
        QCOMPARE(to_text(lstm.outputs.at(0).shape), "N×T×20");
        QCOMPARE(to_text(lstm.outputs.at(2).shape), "4×N×10");
        QCOMPARE(lstm.parameter_count, 2 * 40 * (6 + 10 + 2) + 2 * 40 * (20 + 10 + 2));
        QCOMPARE(lstm.resolved, (Params{{"input_size", std::int64_t{6}}}));
        QCOMPARE(to_text(infer("GRUCell", {}, {kBatch, 6}).outputs.at(0).shape), "N×64");
        QCOMPARE(to_text(infer("LastStep", {}, {kBatch, Dim(1, 'T'), 6}).outputs.at(0).shape), "N×6");
        QCOMPARE(message_of<Error>([&] {
                     infer("RNN", {{"input_size", std::int64_t{5}}}, {kBatch, 3, 6});
                 }),
                 "RNN expects 5 numbers in each step but gets 6 (N×3×6). Set input_size to 6 or auto.");
    }
};

QTEST_GUILESS_MAIN(RecurrentTest)
#include "recurrent_test.moc"
