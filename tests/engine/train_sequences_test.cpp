#include <functional>
#include <set>
#include <utility>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "engine/graph/project_file.h"
#include "engine/graph/shape_report.h"
#include "engine/tensor/allocator.h"
#include "engine/train/trainer.h"
#include "tests/engine/support/message_of.h"

using namespace ts;
namespace fs = std::filesystem;

/// Runs whose batches differ in length, and settings that decide what batches are made of.
class TrainSequencesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengthsStaySymbolsInShapes();
    void learnsFromBatchesOfDifferentLength();
    void readingThreadsChangeNothing();
    void resumesToTheSameBits();
    void repeatedLengthsAskForNoMemory();
    void transformsResumeToTheSameBits();
    void balanceNeedsClasses();
    void balanceChangesWhatIsLearned();
    void waitingIsAShare();
};

namespace {

/// What was the first symbol? To be remembered by an LSTM to the end of each sequence.
GraphDocument ragged_project(std::int64_t epochs)
{
    GraphDocument document = read_project(R"({ "format": "tensorscape", "version": 1, "name": "ragged",
        "graph": {
          "nodes": [
            { "id": "data", "type": "RaggedSequences", "params": { "question": "first", "examples": 300, "max_length": 9 },
              "position": [0, 0] },
            { "id": "lstm", "type": "LSTM", "params": { "hidden_size": 16 }, "position": [0, 0] },
            { "id": "last", "type": "LastStep", "params": {}, "position": [0, 0] },
            { "id": "fc", "type": "Linear", "params": { "out_features": 2 }, "position": [0, 0] },
            { "id": "loss", "type": "CrossEntropyLoss", "params": {}, "position": [0, 0] },
            { "id": "acc", "type": "Accuracy", "params": {}, "position": [0, 0] }
          ],
          "edges": [
            { "from": "data.features", "to": "lstm.input" },
            { "from": "data.lengths", "to": "lstm.lengths" },
            { "from": "lstm.output", "to": "last.input" },
            { "from": "data.lengths", "to": "last.lengths" },
            { "from": "last.output", "to": "fc.input" },
            { "from": "fc.output", "to": "loss.input" },
            { "from": "data.target", "to": "loss.target" },
            { "from": "fc.output", "to": "acc.input" },
            { "from": "data.target", "to": "acc.target" }
          ], "frames": [], "subgraphs": {} },
        "training": { "batch_size": 16, "epochs": 1, "seed": 1, "device": "cpu", "optimizer": { "type": "Adam", "lr": 0.01 },
                      "clip_grad_norm": 1, "precision": "float32" } })");
    document.training.epochs = epochs;
    return document;
}

/// Blobs as images of 1 by 2 by 2 pixels, shifted, flipped, erased and blended on the way.
GraphDocument transformed_project(std::int64_t epochs)
{
    GraphDocument document = read_project(R"({ "format": "tensorscape", "version": 1, "name": "transformed",
        "graph": {
          "nodes": [
            { "id": "data", "type": "Blobs", "params": { "num_features": 16, "examples": 200 }, "position": [0, 0] },
            { "id": "image", "type": "Reshape", "params": { "shape": [1, 4, 4] }, "position": [0, 0] },
            { "id": "crop", "type": "RandomCrop", "params": { "padding": 1 }, "position": [0, 0] },
            { "id": "flip", "type": "RandomHorizontalFlip", "params": {}, "position": [0, 0] },
            { "id": "turn", "type": "RandomRotation", "params": {}, "position": [0, 0] },
            { "id": "erase", "type": "RandomErasing", "params": {}, "position": [0, 0] },
            { "id": "noise", "type": "GaussianNoise", "params": {}, "position": [0, 0] },
            { "id": "flat", "type": "Flatten", "params": {}, "position": [0, 0] },
            { "id": "fc", "type": "Linear", "params": { "out_features": 3 }, "position": [0, 0] },
            { "id": "loss", "type": "CrossEntropyLoss", "params": {}, "position": [0, 0] }
          ],
          "edges": [
            { "from": "data.features", "to": "image.input" },
            { "from": "image.output", "to": "crop.input" },
            { "from": "crop.output", "to": "flip.input" },
            { "from": "flip.output", "to": "turn.input" },
            { "from": "turn.output", "to": "erase.input" },
            { "from": "erase.output", "to": "noise.input" },
            { "from": "noise.output", "to": "flat.input" },
            { "from": "flat.output", "to": "fc.input" },
            { "from": "fc.output", "to": "loss.input" },
            { "from": "data.target", "to": "loss.target" }
          ], "frames": [], "subgraphs": {} },
        "training": { "batch_size": 16, "epochs": 1, "seed": 1, "device": "cpu", "optimizer": { "type": "Adam", "lr": 0.01 },
                      "clip_grad_norm": null, "precision": "float32" } })");
    document.training.epochs = epochs;
    return document;
}

/// Acts after each step and keeps the last progress.
class EachStep : public TrainObserver {
public:
    explicit EachStep(std::function<void(std::int64_t)> action) : m_action(std::move(action)) { }
    void progress(const Progress& progress) override
    {
        last = progress;
        if (progress.step > m_step)
            m_action(m_step = progress.step);
    }
    Progress last;

private:
    std::int64_t m_step = 0;
    std::function<void(std::int64_t)> m_action;
};

