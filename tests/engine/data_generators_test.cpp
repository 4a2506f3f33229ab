#include <cmath>
#include <functional>
#include <numbers>
#include <set>

#include <QTest>

#include "tests/engine/support/data_node.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

/// What generators make is worked out again from their examples.
class DataGeneratorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapesAndSeeds_data();
    void shapesAndSeeds();
    void moonsLieOnHalfCircles();
    void circlesHaveTheirRadii();
    void blobsScatterAroundTheirCentres();
    void checkerboardHasTheColourOfTheField();
    void sineCurveIsASine();
    void sineSequencesGoOn();
    void noiseHasItsSpread();
    void copyMemoryAsksForWhatWasShown();
    void raggedAnswersFollowFromTheTokens_data();
    void raggedAnswersFollowFromTheTokens();
    void raggedBatchesAreAsLongAsTheirLongest();
    void treesEvaluateToTheirTarget();
    void lengthsInTheWrongOrderAreRefused();
    void tooMuchMemoryIsRefused();
};

namespace {

using Ints = const std::int64_t*;

std::int64_t count_of(const std::vector<Tensor>& fields)
{
    return fields[0].size(0);
}

std::vector<Tensor> made(const char* type, Params params)
{
    return read_all(*open_data(type, params, "/"));
}

Params with(Params params, const char* name, ParamValue value)
{
    params.set(name, std::move(value));
    return params;
}

double spread_between(const Tensor& a, const Tensor& b)
{
    double sum = 0;
    for (std::int64_t i = 0; i < a.numel(); ++i)
        sum += std::pow(static_cast<double>(a.data<float>()[i] - b.data<float>()[i]), 2);
    return std::sqrt(sum / static_cast<double>(a.numel()));
}

}  // namespace

void DataGeneratorsTest::shapesAndSeeds_data()
{
    QTest::addColumn<QString>("type");
    for (const char* type : {"Moons", "Circles", "Blobs", "Checkerboard", "SineCurve", "SineSequences", "CopyMemory",
                             "RaggedSequences", "RandomTrees", "AdditionStrings"})
        QTest::newRow(type) << type;
}

/// The shape rule foretells what is made; the same seed makes the same bits and another one others.
void DataGeneratorsTest::shapesAndSeeds()
{
    QFETCH(QString, type);
    const QByteArray name = type.toUtf8();
    const Params params{{"seed", std::int64_t{3}}, {"examples", std::int64_t{60}}};
    const NodeShapes shapes = infer_data(name, params, "/");
    const auto data = open_data(name, params, "/");
    QVERIFY(shapes.outputs == data->specs());
    QCOMPARE(shapes.row_count, std::optional(data->rows()));
    QCOMPARE(data->rows(), 60);
    QCOMPARE(find_node_type(name.constData())->outputs.size(), data->specs().size());
    QCOMPARE(data->split().validation.size(), std::size_t{12});
    const auto first = read_all(*data);
    const auto again = made(name, params);
    const auto other = made(name, with(params, "seed", std::int64_t{4}));
    bool differs = false;
    for (std::size_t i = 0; i < first.size(); ++i) {
        QVERIFY(first[i].to_vector() == again[i].to_vector());
        differs |= first[i].to_vector() != other[i].to_vector();
    }
    QVERIFY(differs);
}

void DataGeneratorsTest::moonsLieOnHalfCircles()
{
    const auto fields = made("Moons", {{"noise", 0.0}, {"examples", std::int64_t{101}}});
    for (std::int64_t row = 0; row < count_of(fields); ++row) {
        const double x = static_cast<double>(fields[0].data<float>()[2 * row]);
        const double y = static_cast<double>(fields[0].data<float>()[2 * row + 1]);
        const bool lower = fields[1].data<std::int64_t>()[row] == 1;
        QVERIFY(std::abs(std::hypot(lower ? x - 1 : x, lower ? y - 0.5 : y) - 1) < 1e-6);
        QVERIFY(lower ? y <= 0.5 + 1e-6 : y >= -1e-6);
    }
    QCOMPARE(fields[0].data<float>()[0], 1.0F);
    QCOMPARE(fields[0].data<float>()[2 * 100], -1.0F);
}

void DataGeneratorsTest::circlesHaveTheirRadii()
{
    const auto fields = made("Circles", {{"noise", 0.0}, {"factor", 0.3}, {"examples", std::int64_t{200}}});
    std::set<std::int64_t> quadrants;
    for (std::int64_t row = 0; row < count_of(fields); ++row) {
        const float* point = fields[0].data<float>() + 2 * row;
        const bool inner = fields[1].data<std::int64_t>()[row] == 1;
        QVERIFY(std::abs(std::hypot(point[0], point[1]) - (inner ? 0.3F : 1.0F)) < 1e-6F);
        quadrants.insert((point[0] > 0 ? 1 : 0) + (point[1] > 0 ? 2 : 0));
    }
    QCOMPARE(quadrants.size(), std::size_t{4});
}

