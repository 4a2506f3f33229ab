#include <fstream>
#include <functional>
#include <utility>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "engine/formats/event_reader.h"
#include "engine/tensor/allocator.h"
#include "engine/train/trainer.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/small_projects.h"

using namespace ts;
namespace fs = std::filesystem;

/// Whole runs on the calling thread: what is learned, what is written, and runs that are interrupted.
class TrainRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learns();
    void theSameSeedGivesTheSameNumbers();
    void leavesARunFolder();
    void keepsTheNewestAndTheBestCheckpoint();
    void resumesToTheSameBits_data();
    void resumesToTheSameBits();
    void aTornCheckpointIsPassedOver();
    void resumesEditsMadeAfterTheCheckpoint();
    void trainsOnForMoreEpochs();
    void aSteadyStepAsksForNoMemory();
    void infiniteLossNamesTheNode();
    void aFolderThatCannotBeWrittenIsAnIoError();
    void anOldRunIsNotOverwritten();
};

namespace {

/// Acts when a number of steps is done.
class AtStep : public TrainObserver {
public:
    AtStep(std::int64_t step, std::function<void()> action) : m_step(step), m_action(std::move(action)) { }
    void progress(const Progress& progress) override
    {
        if (progress.step == m_step && !std::exchange(m_done, true))
            m_action();
    }

private:
    std::int64_t m_step;
    bool m_done = false;
    std::function<void()> m_action;
};

SessionOptions options_in(const fs::path& run_dir, bool resume = false)
{
    SessionOptions options;
    options.base_dir = test::examples_dir();
    options.run_dir = run_dir;
    options.resume = resume;
    options.threads = 1;
    return options;
}

RunResult train(const GraphDocument& document, const SessionOptions& options)
{
    TrainControl control;
    TrainObserver observer;
    return Trainer(document, options, control, observer).run();
}

RunResult train_until(std::int64_t step, const GraphDocument& document, const SessionOptions& options)
{
    TrainControl control;
    AtStep observer(step, [&] { control.stop(); });
    return Trainer(document, options, control, observer).run();
}

double metric(const RunResult& result, const std::string& key)
{
    for (const auto& [name, value] : result.metrics)
        if (name == key)
            return value;
    return -1;
}

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Weights and optimizer state of the last checkpoint.
std::string last_state(const fs::path& run_dir)
{
    const CheckpointFolder folder(run_dir / "checkpoints");
    const fs::path newest = folder.path_of(folder.steps().at(0));
    return bytes_of(newest / "weights.safetensors") + bytes_of(newest / "optimizer.safetensors");
}

struct Folder {
    QTemporaryDir dir;
    [[nodiscard]] fs::path operator/(const char* name) const { return fs::path(dir.path().toStdString()) / name; }
};

// 300 training rows in batches of 32: ten steps an epoch.
constexpr std::int64_t kStepsAnEpoch = 10;

}  // namespace

void TrainRunTest::learns()
{
    SessionOptions options = options_in({});
    options.write_run = false;
    GraphDocument document = test::spirals_project(200);
    document.graph.find("drop")->params.set("p", 0.0);
    document.graph.find("fc1")->params.set("out_features", std::int64_t{32});
    const RunResult result = train(document, options);
    QCOMPARE(result.steps, 200 * kStepsAnEpoch);
    QVERIFY2(metric(result, "val_accuracy") > 0.95, std::to_string(metric(result, "val_accuracy")).c_str());
    QVERIFY(metric(result, "train_loss") < 0.3);
    QVERIFY(result.run_dir.empty());
}

void TrainRunTest::theSameSeedGivesTheSameNumbers()
{
    const Folder folder;
    const RunResult a = train(test::spirals_project(3), options_in(folder / "a"));
    const RunResult b = train(test::spirals_project(3), options_in(folder / "b"));
    const RunResult c = train(test::spirals_project(3, 2), options_in(folder / "c"));
    QVERIFY(a.metrics == b.metrics);
    QVERIFY(last_state(folder / "a") == last_state(folder / "b"));
    QVERIFY(a.metrics != c.metrics);
}

