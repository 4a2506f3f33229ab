#include <QTest>

#include "engine/ops/creation.h"
#include "engine/ops/dropout.h"
#include "engine/ops/elementwise.h"
#include "tests/engine/support/cuda_device.h"

using namespace ts;

namespace {

std::vector<double> numbers(const Tensor& t)
{
    return copy_to_device(t, Device{}).to_vector();
}

double largest_gap(const Tensor& a, const Tensor& b)
{
    const std::vector<double> x = numbers(a), y = numbers(b);
    double gap = x.size() == y.size() ? 0 : 1e300;
    for (std::size_t i = 0; i < x.size() && gap < 1e300; ++i)
        gap = std::max(gap, std::abs(x[i] - y[i]));
    return gap;
}

Tensor filled(const Shape& sizes, DType type, Device device, bool normal)
{
    Tensor out = empty(sizes, {type, device});
    if (normal)
        fill_normal(out, Philox(11, 3), 0.5, 2);
    else
        fill_uniform(out, Philox(11, 3), -2, 5);
    return out;
}

}  // namespace

/// A device draws the numbers that the host draws.
class CudaRandomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void fills_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("normal");
        QTest::addColumn<double>("tolerance");
        for (const bool normal : {false, true}) {
            const std::string what = normal ? "normal " : "uniform ";
            QTest::newRow((what + "float64").c_str()) << static_cast<int>(DType::Float64) << normal << 1e-13;
            QTest::newRow((what + "float32").c_str()) << static_cast<int>(DType::Float32) << normal << 2e-6;
            QTest::newRow((what + "float16").c_str()) << static_cast<int>(DType::Float16) << normal << 1e-2;
            QTest::newRow((what + "bfloat16").c_str()) << static_cast<int>(DType::BFloat16) << normal << 7e-2;
        }
    }
    void fills()
    {
        QFETCH(int, type);
        QFETCH(bool, normal);
        QFETCH(double, tolerance);
        for (const std::int64_t count : {0, 1, 6, 1027})
            QVERIFY(largest_gap(filled({count}, static_cast<DType>(type), {}, normal),
                                filled({count}, static_cast<DType>(type), kCuda, normal))
                    <= tolerance);
    }

    void whole_numbers_and_orders_are_the_same()
    {
        Generator host(9), device(9);
        QCOMPARE(numbers(randint(-5, 1000000007, {7, 31}, device, kCuda)), numbers(randint(-5, 1000000007, {7, 31}, host)));
        QCOMPARE(numbers(randperm(300, device, kCuda)), numbers(randperm(300, host)));
        QVERIFY(largest_gap(rand({65}, device, kCuda), rand({65}, host)) <= 1e-7);
        QVERIFY(largest_gap(randn({65}, device, kCuda), randn({65}, host)) <= 2e-6);
    }

    void ranges_are_the_same()
    {
        for (const DType type : {DType::Float64, DType::Float32, DType::Float16}) {
            QCOMPARE(numbers(linspace(-1, 2, 41, {type, kCuda})), numbers(linspace(-1, 2, 41, type)));
            QCOMPARE(numbers(arange_real(3, -1, -0.25, {type, kCuda})), numbers(arange_real(3, -1, -0.25, type)));
            QCOMPARE(numbers(eye(4, 6, {type, kCuda})), numbers(eye(4, 6, type)));
        }
    }

    void dropout_keeps_the_same_elements_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("float64") << static_cast<int>(DType::Float64);
        QTest::newRow("float32") << static_cast<int>(DType::Float32);
        QTest::newRow("float16") << static_cast<int>(DType::Float16);
        QTest::newRow("bfloat16") << static_cast<int>(DType::BFloat16);
    }
    void dropout_keeps_the_same_elements()
    {
        QFETCH(int, type);
        // A counter beyond 32 bits, as a later step has it; sizes that end within and at a group of numbers.
        const Philox random(0x123456789abcdefULL, 77);
        const std::uint64_t counter = (std::uint64_t{5} << 32) + 1;
        for (const std::int64_t count : {1, 3, 4, 63, 64, 65, 5000}) {
            const Tensor x = ones({count}, static_cast<DType>(type));
            const Tensor y = dropout(copy_to_device(x, kCuda), 0.3, random, counter);
            QCOMPARE(y.device(), kCuda);
            QCOMPARE(numbers(y), numbers(dropout(x, 0.3, random, counter)));
        }
    }

    void dropout_of_what_begins_off_a_vector()
    {
        const Tensor x = ones({301}, DType::Float32);
        const Tensor moved = same_layout_on(x.as_strided({300}, {1}, 1), kCuda);
        QCOMPARE(numbers(dropout(moved, 0.5, Philox(2), 9)), numbers(dropout(x.as_strided({300}, {1}, 1), 0.5, Philox(2), 9)));
    }
};

QTEST_GUILESS_MAIN(CudaRandomTest)
#include "cuda_random_test.moc"
