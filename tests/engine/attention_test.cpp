#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/nn/module.h"
#include "engine/ops/attention.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/feed_forward.h"
#include "engine/ops/matmul.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/registry/node_type.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

namespace {

Tensor numbers(const Shape& sizes, std::uint64_t stream)
{
    const Tensor out = empty(sizes);
    fill_normal(out, Philox(7, stream), 0, 1);
    return out;
}

double difference(const Tensor& a, const Tensor& b)
{
    const std::vector<double> x = a.to_vector(), y = b.to_vector();
    double worst = a.sizes() == b.sizes() ? 0 : INFINITY;
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i)
        worst = std::max(worst, std::abs(x[i] - y[i]));
    return worst;
}

/// A module of a node type with its parameters set for one seed.
std::unique_ptr<nn::Module> make(const char* name, Params params, std::span<const Tensor> inputs)
{
    const NodeType& type = *find_node_type(name);
    std::vector<std::optional<TensorSpec>> specs(type.inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (!inputs[i].defined())
            continue;
        specs[i] = TensorSpec{inputs[i].dtype(), {}};
        for (const std::int64_t size : inputs[i].sizes())
            specs[i]->shape.emplace_back(size);
    }
    for (const auto& [key, value] : type.shapes({ParamReader(type.params, params), specs, {}}).resolved)
        params.set(key, value);
    std::unique_ptr<nn::Module> module = type.module({ParamReader(type.params, params), specs});
    module->initialize(3, 5);
    return module;
}

Tensor run(nn::Module& module, std::vector<Tensor> inputs, bool training = false)
{
    inputs.resize(4);
    Tensor out;
    module.run(inputs, {&out, 1}, {.training = training, .seed = 1, .step = 2, .node = 9});
    return out;
}

}  // namespace

