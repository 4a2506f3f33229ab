#include <algorithm>
#include <cmath>
#include <functional>

#include <QTest>

#include "engine/nn/initialization_methods.h"
#include "engine/registry/initializer_type.h"
#include "engine/train/compute_device.h"
#include "tests/engine/support/message_of.h"

using namespace ts;
using namespace ts::nn;

/// Ways to set weights: how their values are spread, and that they repeat.
class NnInitializationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spread_data();
    void spread();
    void gains();
    void truncatedNormalHasTheShapeOfANormal();
    void orthogonal_data();
    void orthogonal();
    void theSameSeedGivesTheSameBits_data();
    void theSameSeedGivesTheSameBits();
    void refusals();
};

namespace {

const Params kStandard;

using Fill = std::function<void(const Tensor&, const Philox&)>;

struct Moments {
    double mean = 0, spread = 0, largest = 0;
};

Moments moments_of(const Tensor& values)
{
    Moments result;
    const std::vector<double> all = values.to_vector();
    for (const double value : all) {
        result.mean += value / static_cast<double>(all.size());
        result.largest = std::max(result.largest, std::abs(value));
    }
    for (const double value : all)
        result.spread += (value - result.mean) * (value - result.mean) / static_cast<double>(all.size());
    result.spread = std::sqrt(result.spread);
    return result;
}

Tensor filled(const Shape& shape, const Fill& fill, std::uint64_t seed = 1)
{
    const Tensor out = empty(shape);
    fill(out, Philox(seed, 7));
    return out;
}

}  // namespace

Q_DECLARE_METATYPE(Fill)

void NnInitializationTest::spread_data()
{
    QTest::addColumn<Fill>("fill");
    QTest::addColumn<double>("spread");
    QTest::addColumn<double>("bound");  // 0: none
    // A weight (80, 60, 3, 3): 540 inputs, 720 outputs.
    const double glorot = std::sqrt(2.0 / (540 + 720));
    const double he = std::sqrt(2.0 / 540);
    const double root3 = std::sqrt(3.0);
    const auto row = [](const char* name, const Fill& fill, double spread, double bound) {
        QTest::newRow(name) << fill << spread << bound;
    };
    row(
        "uniform", [](const Tensor& out, const Philox& r) { init::uniform(out, r, -2, 2); }, 2 / root3, 2);
    row(
        "normal", [](const Tensor& out, const Philox& r) { init::normal(out, r, 0, 0.3); }, 0.3, 0);
    row(
        "xavier_uniform", [](const Tensor& out, const Philox& r) { init::xavier_uniform(out, r); }, glorot, glorot * root3);
    row(
        "xavier_normal", [](const Tensor& out, const Philox& r) { init::xavier_normal(out, r, 2); }, 2 * glorot, 0);
    row(
        "kaiming_uniform", [](const Tensor& out, const Philox& r) { init::kaiming_uniform(out, r); }, he, he * root3);
    row(
        "kaiming_normal, fan_out, linear",
        [](const Tensor& out, const Philox& r) { init::kaiming_normal(out, r, 0, init::FanMode::FanOut, "linear"); },
        std::sqrt(1.0 / 720), 0);
    row(
        "kaiming_normal, leaky", [](const Tensor& out, const Philox& r) { init::kaiming_normal(out, r, 1); },
        std::sqrt(1.0 / 540), 0);
}

void NnInitializationTest::spread()
{
    QFETCH(Fill, fill);
    QFETCH(double, spread);
    QFETCH(double, bound);
    const Moments found = moments_of(filled({80, 60, 3, 3}, fill));
    QVERIFY2(std::abs(found.mean) < 0.02 * spread, qPrintable(QString::number(found.mean)));
    QVERIFY2(std::abs(found.spread / spread - 1) < 0.02, qPrintable(QString::number(found.spread / spread)));
    if (bound > 0)
        QVERIFY(found.largest <= bound * (1 + 1e-6) && found.largest > 0.99 * bound);
}

