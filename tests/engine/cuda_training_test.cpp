#include <fstream>
#include <functional>
#include <map>
#include <utility>

#include <QTemporaryDir>
#include <QTest>

#include "engine/train/run_directory.h"
#include "engine/train/trainer.h"
#include "tests/engine/support/cuda_device.h"
#include "tests/engine/support/small_projects.h"

using namespace ts;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(ts::GraphDocument)

namespace {

/// What a run told.
struct Told {
    std::map<std::string, std::vector<std::pair<std::int64_t, double>>> curves;
    std::vector<std::unique_ptr<Snapshot>> snapshots;
    std::vector<std::string> refusals;
    DeviceReport device;
    bool captured = false;
};

/// Acts when a number of steps is done.
class Watch : public TrainObserver, public Told {
public:
    using Action = std::function<void()>;
    explicit Watch(std::map<std::int64_t, Action> actions = {}) : m_actions(std::move(actions)) { }

    void series_changed(const std::vector<SeriesInfo>& series) override { m_series = series; }
    void sample(const ScalarSample& sample) override
    {
        curves[m_series.at(sample.series).key].emplace_back(sample.step, sample.value);
    }
    void progress(const Progress& progress) override
    {
        if (const auto found = m_actions.find(progress.step); found != m_actions.end())
            std::exchange(found->second, [] {})();
    }
    void device_changed(const DeviceReport& report) override
    {
        device = report;
        captured = captured || report.captured;
    }
    void snapshot(std::unique_ptr<Snapshot> snapshot) override { snapshots.push_back(std::move(snapshot)); }
    void refused(const Message& reason, const std::string&) override { refusals.push_back(reason.english()); }

private:
    std::map<std::int64_t, Action> m_actions;
    std::vector<SeriesInfo> m_series;
};

struct Folder {
    QTemporaryDir dir;
    [[nodiscard]] fs::path operator/(const char* name) const { return fs::path(dir.path().toStdString()) / name; }
};

SessionOptions options_in(const fs::path& run_dir, bool capture = true)
{
    SessionOptions options;
    options.base_dir = test::examples_dir();
    options.run_dir = run_dir;
    options.write_run = !run_dir.empty();
    options.capture = capture;
    options.threads = 1;
    return options;
}

GraphDocument on(GraphDocument document, const std::string& device)
{
    document.training.device = device;
    return document;
}

GraphDocument example(const char* name, std::int64_t batch)
{
    GraphDocument document = load_project(test::examples_dir() / name);
    document.training.batch_size = batch;
    return document;
}

/// Trains for so many steps; `more` may add what happens when some steps are done.
Told train(const GraphDocument& document, std::int64_t steps, const SessionOptions& options,
           const std::function<std::map<std::int64_t, Watch::Action>(TrainControl&)>& more = {})
{
    TrainControl control;
    std::map<std::int64_t, Watch::Action> actions;
    if (more)
        actions = more(control);
    actions[steps] = [&] { control.stop(); };
    Watch watch(std::move(actions));
    Trainer(document, options, control, watch).run();
    return std::move(static_cast<Told&>(watch));
}

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string last_state(const fs::path& run_dir)
{
    const CheckpointFolder folder(run_dir / "checkpoints");
    const fs::path newest = folder.path_of(folder.steps().at(0));
    return bytes_of(newest / "weights.safetensors") + bytes_of(newest / "optimizer.safetensors");
}

/// Spirals with everything that changes from step to step: dropout, a schedule of every step, an average of the weights.
GraphDocument changing_project()
{
    GraphDocument document = on(test::spirals_project(4), "cuda");
    document.training.ema_decay = 0.9;
    document.training.schedule.emplace();
    document.training.schedule->type = "ExponentialLR";
    document.training.schedule->every = ScheduleUnit::Step;
    return document;
}

std::size_t memory_in_use()
{
    return backend(kCuda).memory_stats(0).in_use;
}

}  // namespace

