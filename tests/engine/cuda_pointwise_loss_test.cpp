#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/pointwise_loss.h"
#include "engine/tensor/random.h"
#include "tests/engine/support/cuda_device.h"

using namespace ts;

namespace {

Tensor between(std::int64_t count, double low, double high, std::uint64_t stream, DType type)
{
    Tensor out = empty({count}, type);
    fill_uniform(out, Philox(21, stream), low, high);
    return out;
}

struct Outcome {
    std::vector<double> loss, by_input, by_target;
};

Outcome run(const PointwiseLoss& f, const Tensor& x, const Tensor& y, Reduction reduction, Device device)
{
    Tensor input = same_layout_on(x, device), target = same_layout_on(y, device);
    input.set_requires_grad();
    target.set_requires_grad();
    const Tensor loss = pointwise_loss(f, input, target, reduction, "loss");
    backward(loss, copy_to_device(full(loss.sizes(), 0.75, loss.dtype()), device));
    const auto numbers = [](const Tensor& t) { return copy_to_device(t.detach(), Device{}).to_vector(); };
    return {numbers(loss), numbers(input.grad()), numbers(target.grad())};
}

/// Largest difference in units of the larger number, at least of 1.
double gap(const std::vector<double>& a, const std::vector<double>& b)
{
    double largest = a.size() == b.size() ? 0 : 1e300;
    for (std::size_t i = 0; i < a.size() && largest < 1e300; ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]) / std::max({1.0, std::abs(a[i]), std::abs(b[i])}));
    return largest;
}

}  // namespace

/// Losses of many elements, whose sums take several blocks, give on the device what they give on the CPU.
class CudaPointwiseLossTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void losses_data()
    {
        QTest::addColumn<int>("op");
        QTest::addColumn<int>("type");
        for (int op = 0; op < kPointwiseLossOpCount; ++op)
            for (const DType type : {DType::Float32, DType::Float64})
                QTest::newRow((std::to_string(op) + " " + std::string(name(type))).c_str()) << op << static_cast<int>(type);
    }
    void losses()
    {
        QFETCH(int, op);
        QFETCH(int, type);
        const PointwiseLoss f{static_cast<PointwiseLossOp>(op), 0.3};
        const double tolerance = type == static_cast<int>(DType::Float64) ? 1e-11 : 1e-5;
        for (const std::int64_t count : {1, 700, 40003}) {
            // Probabilities of either sign of a score; losses of two classes see neither 1 nor -1, which is well defined, too.
            const Tensor x = between(count, 0.02, 0.98, 1, static_cast<DType>(type));
            const Tensor y = between(count, 0.02, 0.98, 2, static_cast<DType>(type));
            for (const Reduction reduction : {Reduction::None, Reduction::Mean, Reduction::Sum}) {
                const Outcome expected = run(f, x, y, reduction, Device{}), got = run(f, x, y, reduction, kCuda);
                QVERIFY(gap(expected.loss, got.loss) <= tolerance);
                QVERIFY(gap(expected.by_input, got.by_input) <= tolerance);
                QVERIFY(gap(expected.by_target, got.by_target) <= tolerance);
            }
        }
    }

    void what_begins_off_a_vector()
    {
        const Tensor x = between(1001, -1, 1, 1, DType::Float32).as_strided({1000}, {1}, 1);
        const Tensor y = between(1001, -1, 1, 2, DType::Float32).as_strided({1000}, {1}, 1);
        const PointwiseLoss f{PointwiseLossOp::Huber, 0.4};
        for (const Reduction reduction : {Reduction::None, Reduction::Sum}) {
            const Outcome expected = run(f, x, y, reduction, Device{}), got = run(f, x, y, reduction, kCuda);
            QVERIFY(gap(expected.loss, got.loss) <= 1e-6);
            QVERIFY(gap(expected.by_input, got.by_input) <= 1e-6);
        }
    }

    void sums_have_the_same_bits_every_time()
    {
        const Tensor x = copy_to_device(between(40003, -1, 1, 1, DType::Float32), kCuda);
        const Tensor y = copy_to_device(between(40003, -1, 1, 2, DType::Float32), kCuda);
        const PointwiseLoss f{PointwiseLossOp::Squared};
        const double first = pointwise_loss(f, x, y, Reduction::Sum, "loss").item();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(pointwise_loss(f, x, y, Reduction::Sum, "loss").item(), first);
    }
};

QTEST_GUILESS_MAIN(CudaPointwiseLossTest)
#include "cuda_pointwise_loss_test.moc"
