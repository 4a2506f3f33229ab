#include <QTest>

#include "engine/ops/conv_kernels.h"
#include "engine/ops/convolution_settings.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/precision.h"
#include "engine/tensor/random.h"
#include "tests/engine/support/cuda_device.h"
#include "tests/engine/support/op_layouts.h"

using namespace ts;

namespace {

struct Case {
    const char* name;
    ConvGeometry geometry;
};

/// Sizes that reach each way of computing: vectors of channels, padded rows, pixels as rows, groups, single channels.
std::vector<Case> cases()
{
    const auto of = [](std::int64_t n, std::int64_t channels, std::int64_t size, std::int64_t filters, std::int64_t kernel,
                       std::int64_t stride, std::int64_t pad, std::int64_t dilation, std::int64_t groups) {
        const auto out = (size + 2 * pad - dilation * (kernel - 1) - 1) / stride + 1, wider = out + 1;
        // One column more than rows, so that height and width are not taken for each other.
        const auto w = size + stride;
        return ConvGeometry{n,      channels, size,   w,   filters, out,      wider,    kernel,
                            kernel, stride,   stride, pad, pad,     dilation, dilation, groups};
    };
    return {{"three channels", of(3, 3, 7, 5, 3, 1, 1, 1, 1)},    {"vectors of channels", of(3, 8, 6, 8, 3, 1, 1, 1, 1)},
            {"strides", of(4, 4, 9, 6, 3, 2, 1, 1, 1)},           {"dilation", of(2, 8, 9, 4, 3, 1, 2, 2, 1)},
            {"one pixel", of(4, 8, 5, 12, 1, 1, 0, 1, 1)},        {"one pixel in steps", of(4, 8, 5, 12, 1, 2, 0, 1, 1)},
            {"one channel", of(3, 1, 8, 4, 5, 1, 2, 1, 1)},       {"one filter", of(3, 6, 6, 1, 3, 1, 1, 1, 1)},
            {"groups", of(3, 8, 6, 12, 3, 1, 1, 1, 2)},           {"groups of one pixel", of(3, 8, 4, 12, 1, 1, 0, 1, 4)},
            {"channels alone", of(3, 40, 7, 40, 3, 1, 1, 1, 40)}, {"channels alone, strides", of(9, 6, 12, 12, 3, 2, 1, 1, 6)},
            {"whole image", of(3, 4, 4, 5, 4, 1, 0, 1, 1)}};
}

Tensor values(const Shape& sizes, std::uint64_t seed)
{
    const Tensor t = empty(sizes, DType::Float64);
    fill_uniform(t, Philox(seed), -1, 1);
    return t;
}

/// Operands of the three passes, and what they give.
struct Passes {
    ConvGeometry g;
    Tensor x, weight, bias, dy, y, dx, dw, db;

    explicit Passes(const ConvGeometry& geometry) : g(geometry)
    {
        x = channels_last(values({g.n, g.channels, g.h, g.w}, 1));
        weight = values({g.filters, g.channels / g.groups, g.kernel_h, g.kernel_w}, 2);
        bias = values({g.filters}, 3);
        dy = channels_last(values({g.n, g.filters, g.out_h, g.out_w}, 4));
    }

    [[nodiscard]] Passes as(DType dtype, Device device) const
    {
        Passes moved = *this;
        for (Tensor* t : {&moved.x, &moved.weight, &moved.bias, &moved.dy})
            *t = same_layout_on(to(*t, dtype), device);
        return moved;
    }

    void run(Activation activation)
    {
        const auto& kernels = KernelTable<ConvKernels>::of(x.device());
        y = empty_like(dy);
        dx = empty_like(x);
        dw = empty(weight.sizes(), weight.options());
        db = empty(bias.sizes(), bias.options());
        kernels.forward(g, x, weight, bias, y, activation);
        kernels.backward_data(g, dy, weight, dx);
        kernels.backward_weights(g, x, dy, dw, db);
    }
};

void expect_near(const char* what, const Tensor& expected, const Tensor& got, double tolerance)
{
    const double difference = largest_difference(expected.to_vector(), got.to_vector());
    QVERIFY2(difference <= tolerance, qPrintable(QStringLiteral("%1 differs by %2").arg(QLatin1String(what)).arg(difference)));
}

void compare_with_host(const Passes& exact, DType dtype, Activation activation, double tolerance)
{
    Passes host = exact.as(dtype, Device{}).as(DType::Float64, Device{}), device = exact.as(dtype, kCuda);
    host.run(activation);
    device.run(activation);
    synchronize(kCuda);
    expect_near("the result", host.y, device.y, tolerance);
    expect_near("the gradient of the images", host.dx, device.dx, tolerance);
    expect_near("the gradient of the filters", host.dw, device.dw, tolerance);
    expect_near("the gradient of the bias", host.db, device.db, tolerance);
}

/// Puts the settings back however the test ends.
struct Settings {
    ~Settings()
    {
        set_convolution_library(ConvolutionLibrary::Cudnn);
        set_convolution_workspace(std::size_t{256} << 20);
        set_float32_products(Float32Products::Exact);
    }
};

void compare_all_types(const ConvGeometry& geometry)
{
    const Passes exact(geometry);
    compare_with_host(exact, DType::Float64, Activation::None, 1e-11);
    compare_with_host(exact, DType::Float32, Activation::Relu, 1e-4);
    compare_with_host(exact, DType::Float32, Activation::Tanh, 1e-4);
    compare_with_host(exact, DType::Float16, Activation::Relu, 0.06);
    compare_with_host(exact, DType::BFloat16, Activation::None, 0.5);
}

}  // namespace

/// Convolutions on the device against the host's in float64.
class CudaConvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void own_data() { addRows(); }
    void own()
    {
        const Settings settings;
        set_convolution_library(ConvolutionLibrary::Own);
        compare_all_types(geometry());
    }

    void in_little_memory_data() { addRows(); }
    /// One image at a time.
    void in_little_memory()
    {
        const Settings settings;
        set_convolution_library(ConvolutionLibrary::Own);
        set_convolution_workspace(1);
        compare_all_types(geometry());
    }

    void cudnn_data() { addRows(); }
    /// Where there is none, it is our own again.
    void cudnn()
    {
        const Settings settings;
        compare_all_types(geometry());
        set_float32_products(Float32Products::TensorFloat);
        compare_with_host(Passes(geometry()), DType::Float32, Activation::Relu, 0.06);
    }

    void the_same_bits_each_time_data() { addRows(); }
    void the_same_bits_each_time()
    {
        Passes device = Passes(geometry()).as(DType::Float32, kCuda), again = device;
        device.run(Activation::Relu);
        again.run(Activation::Relu);
        QCOMPARE(device.y.to_vector(), again.y.to_vector());
        QCOMPARE(device.dx.to_vector(), again.dx.to_vector());
        QCOMPARE(device.dw.to_vector(), again.dw.to_vector());
        QCOMPARE(device.db.to_vector(), again.db.to_vector());
    }

private:
    static void addRows()
    {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const Case& one : cases())
            QTest::newRow(one.name) << number++;
    }
    static ConvGeometry geometry()
    {
        QFETCH(int, number);
        return cases()[static_cast<std::size_t>(number)].geometry;
    }
};

QTEST_GUILESS_MAIN(CudaConvTest)
#include "cuda_conv_test.moc"