/// What attention promises beyond its op record: masks, lengths, layouts and the nodes built on it.
class AttentionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void causalIsTheLowerTriangle_data() { lengths(); }
    void causalIsTheLowerTriangle()
    {
        QFETCH(int, length);
        const Shape sizes{2, 3, length, 8};
        const Tensor q = numbers(sizes, 1), k = numbers(sizes, 2), v = numbers(sizes, 3);
        const Tensor past = empty({length, length}, DType::Bool);
        for (int i = 0; i < length * length; ++i)
            past.data<bool>()[i] = i % length <= i / length;
        AttentionOptions causal, masked;
        causal.is_causal = true;
        masked.mask = past;
        compare(q, k, v, causal, masked);
    }

    void blocksOfKeysGiveWhatStepsGive_data() { lengths(); }
    void blocksOfKeysGiveWhatStepsGive()
    {
        QFETCH(int, length);
        const Tensor q = numbers({1, 2, 5, 6}, 1), k = numbers({1, 2, length, 6}, 2), v = numbers({1, 2, length, 3}, 3);
        const Tensor out = scaled_dot_product_attention(q, k, v);
        const std::int64_t keys[] = {-1};
        const Tensor scores = mul(sum(mul(unsqueeze(q, 3), unsqueeze(k, 2)), keys), 1 / std::sqrt(6.0));
        const Tensor e = exp(sub(scores, amax(scores, keys, true)));
        const std::int64_t rows[] = {3};
        const Tensor expected = sum(mul(unsqueeze(div(e, sum(e, keys, true)), 4), unsqueeze(v, 2)), rows);
        QVERIFY2(difference(out, expected) < 1e-5, qPrintable(QString::number(difference(out, expected))));
    }

    void headsInsideRowsAreReadInPlace()
    {
        const Tensor qkv = numbers({2, 20, 3 * 24}, 1);
        const auto part = [&](std::int64_t i) {
            return transpose(reshape(contiguous(narrow(qkv, 2, i * 24, 24)), Shape{2, 20, 3, 8}), 1, 2);
        };
        AttentionOptions causal;
        causal.is_causal = true;
        const Tensor apart = scaled_dot_product_attention(part(0), part(1), part(2), causal);
        const Tensor packed = self_attention(qkv, 3, causal);
        QVERIFY(transpose(apart, 1, 2).is_contiguous());
        QCOMPARE(difference(reshape(transpose(apart, 1, 2), Shape{2, 20, 24}), packed), 0.0);
    }

    void aQueryThatMaySeeNothingGivesZeros()
    {
        const Shape sizes{1, 1, 3, 4};
        const Tensor q = numbers(sizes, 1).set_requires_grad(), v = numbers(sizes, 3);
        AttentionOptions options;
        options.mask = tensor<double>({1, 1, 0, 0, 0, 0, 0, 0, 1}, {3, 3});
        options.mask = gt(options.mask, scalar(0.5, DType::Float64));
        const Tensor out = scaled_dot_product_attention(q, v, v, options);
        for (int c = 0; c < 4; ++c) {
            QCOMPARE(out.to_vector()[static_cast<std::size_t>(4 + c)], 0.0);
            QVERIFY(std::abs(out.to_vector()[static_cast<std::size_t>(8 + c)] - v.to_vector()[static_cast<std::size_t>(8 + c)])
                    < 1e-6);
        }
        backward(sum(out));
        for (const double g : q.grad().to_vector())
            QVERIFY(std::isfinite(g));
    }

    void dropoutKeepsTheAverage()
    {
        const Tensor q = numbers({4, 4, 64, 8}, 1), k = numbers({4, 4, 64, 8}, 2), v = ones({4, 4, 64, 8});
        AttentionOptions options;
        options.dropout = {0.25, Philox(1), 0};
        const Tensor out = scaled_dot_product_attention(q, k, v, options);
        QVERIFY(std::abs(mean(out).item() - 1) < 0.02);
        QVERIFY(difference(out, v) > 0.05);
        QCOMPARE(difference(out, scaled_dot_product_attention(q, k, v, options)), 0.0);
    }

    void unconnectedKeysAreTheQueries()
    {
        const Tensor x = numbers({2, 7, 12}, 1), other = numbers({2, 7, 12}, 1);
        const auto module = make("MultiheadAttention", {{"num_heads", std::int64_t{3}}}, std::array{x});
        const Tensor alone = run(*module, {x});
        QVERIFY(difference(alone, run(*module, {x, x, x})) == 0);
        QVERIFY(difference(alone, run(*module, {x, other, other})) < 1e-5);
        QVERIFY(difference(alone, run(*module, {x, other})) < 1e-5);
    }

    void lengthsHideWhatFillsUp()
    {
        const Tensor x = numbers({2, 6, 8}, 1);
        const auto module = make("TransformerEncoderLayer", {{"dropout", 0.0}}, std::array{x});
        const Tensor both = run(*module, {x, tensor<std::int64_t>({4, 6})});
        const Tensor first = run(*module, {contiguous(narrow(narrow(x, 0, 0, 1), 1, 0, 4))});
        QVERIFY(difference(narrow(narrow(both, 0, 0, 1), 1, 0, 4), first) < 1e-5);
        const Tensor second = run(*module, {contiguous(narrow(x, 0, 1, 1))});
        QVERIFY(difference(narrow(both, 0, 1, 1), second) < 1e-5);
    }

    void stepsFirstIsTheSameTurnedRound_data()
    {
        QTest::addColumn<QByteArray>("type");
        for (const char* type : {"MultiheadAttention", "TransformerEncoderLayer", "TransformerDecoderLayer"})
            QTest::newRow(type) << QByteArray(type);
    }
    void stepsFirstIsTheSameTurnedRound()
    {
        QFETCH(QByteArray, type);
        const Tensor x = numbers({2, 5, 8}, 1), memory = numbers({2, 3, 8}, 2);
        const Tensor turned = contiguous(transpose(x, 0, 1)), turned_memory = contiguous(transpose(memory, 0, 1));
        std::vector<Tensor> inputs{x}, turned_inputs{turned};
        if (type != "TransformerEncoderLayer") {
            inputs.push_back(memory);
            turned_inputs.push_back(turned_memory);
        }
        const auto first = make(type.constData(), {}, inputs);
        const auto later = make(type.constData(), {{"batch_first", false}}, turned_inputs);
        QVERIFY(difference(transpose(run(*first, inputs), 0, 1), run(*later, turned_inputs)) < 1e-5);
    }

    void causalLayersDoNotLookAhead()
    {
        const Tensor x = numbers({1, 9, 8}, 1);
        const auto module = make("TransformerEncoderLayer", {{"is_causal", true}, {"norm_first", true}}, std::array{x});
        const Tensor all = run(*module, {x}), few = run(*module, {contiguous(narrow(x, 1, 0, 4))});
        QVERIFY(difference(narrow(all, 1, 0, 4), few) < 1e-5);
    }

    void dropoutOfALayerIsNewEachStep()
    {
        const Tensor x = numbers({1, 9, 8}, 1);
        const auto module = make("TransformerEncoderLayer", {{"dropout", 0.5}}, std::array{x});
        const Tensor quiet = run(*module, {x}), one = run(*module, {x}, true);
        QVERIFY(difference(quiet, one) > 0.1);
        QCOMPARE(difference(one, run(*module, {x}, true)), 0.0);
        Tensor next;
        module->run(std::array{x, Tensor()}, {&next, 1}, {.training = true, .seed = 1, .step = 3, .node = 9});
        QVERIFY(difference(one, next) > 0.1);
    }

    void piecesOfRowsGiveWhatTwoLayersGive()
    {
        constexpr std::int64_t rows = 900, width = 6, wide = 512;
        const Tensor up = numbers({rows, width}, 9);
        std::vector<Tensor> results[2];
        for (const bool pieces : {false, true}) {
            const Tensor x = numbers({rows, width}, 1).set_requires_grad(), w1 = numbers({wide, width}, 2).set_requires_grad(),
                         b1 = numbers({wide}, 3).set_requires_grad(), w2 = numbers({width, wide}, 4).set_requires_grad(),
                         b2 = numbers({width}, 5).set_requires_grad();
            const Tensor out
                = pieces ? feed_forward(x, {w1, b1, w2, b2}, HiddenActivation::Gelu) : linear(gelu(linear(x, w1, b1)), w2, b2);
            backward(out, up);
            results[pieces ? 1 : 0] = {out, x.grad(), w1.grad(), b1.grad(), w2.grad(), b2.grad()};
        }
        for (std::size_t i = 0; i < results[0].size(); ++i)
            QVERIFY2(difference(results[0][i], results[1][i]) < 2e-3, qPrintable(QString::number(i)));
    }

    void wavesTellPositionsApart()
    {
        const Tensor x = zeros({1, 3, 4});
        const auto module = make("PositionalEncoding", {}, std::array{x});
        const std::vector<double> got = run(*module, {x}).to_vector();
        const double expected[] = {0, 1, 0, 1, std::sin(1.0), std::cos(1.0), std::sin(0.01), std::cos(0.01)};
        for (std::size_t i = 0; i < std::size(expected); ++i)
            QVERIFY(std::abs(got[i] - expected[i]) < 1e-6);
    }

    void positionsAreLearned()
    {
        const Tensor x = numbers({3, 4, 2}, 1);
        const auto module = make("PositionalEmbedding", {{"max_length", std::int64_t{6}}}, std::array{x});
        const Tensor weight = module->parameters()[0].value;
        QCOMPARE(weight.sizes(), (Shape{1, 6, 2}));
        backward(sum(run(*module, {x})));
        const std::vector<double> gradient = weight.grad().to_vector();
        for (std::size_t i = 0; i < gradient.size(); ++i)
            QCOMPARE(gradient[i], i < 8 ? 3.0 : 0.0);
    }

    void errorsSayWhatDoesNotFit()
    {
        const Tensor q = numbers({1, 3, 4}, 1), k = numbers({1, 3, 5}, 1);
        VERIFY_THROWS(ShapeError, "query (1, 3, 4), key (1, 3, 5)", scaled_dot_product_attention(q, k, k));
        VERIFY_THROWS(ShapeError, "three times 3 heads", self_attention(q, 3));
    }

private:
    static void lengths()
    {
        QTest::addColumn<int>("length");
        for (const int length : {1, 15, 16, 33, 128, 150, 300})
            QTest::addRow("%d", length) << length;
    }

    /// The same result and gradients under both options.
    static void compare(const Tensor& q, const Tensor& k, const Tensor& v, const AttentionOptions& a, const AttentionOptions& b)
    {
        const Tensor up = numbers(q.sizes(), 4);
        std::vector<Tensor> results[2];
        for (int i = 0; i < 2; ++i) {
            const Tensor leaves[] = {clone(q).set_requires_grad(), clone(k).set_requires_grad(), clone(v).set_requires_grad()};
            const Tensor out = scaled_dot_product_attention(leaves[0], leaves[1], leaves[2], i == 0 ? a : b);
            backward(out, up);
            results[i] = {out, leaves[0].grad(), leaves[1].grad(), leaves[2].grad()};
        }
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY2(difference(results[0][i], results[1][i]) < 1e-5, qPrintable(QString::number(i)));
    }
};

QTEST_GUILESS_MAIN(AttentionTest)
#include "attention_test.moc"