void TrainRunTest::leavesARunFolder()
{
    const Folder folder;
    const fs::path run = folder / "run";
    const RunResult result = train(test::spirals_project(2), options_in(run));
    QCOMPARE(result.run_dir, run);
    QVERIFY(load_project(run / "project.json") == test::spirals_project(2));
    const QStringList events = QDir(QString::fromStdString(run.string())).entryList({QStringLiteral("events.out.tfevents.*")});
    QCOMPARE(events.size(), 1);
    int losses = 0;
    int validations = 0;
    bool graph = false;
    bool histogram = false;
    for (EventReader reader(run / events[0].toStdString()); const auto event = reader.next();) {
        graph = graph || !event->graph_def.empty();
        for (const EventValue& value : event->values) {
            losses += value.tag == "loss/train" ? 1 : 0;
            validations += value.tag == "accuracy/validation" && value.scalar && event->step % kStepsAnEpoch == 0 ? 1 : 0;
            histogram = histogram || (value.tag == "fc1/weight" && value.histogram);
        }
    }
    QCOMPARE(losses, 2 * static_cast<int>(kStepsAnEpoch));
    QCOMPARE(validations, 2);
    QVERIFY(graph && histogram);
    const Checkpoint checkpoint = CheckpointFolder(run / "checkpoints").load_newest();
    QCOMPARE(checkpoint.position.step, 2 * kStepsAnEpoch);
    QCOMPARE(checkpoint.position.epoch, std::int64_t{2});
    QCOMPARE(checkpoint.weights.size(), std::size_t{4});
    // No temporary files are left.
    QCOMPARE(QDir(QString::fromStdString((run / "checkpoints").string()))
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                 .size(),
             1);
}

void TrainRunTest::keepsTheNewestAndTheBestCheckpoint()
{
    const Folder folder;
    const CheckpointFolder checkpoints(folder / "checkpoints");
    Checkpoint checkpoint;
    checkpoint.document = test::spirals_project(1);
    checkpoint.weights = {{"fc1.weight", ones({2, 2})}};
    const double scores[] = {0.9, 0.1, 0.5, 0.4, 0.3};
    for (int i = 0; i < 5; ++i) {
        checkpoint.position.step = i + 1;
        checkpoint.position.score = scores[i];
        checkpoints.save(checkpoint);
    }
    QCOMPARE(checkpoints.steps(), (std::vector<std::int64_t>{5, 4, 2}));
}

void TrainRunTest::resumesToTheSameBits_data()
{
    QTest::addColumn<int>("stop_at");
    QTest::newRow("in the middle of an epoch") << 13;
    QTest::newRow("before validation") << 20;
    QTest::newRow("after the first step") << 1;
}

void TrainRunTest::resumesToTheSameBits()
{
    QFETCH(int, stop_at);
    const Folder folder;
    const RunResult whole = train(test::spirals_project(4), options_in(folder / "whole"));
    const RunResult stopped = train_until(stop_at, test::spirals_project(4), options_in(folder / "parts"));
    QVERIFY(stopped.stopped);
    QCOMPARE(stopped.steps, std::int64_t{stop_at});
    const RunResult resumed = train(test::spirals_project(4), options_in(folder / "parts", true));
    QVERIFY(!resumed.stopped);
    QCOMPARE(resumed.steps, whole.steps);
    QVERIFY(resumed.metrics == whole.metrics);
    QVERIFY(last_state(folder / "parts") == last_state(folder / "whole"));
}

void TrainRunTest::aTornCheckpointIsPassedOver()
{
    const Folder folder;
    const RunResult whole = train(test::spirals_project(3), options_in(folder / "whole"));
    train_until(7, test::spirals_project(3), options_in(folder / "torn"));
    train_until(17, test::spirals_project(3), options_in(folder / "torn", true));
    fs::resize_file(folder / "torn" / "checkpoints" / "step-17" / "weights.safetensors", 100);
    fs::create_directory(folder / "torn" / "checkpoints" / ".step-19");
    const RunResult resumed = train(test::spirals_project(3), options_in(folder / "torn", true));
    QVERIFY(resumed.metrics == whole.metrics);
    QVERIFY(last_state(folder / "torn") == last_state(folder / "whole"));
}

