#include <cmath>

#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/cpu/compute_threads.h"
#include "engine/ops/conv.h"
#include "engine/ops/elementwise.h"
#include "engine/tensor/random.h"

using namespace ts;

namespace {

Tensor values(const Shape& sizes, std::uint64_t stream)
{
    Tensor t = empty(sizes, DType::Float64);
    fill_uniform(t, Philox(5, stream), -1, 1);
    return t;
}

/// Result and gradients of a convolution of these operands in one type.
struct Passes {
    std::vector<std::vector<double>> parts;

    Passes(const std::vector<Tensor>& operands, const Tensor& gradient, const Conv2dOptions& options, DType dtype)
    {
        std::vector<Tensor> leaves;
        for (const Tensor& operand : operands)
            leaves.push_back(to(operand, dtype).detach().set_requires_grad());
        const Tensor y = conv2d(leaves[0], leaves[1], leaves[2], options);
        backward(y, to(gradient, dtype));
        parts.push_back(y.to_vector());
        for (const Tensor& leaf : leaves)
            parts.push_back(leaf.grad().to_vector());
    }
};

double largest(const std::vector<double>& a)
{
    double most = 0;
    for (const double value : a)
        most = std::max(most, std::abs(value));
    return most;
}

double largest_difference(const std::vector<double>& a, const std::vector<double>& b)
{
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::isnan(a[i]) ? INFINITY : std::abs(a[i] - b[i]));
    return most;
}

}  // namespace

/// Wide 3 x 3 convolutions of float32 take another way than those of float64, which multiplies unrolled images.
class WinogradTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agrees_with_float64_data();
    void agrees_with_float64();
};

void WinogradTest::agrees_with_float64_data()
{
    QTest::addColumn<int>("padding");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("relu");
    QTest::newRow("even") << 1 << 8 << 10 << false;
    QTest::newRow("odd") << 1 << 9 << 7 << false;
    QTest::newRow("without padding") << 0 << 11 << 12 << false;
    QTest::newRow("wide padding") << 2 << 8 << 7 << false;
    QTest::newRow("with relu") << 1 << 9 << 8 << true;
}

void WinogradTest::agrees_with_float64()
{
    QFETCH(int, padding);
    QFETCH(int, height);
    QFETCH(int, width);
    QFETCH(bool, relu);
    const std::int64_t n = 6, h = height, w = width, filters = 80, grown = 2 * padding - 2;
    const std::vector<Tensor> operands{values({n, 64, h, w}, 1), values({filters, 64, 3, 3}, 2), values({filters}, 3)};
    Conv2dOptions options;
    options.padding = {padding, padding};
    options.activation = relu ? Activation::Relu : Activation::None;
    const Tensor gradient = values({n, filters, h + grown, w + grown}, 4);
    const Passes expected(operands, gradient, options, DType::Float64);
    for (const int threads : {1, 2}) {
        set_compute_threads(threads);
        const Passes got(operands, gradient, options, DType::Float32);
        set_compute_threads(0);
        for (std::size_t i = 0; i < expected.parts.size(); ++i) {
            QCOMPARE(got.parts[i].size(), expected.parts[i].size());
            QVERIFY(largest_difference(got.parts[i], expected.parts[i]) < 1e-5 * largest(expected.parts[i]));
        }
    }
}

QTEST_GUILESS_MAIN(WinogradTest)
#include "winograd_test.moc"
