#include <algorithm>
#include <atomic>
#include <limits>

#include <QTemporaryDir>
#include <QTest>

#include "engine/nn/function_module.h"
#include "engine/train/checkpoint.h"
#include "engine/train/training_session.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/small_projects.h"
#include "tests/engine/support/test_nodes.h"

using namespace ts;

/// A run on a thread of its own, controlled from this one.
class TrainSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsToTheEnd();
    void pausesStepsAndGoesOn();
    void stopsWithinAStep();
    void changesTheLearningRate();
    void anEditKeepsWhatWasLearned();
    void anEditThatCannotRunChangesNothing();
    void aPictureThatCannotBeMadeDoesNotEndTheRun();
    void snapshotsShowWhatWasAskedFor();
    void aModelAtRestCanBeLookedAt();
    void failuresNameTheNode();
    void refusesASecondStart();
};

namespace {

std::atomic<bool> brittle_breaks{false};

/// Passes its input on, until it is told to break.
const RegisterNodeType brittle{{
    .name = "TestBrittle",
    .title = "Test brittle",
    .category = Category::Layer,
    .inputs = {{.name = "input"}},
    .outputs = {{.name = "output"}},
    .shapes = test::same_shapes,
    .module = [](const BuildQuery&) -> std::unique_ptr<nn::Module> {
        return nn::make_function_module([](std::span<const Tensor> inputs, const nn::RunContext&) {
            if (brittle_breaks)
                throw ArgumentError("it broke", {});
            return inputs[0];
        });
    },
}};

SessionOptions in_memory(bool paused = false)
{
    SessionOptions options;
    options.base_dir = test::examples_dir();
    options.write_run = false;
    options.start_paused = paused;
    options.threads = 1;
    return options;
}

std::vector<ScalarSample> drain(TrainingSession& session)
{
    std::vector<ScalarSample> all;
    ScalarSample part[256];
    while (const std::size_t count = session.take_samples(part))
        all.insert(all.end(), part, part + count);
    return all;
}

std::uint32_t series(const TrainingSession& session, const std::string& key)
{
    const std::vector<SeriesInfo> all = session.series();
    return static_cast<std::uint32_t>(std::ranges::find(all, key, &SeriesInfo::key) - all.begin());
}

/// A run that would take hours.
GraphDocument endless()
{
    return test::spirals_project(1'000'000);
}

bool reaches(const TrainingSession& session, RunState state)
{
    return QTest::qWaitFor([&] { return session.state() == state; }, 20'000);
}

bool reaches_step(const TrainingSession& session, std::int64_t step)
{
    return QTest::qWaitFor([&] { return session.progress().step >= step; }, 20'000);
}

std::unique_ptr<Snapshot> next_snapshot(TrainingSession& session)
{
    std::unique_ptr<Snapshot> snapshot;
    static_cast<void>(QTest::qWaitFor([&] { return (snapshot = session.take_snapshot()) != nullptr; }, 20'000));
    return snapshot;
}

}  // namespace

void TrainSessionTest::runsToTheEnd()
{
    TrainingSession session;
    QCOMPARE(session.state(), RunState::Idle);
    session.start(test::spirals_project(3), in_memory());
    QVERIFY(reaches(session, RunState::Finished));
    QCOMPARE(session.progress().step, std::int64_t{30});
    QCOMPARE(session.progress().steps, std::int64_t{30});
    QVERIFY(session.device_text().starts_with("CPU"));
    const std::vector<ScalarSample> samples = drain(session);
    const auto count
        = [&](const std::string& key) { return std::ranges::count(samples, series(session, key), &ScalarSample::series); };
    QCOMPARE(count("train_loss"), 30);
    QCOMPARE(count("train_accuracy"), 30);
    QCOMPARE(count("val_loss"), 3);
    QCOMPARE(count("val_accuracy"), 3);
    session.start(test::spirals_project(1), in_memory());
    QVERIFY(reaches(session, RunState::Finished));
}

void TrainSessionTest::pausesStepsAndGoesOn()
{
    TrainingSession session;
    session.start(endless(), in_memory(true));
    QVERIFY(reaches(session, RunState::Paused));
    QCOMPARE(session.progress().step, std::int64_t{0});
    // 300 examples make 10 batches: the ends of epochs lie among these steps.
    for (std::int64_t step = 1; step <= 23; ++step) {
        session.step();
        QVERIFY(reaches_step(session, step));
        QVERIFY(reaches(session, RunState::Paused));
        QCOMPARE(session.progress().step, step);
    }
    session.resume();
    QVERIFY(reaches_step(session, 200));
    session.pause();
    QVERIFY(reaches(session, RunState::Paused));
    const std::int64_t held = session.progress().step;
    QTest::qWait(50);
    QCOMPARE(session.progress().step, held);
}

void TrainSessionTest::stopsWithinAStep()
{
    const QTemporaryDir folder;
    TrainingSession session;
    SessionOptions options = in_memory();
    options.write_run = true;
    options.run_dir = folder.filePath(QStringLiteral("run")).toStdString();
    session.start(endless(), options);
    QVERIFY(reaches_step(session, 20));
    session.stop();
    QVERIFY(reaches(session, RunState::Stopped));
    QCOMPARE(session.run_dir(), options.run_dir);
    const Checkpoint checkpoint = CheckpointFolder(options.run_dir / "checkpoints").load_newest();
    QCOMPARE(checkpoint.position.step, session.progress().step);
}

void TrainSessionTest::changesTheLearningRate()
{
    TrainingSession session;
    session.start(endless(), in_memory());
    QVERIFY(reaches_step(session, 5));
    QCOMPARE(session.progress().learning_rate, 0.01);
    session.set_learning_rate(0.125);
    QVERIFY(QTest::qWaitFor([&] { return session.progress().learning_rate == 0.125; }, 20'000));
    const std::uint32_t rates = series(session, "learning_rate");
    QVERIFY(std::ranges::any_of(drain(session), [&](const ScalarSample& s) { return s.series == rates && s.value == 0.125; }));
    VERIFY_THROWS(ArgumentError, "above 0", session.set_learning_rate(-1));
    VERIFY_THROWS(ArgumentError, "above 0", session.set_learning_rate(std::numeric_limits<double>::quiet_NaN()));
}

void TrainSessionTest::anEditKeepsWhatWasLearned()
{
    GraphDocument document = endless();
    document.graph.find("drop")->params.set("p", 0.0);
    document.graph.find("fc1")->params.set("out_features", std::int64_t{32});
    TrainingSession session;
    session.start(document, in_memory());
    QVERIFY(reaches_step(session, 1500));
    session.pause();
    QVERIFY(reaches(session, RunState::Paused));
    const std::uint32_t losses = series(session, "train_loss");
    const auto last_loss = [&] {
        double loss = -1;
        for (const ScalarSample& sample : drain(session))
            loss = sample.series == losses ? sample.value : loss;
        return loss;
    };
    const double before = last_loss();
    QVERIFY2(before < 0.5, std::to_string(before).c_str());
    document.graph.nodes.push_back({"acc2", "Accuracy", {}, {}, {}, {}});
    document.graph.edges.push_back({{"fc2", "output"}, {"acc2", "input"}, {}});
    document.graph.edges.push_back({{"data", "target"}, {"acc2", "target"}, {}});
    session.edit(document);
    session.step();
    QVERIFY(QTest::qWaitFor([&] { return session.series().size() == 7; }, 20'000));
    const std::int64_t at = session.progress().step;
    session.step();
    QVERIFY(reaches_step(session, at + 1));
    QVERIFY(reaches(session, RunState::Paused));
    // Untrained, the loss would be back at ln 2.
    const double after = last_loss();
    QVERIFY2(after < 0.55, std::to_string(after).c_str());
    QCOMPARE(session.series()[5].key, std::string("train_acc2_accuracy"));
}

void TrainSessionTest::anEditThatCannotRunChangesNothing()
{
    TrainingSession session;
    session.start(endless(), in_memory());
    QVERIFY(reaches_step(session, 5));
    GraphDocument broken = endless();
    broken.graph.find("fc2")->params.set("in_features", std::int64_t{99});
    session.edit(broken);
    const std::int64_t at = session.progress().step;
    QVERIFY(reaches_step(session, at + 50));
    QCOMPARE(session.state(), RunState::Running);
    const std::optional<Refusal> refusal = session.take_refusal();
    QVERIFY(refusal && refusal->node == "fc2" && !refusal->reason.text.empty());
    QVERIFY(!session.take_refusal());
}

void TrainSessionTest::aPictureThatCannotBeMadeDoesNotEndTheRun()
{
    GraphDocument document = endless();
    document.graph.find("drop")->type = "TestBrittle";
    document.graph.find("drop")->params = {};
    TrainingSession session;
    session.start(document, in_memory(true));
    QVERIFY(reaches(session, RunState::Paused));
    session.step();
    QVERIFY(reaches_step(session, 1) && reaches(session, RunState::Paused));
    brittle_breaks = true;
    session.request_snapshot({.nodes = true, .surface = true, .slice_node = "fc1", .slice_what = "weight"});
    std::optional<Refusal> refusal;
    QVERIFY(QTest::qWaitFor([&] { return (refusal = session.take_refusal()).has_value(); }, 20'000));
    QCOMPARE(refusal->node, std::string("drop"));
    brittle_breaks = false;
    QVERIFY(!session.take_snapshot());
    session.request_snapshot({.nodes = true, .surface = true, .slice_node = "fc1", .slice_what = "weight"});
    QVERIFY(next_snapshot(session));
    session.step();
    QVERIFY(reaches_step(session, 2));
}

void TrainSessionTest::snapshotsShowWhatWasAskedFor()
{
    TrainingSession session;
    session.start(endless(), in_memory());
    QVERIFY(reaches_step(session, 1));
    session.request_snapshot({.nodes = true, .surface = true, .slice_node = "fc1", .slice_what = "weight"});
    const std::unique_ptr<Snapshot> snapshot = next_snapshot(session);
    QVERIFY(snapshot);
    QVERIFY(snapshot->step > 1);
    const auto node = std::ranges::find(snapshot->nodes, "fc2", &NodeSnapshot::id);
    QVERIFY(node != snapshot->nodes.end());
    QCOMPARE(node->output_shape.size(), std::size_t{2});
    QCOMPARE(node->output_shape[1], std::int64_t{2});
    QCOMPARE(node->output.count, 2 * node->output_shape[0]);
    QVERIFY(node->gradient && node->gradient->norm > 0);
    QVERIFY(node->parameter_gradient_norm.value_or(0) > 0);
    QVERIFY(node->update_ratio.value_or(0) > 0);
    std::uint32_t counted = 0;
    for (const std::uint32_t bin : node->output.histogram)
        counted += bin;
    QCOMPARE(std::int64_t{counted}, node->output.count);
    QVERIFY(std::ranges::find(snapshot->nodes, "loss", &NodeSnapshot::id)->value.has_value());
    QVERIFY(snapshot->slice);
    QCOMPARE(snapshot->slice->rows, std::int64_t{16});
    QCOMPARE(snapshot->slice->columns, std::int64_t{2});
    QCOMPARE(snapshot->slice->values.size(), std::size_t{32});
    QVERIFY(snapshot->surface);
    QCOMPARE(snapshot->surface->classes, std::int64_t{2});
    QCOMPARE(static_cast<std::int64_t>(snapshot->surface->best.size()), snapshot->surface->width * snapshot->surface->height);
    QVERIFY(snapshot->surface->points.size() == 300);
    QVERIFY(!session.take_snapshot());
}

void TrainSessionTest::aModelAtRestCanBeLookedAt()
{
    TrainingSession session;
    session.start(test::spirals_project(200), in_memory());
    QVERIFY(reaches(session, RunState::Finished));
    session.request_snapshot({.nodes = true, .surface = true, .slice_node = "fc1", .slice_what = "weight"});
    const std::unique_ptr<Snapshot> first = next_snapshot(session);
    QVERIFY(first && first->slice && first->surface);
    const auto accuracy = std::ranges::find(first->nodes, "acc", &NodeSnapshot::id);
    // The trained model is shown, not the first step: chance would be a half.
    QVERIFY2(accuracy->value.value_or(0) > 0.7, std::to_string(accuracy->value.value_or(0)).c_str());
    QVERIFY(!accuracy->update_ratio);
    session.request_snapshot({.nodes = true, .surface = true, .slice_node = "fc1", .slice_what = "weight"});
    const std::unique_ptr<Snapshot> second = next_snapshot(session);
    QVERIFY(second && second->slice->values == first->slice->values);

    session.start(endless(), in_memory(true));
    QVERIFY(reaches(session, RunState::Paused));
    session.request_snapshot({.nodes = true, .slice_node = {}});
    const std::unique_ptr<Snapshot> still = next_snapshot(session);
    QVERIFY(still);
    QCOMPARE(still->step, std::int64_t{0});
}

void TrainSessionTest::failuresNameTheNode()
{
    GraphDocument broken = test::spirals_project(1);
    broken.graph.find("fc1")->params.set("in_features", std::int64_t{5});
    TrainingSession session;
    session.start(broken, in_memory());
    QVERIFY(reaches(session, RunState::Failed));
    QCOMPARE(session.error_node(), std::string("fc1"));
    QVERIFY(!session.error().english().empty());
    SessionOptions unwritable = in_memory();
    unwritable.write_run = true;
    unwritable.run_dir = "/proc/no/such/run";
    session.start(test::spirals_project(1), unwritable);
    QVERIFY(reaches(session, RunState::Failed));
    QVERIFY(session.error().english().find("/proc/no/such/run") != std::string::npos);
}

void TrainSessionTest::refusesASecondStart()
{
    TrainingSession session;
    session.start(endless(), in_memory());
    VERIFY_THROWS(ArgumentError, "still going on", session.start(endless(), in_memory()));
}

QTEST_GUILESS_MAIN(TrainSessionTest)
#include "train_session_test.moc"