void TrainRunTest::resumesEditsMadeAfterTheCheckpoint()
{
    const auto train_with_edits = [](const fs::path& run, std::int64_t stop_at) {
        TrainControl control;
        struct Edits : TrainObserver {
            TrainControl& control;
            std::int64_t stop_at;
            Edits(TrainControl& c, std::int64_t s) : control(c), stop_at(s) { }
            void progress(const Progress& p) override
            {
                if (p.step == 5 && p.learning_rate == 0.01)
                    control.set_learning_rate(0.002);
                if (p.step == 12 && p.epochs == 3) {
                    GraphDocument more = test::spirals_project(4);
                    more.graph.find("drop")->params.set("p", 0.3);
                    control.edit(more);
                }
                if (p.step == stop_at)
                    control.stop();
            }
        } edits(control, stop_at);
        Trainer(test::spirals_project(3), options_in(run), control, edits).run();
    };
    const Folder folder;
    train_with_edits(folder / "whole", -1);
    train_with_edits(folder / "parts", 25);
    // As if the program had been killed with an older checkpoint: it goes back to step 3 and finds the edits in the log.
    train_until(3, test::spirals_project(3), options_in(folder / "early"));
    fs::remove_all(folder / "parts" / "checkpoints");
    fs::copy(folder / "early" / "checkpoints", folder / "parts" / "checkpoints", fs::copy_options::recursive);
    const GraphDocument last = RunDirectory::open(folder / "parts").latest_document();
    QCOMPARE(last.training.epochs, std::int64_t{4});
    const RunResult resumed = train(last, options_in(folder / "parts", true));
    QCOMPARE(resumed.steps, 4 * kStepsAnEpoch);
    QVERIFY(last_state(folder / "parts") == last_state(folder / "whole"));
    QVERIFY(bytes_of(folder / "parts" / "edits.jsonl") == bytes_of(folder / "whole" / "edits.jsonl"));
}

void TrainRunTest::trainsOnForMoreEpochs()
{
    const Folder folder;
    train(test::spirals_project(2), options_in(folder / "run"));
    const RunResult more = train(test::spirals_project(5), options_in(folder / "run", true));
    QCOMPARE(more.epochs, std::int64_t{5});
    QCOMPARE(more.steps, 5 * kStepsAnEpoch);
}

void TrainRunTest::aSteadyStepAsksForNoMemory()
{
    SessionOptions options = options_in({});
    options.write_run = false;
    std::uint64_t warm = 0;
    std::uint64_t steady = 0;
    struct Watch : TrainObserver {
        std::uint64_t& warm;
        std::uint64_t& steady;
        Watch(std::uint64_t& w, std::uint64_t& s) : warm(w), steady(s) { }
        void progress(const Progress& p) override
        {
            if (p.step == 30)
                warm = memory_stats().system_requests;
            if (p.step == 130)
                steady = memory_stats().system_requests;
        }
    } watch(warm, steady);
    TrainControl control;
    Trainer(test::spirals_project(14), options, control, watch).run();
    QVERIFY(warm > 0);
    QCOMPARE(steady, warm);
}

void TrainRunTest::infiniteLossNamesTheNode()
{
    const Folder folder;
    GraphDocument document = test::spirals_project(50);
    document.training.optimizer.type = "SGD";
    document.training.optimizer.params = {{"lr", 3e38}};
    document.training.clip_grad_norm.reset();
    try {
        train(document, options_in(folder / "run"));
        QFAIL("the loss cannot stay finite");
    } catch (const Error& error) {
        QVERIFY2(std::string(error.what()).find("The loss became") != std::string::npos, error.what());
        QVERIFY2(error.node() == "fc1" || error.node() == "fc2" || error.node() == "loss", error.node().c_str());
    }
}

void TrainRunTest::aFolderThatCannotBeWrittenIsAnIoError()
{
    const Folder folder;
    std::ofstream(folder / "file") << "not a folder";
    VERIFY_THROWS(IoError, "file", train(test::spirals_project(1), options_in(folder / "file" / "run")));
}

void TrainRunTest::anOldRunIsNotOverwritten()
{
    const Folder folder;
    train(test::spirals_project(1), options_in(folder / "run"));
    VERIFY_THROWS(IoError, "holds a run already", train(test::spirals_project(1), options_in(folder / "run")));
    VERIFY_THROWS(IoError, "no run", train(test::spirals_project(1), options_in(folder / "other", true)));
}

QTEST_GUILESS_MAIN(TrainRunTest)
#include "train_run_test.moc"
