#include <QTest>

#include "engine/ops/activation.h"
#include "engine/ops/creation.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/elementwise_math.h"
#include "tests/engine/support/cuda_device.h"

using namespace ts;

namespace {

std::vector<double> numbers(const Tensor& t)
{
    return copy_to_device(t, Device{}).to_vector();
}

constexpr std::array kTypes{DType::Float64, DType::Float32, DType::Float16, DType::BFloat16,
                            DType::Int64,   DType::Int32,   DType::UInt8,   DType::Bool};

/// Whole numbers, exact in every type.
Tensor values(const Shape& sizes, DType type)
{
    const Tensor out = empty(sizes, DType::Float64);
    for (std::int64_t i = 0; i < out.numel(); ++i)
        out.data<double>()[i] = static_cast<double>((i * 37 + 11) % 127);
    return to(out, type);
}

/// (N, H, W, C) in memory.
Tensor channels_last(const Tensor& t)
{
    Tensor out = empty_channels_last(t.sizes(), t.options());
    copy_elements(t, out);
    return out;
}

}  // namespace

/// The loops behind element-wise operations on what the small samples of the op records do not reach: several blocks, broadcast
/// rows and columns, tiles of transposes, vectors that may not be used.
class CudaElementwiseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void conversions()
    {
        for (const DType from : kTypes)
            for (const DType type : kTypes) {
                const Tensor x = values({3, 67}, from);
                const std::vector<double> expected = numbers(to(x, type));
                QCOMPARE(numbers(to(copy_to_device(x, kCuda), type)), expected);
                const Tensor turned = x.as_strided({67, 3}, {1, 67}, 0);
                QCOMPARE(numbers(to(same_layout_on(turned, kCuda), type)), numbers(to(turned, type)));
            }
    }

    void copies_between_memory_orders_data()
    {
        QTest::addColumn<int>("type");
        for (const DType type : kTypes)
            QTest::newRow(std::string(name(type)).c_str()) << static_cast<int>(type);
    }
    void copies_between_memory_orders()
    {
        QFETCH(int, type);
        for (const Shape& sizes : {Shape{2, 3, 17, 5}, Shape{2, 70, 9, 11}, Shape{1, 16, 16, 1}, Shape{3, 129, 1, 65}}) {
            const Tensor x = values(sizes, static_cast<DType>(type)), turned = channels_last(x);
            QCOMPARE(numbers(channels_last(copy_to_device(x, kCuda))), numbers(x));
            QCOMPARE(numbers(contiguous_copy(copy_to_device(turned, kCuda))), numbers(x));
        }
        // A transposed matrix with gaps between its rows.
        const Tensor memory = values({100, 90}, static_cast<DType>(type));
        const Tensor view = memory.as_strided({70, 95}, {1, 90}, 7);
        QCOMPARE(numbers(contiguous_copy(same_layout_on(view, kCuda))), numbers(view));
    }

    void broadcasts_data()
    {
        QTest::addColumn<int>("type");
        for (const DType type : {DType::Float64, DType::Float32, DType::Float16, DType::BFloat16, DType::Int64})
            QTest::newRow(std::string(name(type)).c_str()) << static_cast<int>(type);
    }
    void broadcasts()
    {
        QFETCH(int, type);
        const auto dtype = static_cast<DType>(type);
        for (const std::int64_t width : {64, 61}) {
            const Tensor x = values({33, 5, width}, dtype);
            for (const Shape& other : {Shape{width}, Shape{}, Shape{5, 1}, Shape{33, 1, 1}, Shape{33, 1, width}, Shape{1}}) {
                const Tensor y = values(other, dtype), on_x = copy_to_device(x, kCuda), on_y = copy_to_device(y, kCuda);
                QCOMPARE(numbers(add(on_x, on_y)), numbers(add(x, y)));
                QCOMPARE(numbers(sub(on_y, on_x)), numbers(sub(y, x)));
                QCOMPARE(numbers(maximum(on_x, on_y)), numbers(maximum(x, y)));
                QCOMPARE(numbers(lt(on_x, on_y)), numbers(lt(x, y)));
                QCOMPARE(numbers(where(lt(on_x, on_y), on_x, on_y)), numbers(where(lt(x, y), x, y)));
            }
        }
    }

    void bias_of_channels_last_images()
    {
        const Tensor x = channels_last(values({2, 24, 7, 5}, DType::Float32)), bias = values({24, 1, 1}, DType::Float32);
        const Tensor sum = add(same_layout_on(x, kCuda), copy_to_device(bias, kCuda));
        QVERIFY(sum.is_channels_last());
        QCOMPARE(numbers(sum), numbers(add(x, bias)));
    }

    void many_elements()
    {
        const Tensor x = values({40009}, DType::Float32), on_device = copy_to_device(x, kCuda);
        QCOMPARE(numbers(mul(on_device, 3)), numbers(mul(x, 3)));
        QCOMPARE(numbers(relu(sub(on_device, on_device))), numbers(relu(sub(x, x))));
        QCOMPARE(numbers(add(full_like(on_device, 2.5), on_device)), numbers(add(full_like(x, 2.5), x)));
    }

    void what_begins_off_a_vector()
    {
        const Tensor x = values({1003}, DType::Float32).as_strided({1000}, {1}, 3), on_device = same_layout_on(x, kCuda);
        QCOMPARE(numbers(add(on_device, on_device)), numbers(add(x, x)));
        QCOMPARE(numbers(hardtanh(on_device, 3, 90)), numbers(hardtanh(x, 3, 90)));
        QCOMPARE(numbers(floor(mul(on_device, 0.5))), numbers(floor(mul(x, 0.5))));
    }

    void halves_stay_halves()
    {
        const Tensor x = copy_to_device(values({100}, DType::Float16), kCuda), zero = zeros({100}, {DType::Float16, kCuda});
        // 127 and 1/1024 of it differ by less than a half can tell: the sum is rounded once.
        QCOMPARE(add(x, mul(x, 1.0 / 1024)).dtype(), DType::Float16);
        QCOMPARE(silu(x).dtype(), DType::Float16);
        QCOMPARE(numbers(add(x, zero)), numbers(x));
        // A whole number that no half holds.
        const Tensor many = copy_to_device(full({100}, 1000000, DType::Int64), kCuda);
        QVERIFY(numbers(div(x, many))[0] > 0);
    }

    void division_of_whole_numbers_by_zero()
    {
        const Tensor x = copy_to_device(values({9}, DType::Int32), kCuda), zero = zeros({9}, {DType::Int32, kCuda});
        std::string words;
        try {
            remainder(x, zero);
            synchronize(kCuda);
        } catch (const Error& error) {
            words = error.what();
        }
        QVERIFY(words.find("division of whole numbers by zero") != std::string::npos);
        synchronize(kCuda);
    }
};

QTEST_GUILESS_MAIN(CudaElementwiseTest)
#include "cuda_elementwise_test.moc"
