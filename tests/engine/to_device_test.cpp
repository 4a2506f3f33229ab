#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/autograd/gradcheck.h"
#include "engine/ops/creation.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/matmul.h"
#include "engine/ops/reduce.h"
#include "engine/ops/to_device.h"
#include "tests/engine/support/cuda_device.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

class ToDeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_of_devices()
    {
        QCOMPARE(device_named("cpu"), Device{});
        QCOMPARE(device_named("cuda"), kCuda);
        QCOMPARE(device_named("cuda:3"), (Device{DeviceType::Cuda, 3}));
        for (const char* wrong : {"", "gpu", "cuda:", "cuda:-1", "cuda:1x", "cuda:999"})
            VERIFY_THROWS(ArgumentError, "is not a device", device_named(wrong));
    }

    void staying_is_no_copy()
    {
        const Tensor x = ones({2, 3});
        QVERIFY(same(to(x, Device{}), x));
    }

    void gradient_comes_back()
    {
        SKIP_WITHOUT_CUDA();
        const Tensor x = tensor<float>({1, 2, 3}).set_requires_grad();
        const Tensor there = to(x, kCuda);
        QCOMPARE(there.device(), kCuda);
        QVERIFY(there.requires_grad());
        backward(sum(square(there)));
        QCOMPARE(x.grad().device(), Device{});
        QCOMPARE(x.grad().to_vector(), (std::vector<double>{2, 4, 6}));
        QVERIFY(same(to(there, kCuda), there));
    }

    void journey_passes_gradcheck()
    {
        SKIP_WITHOUT_CUDA();
        const Tensor x = tensor<double>({0.5, -1, 2});
        const TensorFunction there_and_back = [](std::span<const Tensor> in) { return to(tanh(to(in[0], kCuda)), Device{}); };
        const auto problem = gradcheck(there_and_back, std::span(&x, 1));
        QVERIFY2(!problem, problem.value_or("").c_str());
        const auto second = gradgradcheck(there_and_back, std::span(&x, 1));
        QVERIFY2(!second, second.value_or("").c_str());
    }

    void numbers_of_the_host_mix()
    {
        SKIP_WITHOUT_CUDA();
        const Tensor x = to(tensor<float>({1, 2, 3}), kCuda);
        const Tensor number = scalar(2).set_requires_grad();
        const Tensor product = mul(number, x);
        QCOMPARE(product.device(), kCuda);
        QCOMPARE(product.to_vector(), (std::vector<double>{2, 4, 6}));
        backward(sum(product));
        QCOMPARE(number.grad().device(), Device{});
        QCOMPARE(number.grad().item(), 6.0);
        QCOMPARE(gt(x, scalar(1.5)).to_vector(), (std::vector<double>{0, 1, 1}));
    }

    void other_mixtures_are_refused()
    {
        SKIP_WITHOUT_CUDA();
        const Tensor here = ones({2, 2}), there = ones({2, 2}, kCuda);
        const auto refused = [](const char* op, const char* first, const char* second) {
            return std::string(op) + ": one tensor is on " + first + ", the other on " + second + ". Move them to one device.";
        };
        QCOMPARE(message_of<DeviceError>([&] { add(here, there); }), refused("add", "cpu", "cuda:0"));
        QCOMPARE(message_of<DeviceError>([&] { mm(there, here); }), refused("mm", "cuda:0", "cpu"));
        // A number of the device has no place among the tensors of the host.
        QCOMPARE(message_of<DeviceError>([&] { mul(here, scalar(2, kCuda)); }), refused("mul", "cpu", "cuda:0"));
    }

    void tensors_are_made_there()
    {
        SKIP_WITHOUT_CUDA();
        QCOMPARE(arange(2, 11, 3, kCuda).to_vector(), (std::vector<double>{2, 5, 8}));
        QCOMPARE(eye(2, 3, kCuda).to_vector(), (std::vector<double>{1, 0, 0, 0, 1, 0}));
        QCOMPARE(linspace(-1, 1, 5, kCuda).to_vector(), linspace(-1, 1, 5).to_vector());
        QCOMPARE(full_like(ones({2}, kCuda), 7).to_vector(), (std::vector<double>{7, 7}));
        Generator here(3), there(3);
        QCOMPARE(rand({100}, there, kCuda).to_vector(), rand({100}, here).to_vector());
        QCOMPARE(randint(0, 9, {50}, there, kCuda).to_vector(), randint(0, 9, {50}, here).to_vector());
        QCOMPARE(randperm(20, there, kCuda).to_vector(), randperm(20, here).to_vector());
        QCOMPARE(arange(3, kCuda).device(), kCuda);
    }

    void prints_its_device()
    {
        SKIP_WITHOUT_CUDA();
        QCOMPARE(QString::fromStdString(tensor<float>({1, 2}).text()), QStringLiteral("tensor([1., 2.])"));
        QCOMPARE(QString::fromStdString(to(tensor<float>({1, 2}), kCuda).text()),
                 QStringLiteral("tensor([1., 2.], device='cuda:0')"));
    }
};

QTEST_GUILESS_MAIN(ToDeviceTest)
#include "to_device_test.moc"