/// Whole runs on a CUDA device, real or emulated, with recorded steps and without.
class CudaTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void curvesAreThoseOfTheCpu_data()
    {
        QTest::addColumn<GraphDocument>("document");
        QTest::newRow("spirals") << test::spirals_project(3);
        QTest::newRow("digits_mlp") << example("digits_mlp.json", 16);
        QTest::newRow("digits_cnn") << example("digits_cnn.json", 4);
        QTest::newRow("digits_lstm") << example("digits_lstm.json", 4);
        QTest::newRow("addition_gpt") << example("addition_gpt.json", 2);
    }

    void curvesAreThoseOfTheCpu()
    {
        QFETCH(const GraphDocument, document);
        constexpr std::int64_t kSteps = 6;
        const Told cpu = train(on(document, "cpu"), kSteps, options_in({}));
        const Told cuda = train(on(document, "cuda"), kSteps, options_in({}));
        QVERIFY(cuda.device.accelerator);
        QVERIFY(!cpu.device.accelerator);
        QVERIFY2(cuda.captured, cuda.device.why_not.english().c_str());
        const auto& expected = cpu.curves.at("train_loss");
        const auto& got = cuda.curves.at("train_loss");
        QCOMPARE(got.size(), expected.size());
        for (std::size_t i = 0; i < got.size(); ++i) {
            QCOMPARE(got[i].first, expected[i].first);
            const double error = std::abs(got[i].second - expected[i].second);
            QVERIFY2(
                error < 2e-3 * std::max(1.0, expected[i].second),
                qPrintable(
                    QStringLiteral("step %1: %2, on the CPU %3").arg(got[i].first).arg(got[i].second).arg(expected[i].second)));
        }
    }

    void recordedStepsGiveTheSameBits_data()
    {
        QTest::addColumn<int>("accumulate");
        QTest::newRow("a batch a step") << 1;
        QTest::newRow("three batches a step") << 3;
    }

    void recordedStepsGiveTheSameBits()
    {
        QFETCH(const int, accumulate);
        const Folder folder;
        GraphDocument document = changing_project();
        document.training.accumulate_steps = accumulate;
        const Told recorded = train(document, 14, options_in(folder / "recorded", true));
        const Told plain = train(document, 14, options_in(folder / "plain", false));
        QVERIFY2(recorded.captured, recorded.device.why_not.english().c_str());
        QVERIFY(!plain.captured);
        QVERIFY(recorded.curves == plain.curves);
        QVERIFY(last_state(folder / "recorded") == last_state(folder / "plain"));
    }

    void whatHappensBetweenStepsIsTheSameWhileRecorded()
    {
        const Folder folder;
        const auto run = [&](const char* name, bool capture) {
            return train(changing_project(), 18, options_in(folder / name, capture), [](TrainControl& control) {
                std::map<std::int64_t, Watch::Action> actions;
                actions[4] = [&] {
                    SnapshotRequest request;
                    request.nodes = true;
                    request.surface = true;
                    request.timings = true;
                    control.request_snapshot(request);
                };
                actions[7] = [&] { control.set_learning_rate(0.02); };
                actions[9] = [&] {
                    GraphDocument edited = changing_project();
                    edited.graph.find("fc1")->params.set("out_features", std::int64_t{12});
                    control.edit(edited);
                };
                return actions;
            });
        };
        const Told recorded = run("recorded", true), plain = run("plain", false);
        QVERIFY(recorded.captured);
        QVERIFY(recorded.refusals.empty());
        QVERIFY(recorded.curves == plain.curves);
        QVERIFY(last_state(folder / "recorded") == last_state(folder / "plain"));
        QCOMPARE(recorded.snapshots.size(), 1U);
        const Snapshot& seen = *recorded.snapshots.front();
        QVERIFY(seen.surface.has_value());
        for (const NodeSnapshot& node : seen.nodes) {
            QCOMPARE(node.forward_seconds.has_value(), node.id != "data");
            if (node.id == "fc1") {
                QVERIFY(node.backward_seconds.has_value());
                QVERIFY(*node.update_ratio > 0);
                QVERIFY(node.output.spread > 0);
            }
        }
    }

    void lowerPrecisionsLearnAlike_data()
    {
        QTest::addColumn<QString>("precision");
        QTest::addColumn<QString>("device");
        for (const char* precision : {"tf32", "bfloat16", "float16"})
            for (const char* device : {"cpu", "cuda"})
                QTest::addRow("%s on %s", precision, device) << precision << device;
    }

    void lowerPrecisionsLearnAlike()
    {
        QFETCH(const QString, precision);
        QFETCH(const QString, device);
        GraphDocument document = on(example("digits_mlp.json", 16), device.toStdString());
        document.training.optimizer.params.set("lr", 0.01);
        const Told exact = train(document, 30, options_in({}));
        document.training.precision = precision.toStdString();
        const Told low = train(document, 30, options_in({}));
        QCOMPARE(low.captured, device == QLatin1String("cuda"));
        const auto& expected = exact.curves.at("train_loss");
        const auto& got = low.curves.at("train_loss");
        QCOMPARE(got.size(), expected.size());
        QVERIFY(got.back().second < 0.7 * got.front().second);
        for (std::size_t i = 0; i < got.size(); ++i)
            QVERIFY2(std::abs(got[i].second - expected[i].second) < 0.1, qPrintable(QString::number(got[i].second)));
    }

    void theScaleOfTheLossIsResumed()
    {
        const Folder folder;
        GraphDocument document = changing_project();
        document.training.precision = "float16";
        train(document, 1000, options_in(folder / "whole"));
        train(document, 13, options_in(folder / "parts"));
        SessionOptions options = options_in(folder / "parts");
        options.resume = true;
        train(document, 1000, options);
        QVERIFY(last_state(folder / "whole") == last_state(folder / "parts"));
        QVERIFY(last_state(folder / "whole").find("loss_scale.good_steps") != std::string::npos);
    }

    void resumesToTheSameBits()
    {
        const Folder folder;
        const Told whole = train(changing_project(), 1000, options_in(folder / "whole"));
        train(changing_project(), 13, options_in(folder / "parts"));
        SessionOptions options = options_in(folder / "parts");
        options.resume = true;
        train(changing_project(), 1000, options);
        QVERIFY(last_state(folder / "whole") == last_state(folder / "parts"));
    }

    void aCheckpointGoesOnOnAnotherDevice()
    {
        const Folder folder;
        train(changing_project(), 12, options_in(folder / "run"));
        const std::string before = last_state(folder / "run");
        const Checkpoint checkpoint = RunDirectory::open(folder / "run").checkpoints().load_newest();
        Model model(on(checkpoint.document, "cpu"), test::examples_dir(), 1);
        model.restore(checkpoint);
        const std::vector<nn::NamedTensor> state = model.executor().state();
        for (const nn::NamedTensor& own : state) {
            const auto found = std::ranges::find(checkpoint.weights, own.name, &nn::NamedTensor::name);
            QVERIFY(found != checkpoint.weights.end());
            QCOMPARE(own.value.to_vector(), found->value.to_vector());
        }
        SessionOptions options = options_in(folder / "run");
        options.resume = true;
        const Told after = train(on(changing_project(), "cpu"), 20, options);
        QVERIFY(!after.device.accelerator);
        QCOMPARE(after.curves.at("train_loss").front().first, 13);
        QVERIFY(last_state(folder / "run") != before);
    }

    void memoryIsGivenBack()
    {
        const std::size_t before = memory_in_use();
        train(changing_project(), 12, options_in({}));
        QCOMPARE(memory_in_use(), before);
    }

    void outOfMemoryEndsTheRunAndTheNextOneWorks()
    {
        DeviceBackend& device = backend(kCuda);
        const std::size_t before = memory_in_use();
        device.release_cached_memory(0);
        device.limit_memory(0, device.memory_stats(0).reserved + (std::size_t{8} << 20));
        GraphDocument large = changing_project();
        large.graph.find("fc1")->params.set("out_features", std::int64_t{1} << 20);
        QVERIFY_THROWS_EXCEPTION(DeviceError, train(large, 3, options_in({})));
        QCOMPARE(memory_in_use(), before);
        train(changing_project(), 6, options_in({}));
        device.limit_memory(0, 0);
    }

    void aLossThatIsNotFiniteEndsTheRun()
    {
        GraphDocument document = on(test::spirals_project(50), "cuda");
        document.training.optimizer.type = "SGD";
        document.training.optimizer.params.set("lr", 3e38);
        document.training.clip_grad_norm.reset();
        QVERIFY_THROWS_EXCEPTION(ArgumentError, train(document, 500, options_in({})));
    }

    void anUnknownDeviceIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(DeviceError, train(on(test::spirals_project(1), "cuda:7"), 1, options_in({})));
        QVERIFY_THROWS_EXCEPTION(DeviceError, train(on(test::spirals_project(1), "abacus"), 1, options_in({})));
    }
};

QTEST_GUILESS_MAIN(CudaTrainingTest)
#include "cuda_training_test.moc"
