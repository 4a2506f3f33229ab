#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/creation.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/embedding.h"
#include "engine/ops/index.h"
#include "engine/ops/order.h"
#include "engine/ops/reduce.h"
#include "engine/ops/to_device.h"
#include "tests/engine/support/cuda_device.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

namespace {

Generator generator{11};

/// Many equal ones, both zeros and a NaN where there are such.
Tensor numbers_with_ties(const Shape& sizes, DType dtype)
{
    const Tensor a = to(randint(dtype == DType::UInt8 ? 0 : -40, 40, sizes, generator), dtype);
    if (is_floating(dtype) && a.numel() > 2) {
        fill_elements(a.as_strided({1}, {1}, a.numel() / 2), NAN);
        fill_elements(a.as_strided({1}, {1}, 1), -0.0);
    }
    return a;
}

/// As close as sums of thousands of numbers in float32, one after the other, can be.
bool close(const std::vector<double>& expected, const std::vector<double>& got)
{
    bool all = expected.size() == got.size();
    for (std::size_t i = 0; all && i < got.size(); ++i)
        all = std::abs(expected[i] - got[i]) <= 1e-5 * std::max(30.0, std::abs(expected[i]));
    return all;
}

/// The same bits, whichever way the emulator runs blocks and threads.
template <class Make> bool does_not_depend_on_order(Make make)
{
    const std::vector<double> expected = make();
    bool same = true;
    for (const char* order : {"reverse", "shuffle"}) {
        qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
        same = same && make() == expected;
    }
    qunsetenv("TENSORSCAPE_EMULATOR_ORDER");
    return same;
}

constexpr DType kOrdered[] = {DType::Float32, DType::Float64, DType::Int64, DType::Int32, DType::UInt8};

}  // namespace

class CudaOrderTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }
    void cleanup() { qunsetenv("TENSORSCAPE_EMULATOR_ORDER"); }

    void stable_sort_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("n");
        for (const auto& [rows, n] :
             {std::pair{1, 1}, {70, 3}, {5, 31}, {3, 1000}, {1, 4097}, {1, 8192}, {2, 8193}, {1, 30000}})
            QTest::addRow("%d x %d", rows, n) << rows << n;
    }
    void stable_sort()
    {
        QFETCH(int, rows);
        QFETCH(int, n);
        for (const char* order : {"", "shuffle"}) {
            qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
            for (const DType dtype : kOrdered) {
                const Tensor a = numbers_with_ties({rows, n}, dtype);
                for (const bool descending : {false, true})
                    QCOMPARE(argsort(to(a, kCuda), 1, descending).to_vector(), argsort(a, 1, descending).to_vector());
            }
        }
    }
    /// Numbers that differ in every digit of the key.
    void all_digits()
    {
        for (const DType dtype : {DType::Float32, DType::Float64}) {
            const Tensor a = randn({20000}, generator, dtype);
            QCOMPARE(argsort(to(a, kCuda), 0).to_vector(), argsort(a, 0).to_vector());
        }
    }
    void many_tiles()
    {
        const Tensor a = numbers_with_ties({600000}, DType::UInt8);
        QCOMPARE(argsort(to(a, kCuda), 0).to_vector(), argsort(a, 0).to_vector());
    }

    void first_few()
    {
        for (const DType dtype : kOrdered) {
            const Tensor a = numbers_with_ties({2, 20000}, dtype);
            for (const std::int64_t k : {1, 5, 300, 2000})
                for (const bool largest : {false, true})
                    QCOMPARE(topk(to(a, kCuda), k, 1, largest).indices.to_vector(), topk(a, k, 1, largest).indices.to_vector());
        }
    }

    /// The sums have the bits of a loop in the order of the index, in whatever order threads run.
    void sums_at_indices_data()
    {
        QTest::addColumn<int>("places");
        QTest::newRow("one place") << 1;
        QTest::newRow("few places") << 37;
        QTest::newRow("many places") << 100000;
    }
    void sums_at_indices()
    {
        QFETCH(int, places);
        for (const char* order : {"", "reverse", "shuffle"}) {
            qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
            const Tensor index = randint(0, places, {12000}, generator), numbers = randn({12000}, generator);
            const Tensor base = randn({places}, generator);
            QCOMPARE(scatter_add(to(base, kCuda), 0, to(index, kCuda), to(numbers, kCuda)).to_vector(),
                     scatter_add(base, 0, index, numbers).to_vector());
        }
    }
    void rows_at_indices_data() { sums_at_indices_data(); }
    void rows_at_indices()
    {
        QFETCH(int, places);
        const Tensor index = randint(0, places, {700}, generator);
        for (const std::int64_t width : {5, 8}) {
            const Tensor rows = randn({2, 700, width}, generator), target = randn({2, places, width}, generator);
            const auto sums = [&](Device device) {
                return index_add(to(target, device), 1, to(index, device), to(rows, device)).to_vector();
            };
            QVERIFY(close(sums({}), sums(kCuda)));
            QVERIFY(does_not_depend_on_order([&] { return sums(kCuda); }));
        }
    }

    void last_write_wins()
    {
        for (const char* order : {"", "reverse", "shuffle"}) {
            qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
            const Tensor index = randint(0, 50, {40, 300}, generator), numbers = randn({40, 300}, generator);
            const Tensor base = zeros({40, 50});
            QCOMPARE(scatter(to(base, kCuda), 1, to(index, kCuda), to(numbers, kCuda)).to_vector(),
                     scatter(base, 1, index, numbers).to_vector());
        }
    }

    void embedding_gradients()
    {
        for (const std::int64_t words : {3, 40, 3000})
            for (const std::int64_t width : {1, 6, 64}) {
                const Tensor indices = randint(0, words, {9000}, generator), table = randn({words, width}, generator);
                const Tensor slopes = randn({9000, width}, generator);
                const auto gradient = [&](Device device) {
                    Tensor weight = to(table, device).detach();
                    weight.set_requires_grad();
                    backward(embedding(to(indices, device), weight, 1), to(slopes, device));
                    return weight.grad().to_vector();
                };
                QVERIFY(close(gradient({}), gradient(kCuda)));
                QVERIFY(does_not_depend_on_order([&] { return gradient(kCuda); }));
            }
    }

    void selection_by_a_mask()
    {
        const Tensor a = randn({100003}, generator), mask = lt(a, scalar(0.3));
        QCOMPARE(masked_select(to(a, kCuda), to(mask, kCuda)).to_vector(), masked_select(a, mask).to_vector());
    }

    /// Of many wrong indices the first is named.
    void wrong_indices()
    {
        for (const char* order : {"", "reverse", "shuffle"}) {
            qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
            const Tensor index = arange(600), a = randn({500}, generator);
            const auto message = [&](Device device) {
                return message_of<ArgumentError>([&] {
                    index_select(to(a, device), 0, to(index, device));
                    synchronize(device);
                });
            };
            QCOMPARE(message(kCuda), message({}));
            QVERIFY(!message({}).empty());
        }
    }
};

QTEST_GUILESS_MAIN(CudaOrderTest)
#include "cuda_order_test.moc"