void DataGeneratorsTest::blobsScatterAroundTheirCentres()
{
    const Params params{{"centers", std::int64_t{4}}, {"num_features", std::int64_t{3}}, {"examples", std::int64_t{4000}}};
    const auto exact = made("Blobs", with(params, "noise", 0.0));
    const auto noisy = made("Blobs", with(params, "noise", 0.5));
    std::set<std::vector<float>> centers;
    for (std::int64_t row = 0; row < 4000; ++row) {
        QCOMPARE(exact[1].data<std::int64_t>()[row], row % 4);
        const float* place = exact[0].data<float>() + 3 * row;
        centers.insert({place, place + 3});
    }
    QCOMPARE(centers.size(), std::size_t{4});
    QVERIFY(std::abs(spread_between(exact[0], noisy[0]) - 0.5) < 0.02);
}

void DataGeneratorsTest::checkerboardHasTheColourOfTheField()
{
    const auto fields = made("Checkerboard", {{"cells", std::int64_t{2}}, {"examples", std::int64_t{1000}}});
    int ones = 0;
    for (std::int64_t row = 0; row < 1000; ++row) {
        const float* point = fields[0].data<float>() + 2 * row;
        QVERIFY(std::abs(point[0]) <= 1 && std::abs(point[1]) <= 1);
        const bool exclusive_or = (point[0] >= 0) != (point[1] >= 0);
        QCOMPARE(fields[1].data<std::int64_t>()[row], exclusive_or ? 1 : 0);
        ones += exclusive_or;
    }
    QVERIFY(ones > 400 && ones < 600);
}

void DataGeneratorsTest::sineCurveIsASine()
{
    const auto fields = made("SineCurve", {{"noise", 0.0}, {"periods", 3.0}});
    for (std::int64_t row = 0; row < count_of(fields); ++row) {
        const double x = static_cast<double>(fields[0].data<float>()[row]);
        QVERIFY(x >= -1 && x <= 1);
        QVERIFY(std::abs(static_cast<double>(fields[1].data<float>()[row]) - std::sin(3 * std::numbers::pi * x)) < 1e-6);
    }
}

/// Three values of a wave without noise tell its frequency: a + c = 2 b cos(step).
void DataGeneratorsTest::sineSequencesGoOn()
{
    const Params params{{"noise", 0.0}, {"length", std::int64_t{12}}, {"each_step", true}};
    const auto each = made("SineSequences", params);
    const auto last = made("SineSequences", with(params, "each_step", false));
    for (std::int64_t row = 0; row < count_of(each); ++row) {
        const float* x = each[0].data<float>() + 12 * row;
        const float* y = each[1].data<float>() + 12 * row;
        QVERIFY(std::equal(x + 1, x + 12, y));
        QCOMPARE(last[1].data<float>()[row], y[11]);
        const auto cosine_at = [&](int t) { return (x[t - 1] + y[t]) / (2 * x[t]); };
        for (int t = 2; t < 12; ++t)
            if (std::abs(x[t]) > 0.3F && std::abs(x[t - 1]) > 0.3F)
                QVERIFY(std::abs(cosine_at(t) - cosine_at(t - 1)) < 1e-4F);
    }
}

void DataGeneratorsTest::noiseHasItsSpread()
{
    for (const char* type : {"Moons", "Circles", "SineCurve", "SineSequences", "Checkerboard"}) {
        const Params params{{"examples", std::int64_t{3000}}};
        const auto exact = made(type, with(params, "noise", 0.0));
        const auto noisy = made(type, with(params, "noise", 0.2));
        const std::size_t field = std::string_view(type) == "SineCurve" ? 1 : 0;
        const double spread = spread_between(exact[field], noisy[field]);
        QVERIFY2(std::abs(spread - 0.2) < 0.01, type);
    }
}

void DataGeneratorsTest::copyMemoryAsksForWhatWasShown()
{
    const Params params{{"length", std::int64_t{4}}, {"delay", std::int64_t{7}}, {"symbols", std::int64_t{3}}};
    const auto fields = made("CopyMemory", params);
    const auto blanks_too = made("CopyMemory", with(params, "answer_only", false));
    std::set<std::int64_t> seen;
    for (std::int64_t row = 0; row < count_of(fields); ++row) {
        Ints tokens = fields[0].data<std::int64_t>() + 15 * row;
        Ints target = fields[1].data<std::int64_t>() + 15 * row;
        for (int t = 0; t < 15; ++t) {
            const bool answer = t >= 11;
            QCOMPARE(target[t], answer ? tokens[t - 11] : -100);
            QCOMPARE(blanks_too[1].data<std::int64_t>()[15 * row + t], answer ? tokens[t - 11] : 0);
            if (t < 4)
                seen.insert(tokens[t]);
            else
                QCOMPARE(tokens[t], t == 10 ? 4 : 0);
        }
    }
    QCOMPARE(seen, (std::set<std::int64_t>{1, 2, 3}));
}

void DataGeneratorsTest::raggedAnswersFollowFromTheTokens_data()
{
    QTest::addColumn<QString>("question");
    QTest::newRow("parity") << "parity";
    QTest::newRow("first") << "first";
}

