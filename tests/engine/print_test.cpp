#include <limits>

#include <QTest>

#include "engine/ops/creation.h"
#include "engine/ops/operators.h"
#include "engine/ops/shape_ops.h"

using namespace ts;

/// Tensor::text against what PyTorch 1.13 prints for the same values.
class PrintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesPyTorch_data()
    {
        QTest::addColumn<QString>("got");
        QTest::addColumn<QString>("expected");
        constexpr float inf = std::numeric_limits<float>::infinity(), nan = std::numeric_limits<float>::quiet_NaN();
        row("whole numbers", tensor<float>({0, 1, 2, 3}, {2, 2}), "tensor([[0., 1.],\n        [2., 3.]])");
        row("int64", tensor<std::int64_t>({1, -20}), "tensor([  1, -20])");
        row("fractions", tensor<float>({0.5F, -1.25F, 3}), "tensor([ 0.5000, -1.2500,  3.0000])");
        row("small", tensor<float>({1e-5F, 1}), "tensor([1.0000e-05, 1.0000e+00])");
        row("large", tensor<float>({1e10F, 1}), "tensor([1.0000e+10, 1.0000e+00])");
        row("wide range", tensor<float>({1001, 1}), "tensor([1.0010e+03, 1.0000e+00])");
        row("not finite", tensor<float>({nan, inf, -2}), "tensor([nan, inf, -2.])");
        row("NaN", tensor<float>({nan, 0.5F}), "tensor([   nan, 0.5000])");
        row("zeros", zeros({2}), "tensor([0., 0.])");
        row("scalar", scalar(3.5), "tensor(3.5000)");
        row("empty", empty({0}), "tensor([])");
        row("empty matrix", empty({0, 3}), "tensor([], size=(0, 3))");
        row("bool", tensor<bool>({true, false}), "tensor([ True, False])");
        row("beyond double", tensor<std::int64_t>({9007199254740993}), "tensor([9007199254740993])");
        row("three dimensions", view(arange_real(0, 8) / 7, Shape{2, 2, 2}),
            "tensor([[[0.0000, 0.1429],\n         [0.2857, 0.4286]],\n\n        [[0.5714, 0.7143],\n         [0.8571, "
            "1.0000]]])");
        row("long line", arange_real(0, 30) / 3,
            "tensor([0.0000, 0.3333, 0.6667, 1.0000, 1.3333, 1.6667, 2.0000, 2.3333, 2.6667,\n"
            "        3.0000, 3.3333, 3.6667, 4.0000, 4.3333, 4.6667, 5.0000, 5.3333, 5.6667,\n"
            "        6.0000, 6.3333, 6.6667, 7.0000, 7.3333, 7.6667, 8.0000, 8.3333, 8.6667,\n"
            "        9.0000, 9.3333, 9.6667])");
        row("summary", arange_real(0, 2000),
            "tensor([0.0000e+00, 1.0000e+00, 2.0000e+00,  ..., 1.9970e+03, 1.9980e+03,\n        1.9990e+03])");
        row("summary of a matrix", view(arange(20000), Shape{100, 200}),
            "tensor([[    0,     1,     2,  ...,   197,   198,   199],\n"
            "        [  200,   201,   202,  ...,   397,   398,   399],\n"
            "        [  400,   401,   402,  ...,   597,   598,   599],\n"
            "        ...,\n"
            "        [19400, 19401, 19402,  ..., 19597, 19598, 19599],\n"
            "        [19600, 19601, 19602,  ..., 19797, 19798, 19799],\n"
            "        [19800, 19801, 19802,  ..., 19997, 19998, 19999]])");
        row("leaf", full({2}, 1).set_requires_grad(), "tensor([1., 1.], requires_grad=True)");
        row("result", full({2}, 1).set_requires_grad() + 1.0, "tensor([2., 2.], grad_fn=<AddBackward0>)");
        row("transposed", transpose(tensor<float>({0, 1, 2, 3}, {2, 2}), 0, 1), "tensor([[0., 2.],\n        [1., 3.]])");
    }
    void matchesPyTorch()
    {
        QFETCH(QString, got);
        QFETCH(QString, expected);
        QCOMPARE(got, expected);
    }

    void otherTypesAreNamed()
    {
        QCOMPARE(full({2}, 1.5, DType::Float64).text(), std::string("tensor([1.5000, 1.5000], dtype=float64)"));
        QCOMPARE(full({1}, 1.5, DType::BFloat16).text(), std::string("tensor([1.5000], dtype=bfloat16)"));
        QCOMPARE(empty({0}, DType::Int64).text(), std::string("tensor([], dtype=int64)"));
        QCOMPARE(Tensor().text(), std::string("tensor(undefined)"));
    }

private:
    static void row(const char* name, const Tensor& tensor, const char* expected)
    {
        QTest::newRow(name) << QString::fromStdString(tensor.text()) << QString::fromLatin1(expected);
    }
};

QTEST_GUILESS_MAIN(PrintTest)
#include "print_test.moc"
