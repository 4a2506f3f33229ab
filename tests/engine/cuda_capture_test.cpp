#include <QTest>

#include "engine/nn/parameter_arena.h"
#include "engine/ops/dropout.h"
#include "engine/ops/elementwise.h"
#include "engine/optim/optimizer.h"
#include "engine/registry/optimizer_type.h"
#include "engine/tensor/step_capture.h"
#include "engine/tensor/storage.h"
#include "tests/engine/support/cuda_device.h"

using namespace ts;

namespace {

Tensor on_device(const std::vector<float>& values)
{
    const Tensor host = tensor<float>(values, {static_cast<std::int64_t>(values.size())});
    return copy_to_device(host, kCuda);
}

/// Two weights in an arena on the device.
class Weights : public nn::Module {
public:
    Weights()
    {
        add_parameter("weight", {2});
        fill_elements(parameters()[0].value.detach(), 1);
    }
    void run(std::span<const Tensor>, std::span<Tensor>, const nn::RunContext&) override { }
};

/// Adam on weights whose gradient is set by hand; returns them after some steps.
std::vector<double> trained(bool captured, int steps)
{
    Weights module;
    const nn::ParameterArena::Member member{"w", &module};
    const nn::ParameterArena arena(std::span(&member, 1), kCuda);
    const OptimizerType& type = *find_optimizer_type("Adam");
    const Params none;
    const std::unique_ptr<Optimizer> optimizer = type.make(ParamReader(type.params, none), arena);
    const Tensor gradient = on_device({0.5F, -2});
    StepCapture capture(kCuda);
    capture.set_enabled(captured);
    for (int step = 0; step < steps; ++step) {
        const double rate = 0.1 / (1 + step);
        const auto update = [&] { optimizer->step(rate); };
        capture.run(
            "adam", static_cast<std::uint64_t>(step),
            [&] {
                arena.zero_grad();
                arena.entries()[0].value.set_grad(mul(gradient, arena.entries()[0].value.detach()));
                update();
            },
            update);
    }
    return arena.values().to_vector();
}

}  // namespace

class CudaCaptureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void init() { m_before = backend(kCuda).memory_stats(0).in_use; }
    void cleanup() { QCOMPARE(backend(kCuda).memory_stats(0).in_use, m_before); }

    void replaysWorkOnNewContents()
    {
        const Tensor x = on_device({1, 2, 3}), y = on_device({0, 0, 0});
        StepCapture capture(kCuda);
        for (int step = 0; step < 6; ++step) {
            copy_elements(tensor<float>({float(step), 1, -1}), x);
            const auto outcome = capture.run("step", 0, [&] { copy_elements(add(mul(x, x), x), y); });
            QCOMPARE(outcome,
                     step < 2        ? StepCapture::Outcome::Plain
                         : step == 2 ? StepCapture::Outcome::Recorded
                                     : StepCapture::Outcome::Replayed);
            QCOMPARE(y.to_vector(), (std::vector<double>{double(step * step + step), 2, 0}));
        }
        QVERIFY(capture.active());
    }

    void temporariesOfRecordingsAreNotHandedOut()
    {
        const Tensor x = on_device({1, 2}), y = on_device({0, 0});
        StepCapture capture(kCuda);
        for (int step = 0; step < 5; ++step) {
            const Tensor other = full({2}, 7, kCuda);
            capture.run("step", 0, [&] { copy_elements(neg(square(x)), y); });
            QCOMPARE(other.to_vector(), (std::vector<double>{7, 7}));
            QCOMPARE(y.to_vector(), (std::vector<double>{-1, -4}));
        }
    }

    void memoryFreedWhileRecordingStaysUntouched()
    {
        Tensor x = on_device({1, 2});
        const Tensor y = on_device({0, 0});
        StepCapture capture(kCuda);
        for (int step = 0; step < 2; ++step)
            capture.run("step", 0, [&] { copy_elements(square(x), y); });
        capture.run("step", 0, [&] {
            copy_elements(square(x), y);
            x = Tensor();
        });
        const Tensor other = full({2}, 9, kCuda);  // would take its place
        capture.run("step", 0, [] {});
        QCOMPARE(y.to_vector(), (std::vector<double>{1, 4}));
    }

    void keysAreKeptApart()
    {
        const Tensor x = on_device({2}), y = on_device({0});
        StepCapture capture(kCuda);
        for (int step = 0; step < 12; ++step) {
            const bool squares = step % 2 == 0;
            capture.run(squares ? "square" : "double", 0,
                        [&] { copy_elements(squares ? square(x) : add(x, scalar(1, x.options())), y); });
            QCOMPARE(y.item(), squares ? 4.0 : 3.0);
        }
    }

    void readingBackRunsPlainlyAndSaysWhy()
    {
        const Tensor x = on_device({2}), y = on_device({0});
        StepCapture capture(kCuda);
        for (int step = 0; step < 4; ++step) {
            capture.run("step", 0, [&] { fill_elements(y, square(x).item() + step); });
            QCOMPARE(y.item(), 4.0 + step);
            QCOMPARE(capture.active(), false);
        }
        QVERIFY(capture.why_not().english().find("reads a value back") != std::string::npos);
    }

    void otherErrorsEndTheRecording()
    {
        const Tensor x = on_device({1, 2, 3}), wide = on_device({1, 2});
        StepCapture capture(kCuda);
        const auto run = [&](bool fails) { capture.run("step", 0, [&] { (void)add(x, fails ? wide : x); }); };
        run(false);
        run(false);
        QVERIFY_THROWS_EXCEPTION(ShapeError, run(true));
        QCOMPARE(add(x, x).to_vector(), (std::vector<double>{2, 4, 6}));
    }

    void constantsOfTheOptimizerFollowTheStep() { QCOMPARE(trained(true, 9), trained(false, 9)); }

    void randomNumbersFollowTheStep()
    {
        const Tensor x = full({512}, 1, kCuda), y = empty({512}, kCuda);
        StepCapture capture(kCuda);
        for (std::uint64_t step : {0U, 1U, 2U, 3U, 7U}) {
            capture.run("dropout", step, [&] { copy_elements(dropout(x, 0.5, Philox(3, 4), step << 32), y); });
            QCOMPARE(y.to_vector(), dropout(x, 0.5, Philox(3, 4), step << 32).to_vector());
        }
    }

    void uploadsAheadArrive()
    {
        DeviceBackend& device = backend(kCuda);
        std::vector<float> values(3 << 20);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(i % 1000);
        const Tensor to = zeros({std::ssize(values)}, kCuda);
        device.follow_with_uploads(0);
        device.upload_ahead(0, to.raw_data(), values.data(), values.size() * sizeof(float));
        std::vector<float> sent = values;
        std::ranges::fill(values, 0.0F);  // may be written again
        device.await_uploads(0);
        const Tensor back = copy_to_device(to, Device());
        QVERIFY(std::equal(sent.begin(), sent.end(), back.data<float>()));
    }

    void readsLaterSeeTheValueOfTheirTurn()
    {
        DeviceBackend& device = backend(kCuda);
        const Tensor x = on_device({1});
        const std::unique_ptr<PendingRead> first = device.read_later(0, x.raw_data(), sizeof(float));
        fill_elements(x, 2);
        const std::unique_ptr<PendingRead> second = device.read_later(0, x.raw_data(), sizeof(float));
        QCOMPARE(*static_cast<const float*>(second->wait()), 2.0F);
        QCOMPARE(*static_cast<const float*>(first->wait()), 1.0F);
        QVERIFY(first->ready());
    }

    void outOfMemorySaysHowMuchAndWorkGoesOn()
    {
        DeviceBackend& device = backend(kCuda);
        const Tensor kept = full({4}, 3, kCuda);
        device.release_cached_memory(0);
        device.limit_memory(0, device.memory_stats(0).reserved + (std::size_t{64} << 20));
        try {
            const Tensor large = empty({std::int64_t{32} << 20}, kCuda);
            device.limit_memory(0, 0);
            QFAIL("no error");
        } catch (const DeviceError& error) {
            QVERIFY(error.message().english().find("128 MiB were asked for") != std::string::npos);
        }
        {
            const Tensor fits = empty({std::int64_t{12} << 20}, kCuda);
        }
        const Tensor after_freeing = empty({std::int64_t{15} << 20}, kCuda);
        device.limit_memory(0, 0);
        QCOMPARE(kept.to_vector(), std::vector<double>(4, 3.0));
    }

    void neighboursThatAreFreedBecomeOneBlock()
    {
        DeviceBackend& device = backend(kCuda);
        device.release_cached_memory(0);
        constexpr std::int64_t kThreeMiB = 3 << 18;
        {
            const Tensor a = empty({kThreeMiB}, kCuda), b = empty({kThreeMiB}, kCuda), c = empty({kThreeMiB}, kCuda);
        }
        const std::uint64_t requests = device.memory_stats(0).system_requests;
        const Tensor whole = empty({3 * kThreeMiB}, kCuda);
        QCOMPARE(device.memory_stats(0).system_requests, requests);
    }

private:
    std::size_t m_before = 0;
};

QTEST_GUILESS_MAIN(CudaCaptureTest)
#include "cuda_capture_test.moc"