void DataGeneratorsTest::raggedAnswersFollowFromTheTokens()
{
    QFETCH(QString, question);
    const auto data
        = open_data("RaggedSequences",
                    {{"question", question.toStdString()}, {"symbols", std::int64_t{3}}, {"max_length", std::int64_t{9}}}, "/");
    const auto fields = read_all(*data);
    std::set<std::int64_t> lengths;
    for (std::int64_t row = 0; row < data->rows(); ++row) {
        Ints tokens = fields[0].data<std::int64_t>() + 9 * row;
        const float* features = fields[1].data<float>() + 27 * row;
        const std::int64_t length = fields[2].data<std::int64_t>()[row];
        QCOMPARE(data->lengths()[static_cast<std::size_t>(row)], length);
        lengths.insert(length);
        std::int64_t sum = 0;
        for (std::int64_t t = 0; t < 9; ++t) {
            QCOMPARE(tokens[t] > 0, t < length);
            for (std::int64_t symbol = 0; symbol < 3; ++symbol)
                QCOMPARE(features[3 * t + symbol], tokens[t] == symbol + 1 ? 1.0F : 0.0F);
            sum += std::max<std::int64_t>(tokens[t] - 1, 0);
        }
        QCOMPARE(fields[3].data<std::int64_t>()[row], question == "first" ? tokens[0] - 1 : sum % 3);
    }
    QCOMPARE(lengths, (std::set<std::int64_t>{5, 6, 7, 8, 9}));
}

void DataGeneratorsTest::raggedBatchesAreAsLongAsTheirLongest()
{
    const auto data = open_data("RaggedSequences", {}, "/");
    const auto all = read_all(*data);
    for (std::int64_t first = 0; first < 100; first += 3) {
        const std::vector<std::int64_t> rows{first, first + 1, first + 2};
        const auto batch = data->read(rows);
        Ints lengths = batch[2].data<std::int64_t>();
        const std::int64_t longest = std::max({lengths[0], lengths[1], lengths[2]});
        QCOMPARE(batch[0].sizes(), (Shape{3, longest}));
        QCOMPARE(batch[1].sizes(), (Shape{3, longest, 2}));
        for (std::int64_t i = 0; i < 3; ++i)
            for (std::int64_t t = 0; t < longest; ++t)
                QCOMPARE(batch[0].data<std::int64_t>()[i * longest + t],
                         all[0].data<std::int64_t>()[rows[static_cast<std::size_t>(i)] * all[0].size(1) + t]);
    }
}

void DataGeneratorsTest::treesEvaluateToTheirTarget()
{
    const auto fields = made("RandomTrees", {{"max_leaves", std::int64_t{8}}});
    const std::int64_t width = fields[0].size(1);
    QCOMPARE(width, 15);
    int trues = 0;
    for (std::int64_t row = 0; row < count_of(fields); ++row) {
        Ints tokens = fields[0].data<std::int64_t>() + width * row;
        Ints left = fields[1].data<std::int64_t>() + width * row;
        Ints right = fields[2].data<std::int64_t>() + width * row;
        const std::int64_t nodes = fields[3].data<std::int64_t>()[row];
        std::vector<int> parents(static_cast<std::size_t>(width), 0);
        const std::function<bool(std::int64_t)> value = [&](std::int64_t node) {
            if (tokens[node] <= 2)
                return tokens[node] == 2;
            ++parents[static_cast<std::size_t>(left[node])];
            ++parents[static_cast<std::size_t>(right[node])];
            const bool a = value(left[node]);
            const bool b = value(right[node]);
            return tokens[node] == 3 ? a && b : tokens[node] == 4 ? a || b : a != b;
        };
        QCOMPARE(fields[4].data<std::int64_t>()[row], std::int64_t{value(nodes - 1)});
        trues += value(nodes - 1);
        for (std::int64_t node = 0; node < width; ++node) {
            const bool inner = node < nodes && tokens[node] > 2;
            QCOMPARE(tokens[node] > 0, node < nodes);
            QVERIFY(inner ? left[node] >= 0 && left[node] < node && right[node] < node : left[node] == -1 && right[node] == -1);
            QCOMPARE(parents[static_cast<std::size_t>(node)] > 0, node < nodes - 1);
        }
    }
    QVERIFY(trues > 600 && trues < 1400);
}

void DataGeneratorsTest::lengthsInTheWrongOrderAreRefused()
{
    VERIFY_THROWS(ArgumentError, "min_length is 30", infer_data("RaggedSequences", {{"min_length", std::int64_t{30}}}, "/"));
    VERIFY_THROWS(ArgumentError, "min_leaves is 30", infer_data("RandomTrees", {{"min_leaves", std::int64_t{30}}}, "/"));
}

void DataGeneratorsTest::tooMuchMemoryIsRefused()
{
    VERIFY_THROWS(
        ArgumentError, "GB of memory",
        infer_data("RaggedSequences", {{"examples", std::int64_t{1000000}}, {"max_length", std::int64_t{4096}}}, "/"));
}

QTEST_GUILESS_MAIN(DataGeneratorsTest)
#include "data_generators_test.moc"
