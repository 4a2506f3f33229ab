#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/creation.h"
#include "engine/ops/cumulative.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/loss.h"
#include "engine/ops/order.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/to_device.h"
#include "tests/engine/support/cuda_device.h"

using namespace ts;

namespace {

Generator generator{7};

Tensor whole_numbers(std::int64_t low, std::int64_t high, const Shape& sizes, DType dtype)
{
    return to(randint(low, high, sizes, generator), dtype);
}

/// Do all differ by less than `tolerance` of the largest?
bool close(const Tensor& expected, const Tensor& got, double tolerance = 2e-6)
{
    const std::vector<double> a = expected.detach().to_vector(), b = got.detach().to_vector();
    double largest = 0;
    for (const double x : a)
        largest = std::max(largest, std::abs(x));
    bool all = a.size() == b.size();
    for (std::size_t i = 0; all && i < a.size(); ++i)
        all = std::isnan(a[i]) ? std::isnan(b[i]) : std::abs(a[i] - b[i]) <= tolerance * largest;
    return all;
}

/// The same bits, whichever way the emulator runs blocks and threads.
template <class Make> bool does_not_depend_on_order(Make make)
{
    const std::vector<double> expected = make().to_vector();
    bool same = true;
    for (const char* order : {"reverse", "shuffle"}) {
        qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
        same = same && make().to_vector() == expected;
    }
    qunsetenv("TENSORSCAPE_EMULATOR_ORDER");
    return same;
}

}  // namespace

class CudaReduceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void sums_data() { addMatrices(); }
    void sums()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        for (const DType dtype : {DType::Float32, DType::Float64}) {
            const Tensor a = randn({rows, columns}, generator, dtype), on_device = to(a, kCuda);
            for (const std::int64_t dim : {0, 1}) {
                const std::int64_t dims[] = {dim};
                QVERIFY(close(sum(a, dims), sum(on_device, dims)));
                QVERIFY(does_not_depend_on_order([&] { return sum(on_device, dims); }));
            }
            QVERIFY(close(sum(a), sum(on_device)));
        }
    }

    void integers_wrap_data() { addMatrices(); }
    void integers_wrap()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        const std::int64_t last[] = {1};
        for (const DType dtype : {DType::Int64, DType::Int32, DType::UInt8}) {
            const Tensor a = whole_numbers(1, 200, {rows, columns}, dtype), on_device = to(a, kCuda);
            QCOMPARE(sum(on_device, last).to_vector(), sum(a, last).to_vector());
            QCOMPARE(prod(on_device, last).to_vector(), prod(a, last).to_vector());
        }
    }

    void extremes_data() { addMatrices(); }
    void extremes()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        for (const DType dtype : {DType::Float32, DType::Float64, DType::Int64, DType::UInt8, DType::Bool}) {
            const Tensor a = whole_numbers(0, dtype == DType::Bool ? 2 : 250, {rows, columns}, dtype);
            if (is_floating(dtype))
                fill_elements(a.as_strided({1}, {1}, a.numel() / 2), NAN);
            const Tensor on_device = to(a, kCuda);
            for (const std::int64_t dim : {0, 1}) {
                const std::int64_t dims[] = {dim};
                QVERIFY(close(amax(a, dims), amax(on_device, dims), 0));
                QVERIFY(close(amin(a, dims), amin(on_device, dims), 0));
                QCOMPARE(argmax(on_device, dim).to_vector(), argmax(a, dim).to_vector());
                QCOMPARE(argmin(on_device, dim).to_vector(), argmin(a, dim).to_vector());
            }
        }
    }

    void running_sums_data() { addMatrices(); }
    void running_sums()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        const Tensor a = randn({rows, columns}, generator), whole = whole_numbers(-9, 9, {rows, columns}, DType::Int32);
        for (const std::int64_t dim : {0, 1}) {
            QVERIFY(close(cumsum(a, dim), cumsum(to(a, kCuda), dim)));
            QCOMPARE(cumsum(to(whole, kCuda), dim).to_vector(), cumsum(whole, dim).to_vector());
        }
    }

    /// Zeros: none, one and two in a line.
    void gradients_of_products()
    {
        for (const std::int64_t zeros : {0, 1, 2})
            for (const std::int64_t n : {5, 300, 1000}) {
                const Tensor a = to(add(mul(rand({2, n}, generator), 0.1), 0.95), DType::Float64);
                for (std::int64_t z = 0; z < zeros; ++z)
                    fill_elements(a.as_strided({1}, {1}, n / 3 + z * n / 4), 0);
                const auto gradient_of = [](Tensor x, auto op) {
                    x.set_requires_grad();
                    const Tensor y = op(x);
                    backward(sum(mul(y, y)));
                    return x.grad();
                };
                const std::int64_t last[] = {1};
                const auto running = [](const Tensor& x) { return cumprod(x, 1); };
                const auto whole = [&](const Tensor& x) { return prod(x, last); };
                QVERIFY(close(gradient_of(clone(a), running), gradient_of(to(a, kCuda), running), 1e-12));
                QVERIFY(close(gradient_of(clone(a), whole), gradient_of(to(a, kCuda), whole), 1e-12));
            }
    }

    void cross_entropies_data()
    {
        QTest::addColumn<Shape>("sizes");
        for (const Shape& sizes : {Shape{300, 3}, Shape{9, 100}, Shape{5, 777}, Shape{3, 1024}, Shape{2, 2000}, Shape{2, 9001},
                                   Shape{2, 5, 40}, Shape{9000, 2}})
            QTest::newRow(sizes.text().c_str()) << sizes;
    }
    void cross_entropies()
    {
        QFETCH(Shape, sizes);
        const Tensor scores = mul(randn(sizes, generator), 3);
        Shape rows = sizes;
        rows.erase(1);
        const Tensor target = randint(0, sizes[1], rows, generator), weight = rand({sizes[1]}, generator);
        fill_elements(target.as_strided({1}, {1}, 0), -100);
        for (const double smoothing : {0.0, 0.1})
            for (const Tensor& weights : {Tensor(), weight})
                for (const Reduction reduction : {Reduction::Mean, Reduction::Sum, Reduction::None}) {
                    const auto outcome = [&](Device device) {
                        Tensor x = to(scores, device);
                        x = x.detach();
                        x.set_requires_grad();
                        const Tensor on = weights.defined() ? to(weights, device) : weights;
                        const Tensor loss = cross_entropy(x, to(target, device), {on, -100, reduction, smoothing});
                        backward(sum(loss));
                        return std::pair{loss, x.grad()};
                    };
                    const auto [loss, gradient] = outcome({});
                    const auto [device_loss, device_gradient] = outcome(kCuda);
                    QVERIFY(close(loss, device_loss));
                    QVERIFY(close(gradient, device_gradient));
                }
        QCOMPARE(accuracy(to(scores, kCuda), to(target, kCuda)).to_vector(), accuracy(scores, target).to_vector());
    }

    /// Scores of minus infinity are classes that cannot be; a row of them has no loss.
    void masked_scores()
    {
        for (const std::int64_t classes : {7, 3000}) {
            const Tensor scores = randn({2, classes}, generator);
            fill_elements(scores.as_strided({classes / 2}, {1}, 0), -INFINITY);
            fill_elements(scores.as_strided({classes}, {1}, classes), -INFINITY);
            const Tensor target = full({2}, static_cast<double>(classes - 1), DType::Int64);
            const Tensor expected = cross_entropy(scores, target, {.reduction = Reduction::None});
            QVERIFY(close(expected, cross_entropy(to(scores, kCuda), to(target, kCuda), {.reduction = Reduction::None})));
        }
    }

private:
    static void addMatrices()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        for (const auto& [rows, columns] : {std::pair{1, 1},
                                            {1, 70001},
                                            {3, 20000},
                                            {700, 7},
                                            {40, 1000},
                                            {2, 2052},
                                            {20000, 3},
                                            {5000, 12},
                                            {600, 130},
                                            {3, 4100},
                                            {20001, 1}})
            QTest::addRow("%d x %d", rows, columns) << rows << columns;
    }
};

QTEST_GUILESS_MAIN(CudaReduceTest)
#include "cuda_reduce_test.moc"