SessionOptions in_memory()
{
    SessionOptions options;
    options.write_run = false;
    options.threads = 1;
    return options;
}

SessionOptions in_folder(const fs::path& folder, bool resume)
{
    SessionOptions options;
    options.run_dir = folder;
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

/// Interrupted in the middle of the second epoch, then taken up again.
RunResult train_in_parts(const GraphDocument& document, std::int64_t step, const fs::path& folder)
{
    TrainControl control;
    EachStep observer([&](std::int64_t now) {
        if (now == step)
            control.stop();
    });
    static_cast<void>(Trainer(document, in_folder(folder, false), control, observer).run());
    return train(document, in_folder(folder, true));
}

}  // namespace

void TrainSequencesTest::lengthsStaySymbolsInShapes()
{
    const GraphDocument document = ragged_project(1);
    const ShapeReport report = infer_shapes(document, fs::path());
    QVERIFY(!report.has_errors());
    QCOMPARE(to_text(report.output({"data", "tokens"})->shape), std::string("N×T"));
    QCOMPARE(to_text(report.output({"lstm", "output"})->shape), std::string("N×T×16"));
    QCOMPARE(to_text(report.output({"last", "output"})->shape), std::string("N×16"));
}

void TrainSequencesTest::learnsFromBatchesOfDifferentLength()
{
    const RunResult result = train(ragged_project(25), in_memory());
    const auto accuracy = std::ranges::find(result.metrics, "val_accuracy", &std::pair<std::string, double>::first);
    QVERIFY(accuracy != result.metrics.end());
    QVERIFY2(accuracy->second > 0.95, qPrintable(QString::number(accuracy->second)));
}

void TrainSequencesTest::readingThreadsChangeNothing()
{
    GraphDocument document = ragged_project(2);
    const RunResult alone = train(document, in_memory());
    document.training.workers = 3;
    QVERIFY(train(document, in_memory()).metrics == alone.metrics);
}

void TrainSequencesTest::resumesToTheSameBits()
{
    const QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    GraphDocument document = ragged_project(3);
    document.training.balance = "classes";
    const RunResult whole = train(document, in_folder(folder / "whole", false));
    const RunResult parts = train_in_parts(document, 22, folder / "parts");
    QCOMPARE(parts.steps, whole.steps);
    QVERIFY(parts.metrics == whole.metrics);
}

/// From the third epoch on every length has been there.
void TrainSequencesTest::repeatedLengthsAskForNoMemory()
{
    TrainControl control;
    std::uint64_t before = 0, after = 0;
    EachStep observer([&](std::int64_t step) {
        if (step == 45)
            before = memory_stats().system_requests;
        after = memory_stats().system_requests;
    });
    static_cast<void>(Trainer(ragged_project(8), in_memory(), control, observer).run());
    QVERIFY(observer.last.step > 100);
    QCOMPARE(after, before);
}

void TrainSequencesTest::transformsResumeToTheSameBits()
{
    const QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    const RunResult whole = train(transformed_project(3), in_folder(folder / "whole", false));
    const RunResult parts = train_in_parts(transformed_project(3), 14, folder / "parts");
    QVERIFY(parts.metrics == whole.metrics);
    GraphDocument other = transformed_project(3);
    other.training.seed = 2;
    QVERIFY(train(other, in_memory()).metrics != whole.metrics);
}

void TrainSequencesTest::balanceNeedsClasses()
{
    GraphDocument document = ragged_project(1);
    document.graph.find("data")->type = "SineSequences";
    document.graph.find("data")->params = {};
    document.graph.edges = {{{"data", "features"}, {"lstm", "input"}, {}},
                            {{"lstm", "output"}, {"last", "input"}, {}},
                            {{"last", "output"}, {"fc", "input"}, {}},
                            {{"fc", "output"}, {"loss", "input"}, {}},
                            {{"data", "target"}, {"loss", "target"}, {}}};
    document.graph.find("fc")->params = {{"out_features", std::int64_t{1}}};
    document.graph.find("loss")->type = "MSELoss";
    std::erase_if(document.graph.nodes, [](const GraphNode& node) { return node.id == "acc"; });
    static_cast<void>(train(document, in_memory()));
    document.training.balance = "classes";
    VERIFY_THROWS(ArgumentError, "cannot be balanced", train(document, in_memory()));
    document.training.balance = "equal";
    VERIFY_THROWS(ArgumentError, "balance must be none or classes", train(document, in_memory()));
}

void TrainSequencesTest::balanceChangesWhatIsLearned()
{
    GraphDocument document = ragged_project(1);
    const RunResult plain = train(document, in_memory());
    document.training.balance = "classes";
    const RunResult balanced = train(document, in_memory());
    QCOMPARE(balanced.steps, plain.steps);
    QVERIFY(balanced.metrics != plain.metrics);
}

void TrainSequencesTest::waitingIsAShare()
{
    TrainControl control;
    EachStep observer([](std::int64_t) {});
    static_cast<void>(Trainer(ragged_project(60), in_memory(), control, observer).run());
    QVERIFY(observer.last.waiting > 0);
    QVERIFY(observer.last.waiting <= 1);
}

QTEST_GUILESS_MAIN(TrainSequencesTest)
#include "train_sequences_test.moc"