void NnInitializationTest::gains()
{
    QCOMPARE(init::calculate_gain("tanh"), 5.0 / 3);
    QCOMPARE(init::calculate_gain("relu"), std::sqrt(2.0));
    QCOMPARE(init::calculate_gain("leaky_relu", 0.2), std::sqrt(2 / 1.04));
    QCOMPARE(init::calculate_gain("selu"), 0.75);
    VERIFY_THROWS(ArgumentError, "no gain for", init::calculate_gain("step"));
}

/// Within its bounds the density is that of the normal distribution.
void NnInitializationTest::truncatedNormalHasTheShapeOfANormal()
{
    const Tensor values
        = filled({200, 500}, [](const Tensor& out, const Philox& r) { init::trunc_normal(out, r, 1, 2, 0, 4); });
    const std::vector<double> all = values.to_vector();
    const auto share_below = [&](double x) {
        return static_cast<double>(std::ranges::count_if(all, [&](double v) { return v < x; }))
            / static_cast<double>(all.size());
    };
    const auto cdf = [](double x) { return std::erfc(-(x - 1) / 2 / std::sqrt(2.0)) / 2; };
    QVERIFY(*std::ranges::min_element(all) >= 0 && *std::ranges::max_element(all) <= 4);
    for (const double x : {0.05, 0.5, 1.0, 2.0, 3.0, 3.9})
        QVERIFY2(std::abs(share_below(x) - (cdf(x) - cdf(0)) / (cdf(4) - cdf(0))) < 0.006, qPrintable(QString::number(x)));
}

void NnInitializationTest::orthogonal_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::newRow("square") << 64 << 64;
    QTest::newRow("wide") << 20 << 90;
    QTest::newRow("tall") << 90 << 20;
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("a row") << 1 << 9;
}

void NnInitializationTest::orthogonal()
{
    QFETCH(int, rows);
    QFETCH(int, columns);
    const std::vector<double> w
        = filled({rows, columns}, [](const Tensor& out, const Philox& r) { init::orthogonal(out, r, 3); }).to_vector();
    const bool wide = rows <= columns;
    const int count = wide ? rows : columns;
    const int length = wide ? columns : rows;
    const auto at
        = [&](int vector, int i) { return w[static_cast<std::size_t>(wide ? vector * columns + i : i * columns + vector)]; };
    for (int a = 0; a < count; ++a)
        for (int b = 0; b <= a; ++b) {
            double product = 0;
            for (int i = 0; i < length; ++i)
                product += at(a, i) * at(b, i) / 9;
            QVERIFY2(std::abs(product - (a == b ? 1 : 0)) < 1e-5, qPrintable(QStringLiteral("%1 %2").arg(a).arg(b)));
        }
}

void NnInitializationTest::theSameSeedGivesTheSameBits_data()
{
    QTest::addColumn<QString>("name");
    QCOMPARE(initializer_types().size(), std::size_t{11});
    for (const InitializerType* type : initializer_types())
        QTest::newRow(type->name.c_str()) << QString::fromStdString(type->name);
}

void NnInitializationTest::theSameSeedGivesTheSameBits()
{
    QFETCH(QString, name);
    const InitializerType* type = find_initializer_type(name.toStdString());
    const Fill fill
        = [&](const Tensor& out, const Philox& random) { type->fill(ParamReader(type->params, kStandard), out, random); };
    use_compute_threads(1);
    const std::vector<double> one = filled({300, 70}, fill).to_vector();
    use_compute_threads(2);
    QVERIFY(filled({300, 70}, fill).to_vector() == one);
    const bool random = name != QStringLiteral("zeros") && name != QStringLiteral("ones") && name != QStringLiteral("constant");
    QCOMPARE(filled({300, 70}, fill, 2).to_vector() != one, random);
}

void NnInitializationTest::refusals()
{
    const Philox random(1);
    VERIFY_THROWS(ShapeError, "two or more dimensions", init::xavier_normal(empty({4}), random));
    VERIFY_THROWS(ShapeError, "two or more dimensions", init::orthogonal(empty({4}), random));
    VERIFY_THROWS(ArgumentError, "a below b", init::trunc_normal(empty({4}), random, 0, 1, 2, 1));
}

QTEST_GUILESS_MAIN(NnInitializationTest)
#include "nn_initialization_test.moc"
