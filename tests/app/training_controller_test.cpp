#include <algorithm>
#include <cmath>
#include <set>

#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/training/run_words.h"
#include "app/training/training_controller.h"
#include "tests/app/support/sample_project.h"
#include "tests/app/support/stall_meter.h"

using namespace ts;

class TrainingControllerTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_runs;

    static GraphDocument project(std::int64_t epochs)
    {
        GraphDocument value = spiralsProject();
        value.training.epochs = epochs;
        return value;
    }

    void start(TrainingController& controller, const GraphDocument& value, bool paused = false) const
    {
        controller.start(value, exampleFolder().toStdString(), m_runs.path().toStdString(), paused);
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void aRunGoesToItsEndAndSaysSo()
    {
        TrainingController controller;
        std::vector<double> losses;
        std::vector<SeriesInfo> series;
        connect(&controller, &TrainingController::begun, this, [&](const std::vector<SeriesInfo>& all) { series = all; });
        connect(&controller, &TrainingController::samplesReady, this, [&](std::span<const ScalarSample> samples) {
            for (const ScalarSample& sample : samples)
                if (series.at(sample.series).key == "train_loss")
                    losses.push_back(sample.value);
        });
        const StallMeter meter;
        SnapshotRequest wanted;
        wanted.nodes = wanted.surface = true;
        controller.setWanted(wanted);
        QSignalSpy snapshots(&controller, &TrainingController::snapshotReady);
        start(controller, project(400));
        QVERIFY(controller.isActive());
        QTRY_COMPARE_WITH_TIMEOUT(controller.state(), RunState::Finished, 60000);
        QCOMPARE(controller.progress().epoch, 400);
        QCOMPARE(controller.progress().step, controller.progress().steps);
        QVERIFY(losses.size() > 30);
        QVERIFY2(losses.back() < losses.front(), "the loss did not fall");
        QTRY_VERIFY(!snapshots.isEmpty());
        QVERIFY(std::filesystem::exists(controller.runDir() / "project.json"));
        qInfo("worst stall of the interface thread while training: %.1f ms", meter.worst());
    }

    void pauseStepResumeStop()
    {
        TrainingController controller;
        start(controller, project(100000), true);
        QTRY_COMPARE(controller.state(), RunState::Paused);
        QCOMPARE(controller.progress().step, 0);
        controller.step();
        QTRY_COMPARE(controller.progress().step, 1);
        controller.resume();
        QTRY_VERIFY(controller.progress().step > 3);
        controller.pause();
        QTRY_COMPARE(controller.state(), RunState::Paused);
        controller.stop();
        QTRY_COMPARE(controller.state(), RunState::Stopped);
        QVERIFY(!controller.isActive());
    }

    void learningRateChangesWhileRunning()
    {
        TrainingController controller;
        start(controller, project(100000));
        QTRY_VERIFY(controller.progress().step > 0);
        controller.setLearningRate(0.0125);
        QTRY_COMPARE(controller.progress().learning_rate, 0.0125);
        QSignalSpy refused(&controller, &TrainingController::editRefused);
        controller.setLearningRate(-1);
        QCOMPARE(refused.size(), 1);
    }

    void whatTheWorkerRefusesIsTold()
    {
        TrainingController controller;
        start(controller, project(100000));
        QTRY_VERIFY(controller.progress().step > 0);
        QSignalSpy refused(&controller, &TrainingController::editRefused);
        GraphDocument broken = project(100000);
        broken.training.optimizer.type = "Nobody";
        controller.edit(broken, {});
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(refused[0][0].value<Message>().english().find("Nobody") != std::string::npos);
        QVERIFY(controller.isActive());
    }

    /// A metric added while training gets its curve, from its first sample on.
    void aCurveAddedByAnEditAppears()
    {
        TrainingController controller;
        std::vector<SeriesInfo> series;
        std::set<std::string> seen;
        int begun = 0;
        connect(&controller, &TrainingController::begun, this, [&](const std::vector<SeriesInfo>& all) {
            series = all;
            ++begun;
        });
        connect(&controller, &TrainingController::seriesAdded, this, [&](const std::vector<SeriesInfo>& all) {
            QVERIFY(all.size() > series.size());
            series = all;
        });
        connect(&controller, &TrainingController::samplesReady, this, [&](std::span<const ScalarSample> samples) {
            for (const ScalarSample& sample : samples)
                seen.insert(series.at(sample.series).key);
        });
        GraphDocument value = project(100000);
        GraphNode metric = *std::find_if(value.graph.nodes.begin(), value.graph.nodes.end(),
                                         [](const GraphNode& node) { return node.type == "Accuracy"; });
        start(controller, value);
        QTRY_VERIFY(seen.contains("train_loss"));
        const std::size_t before = series.size();
        const std::string first = metric.id;
        metric.id = "second_accuracy";
        value.graph.nodes.push_back(metric);
        const std::vector<GraphEdge> edges = value.graph.edges;
        for (GraphEdge edge : edges)
            if (edge.to.node == first) {
                edge.to.node = metric.id;
                value.graph.edges.push_back(edge);
            }
        controller.edit(value, exampleFolder().toStdString());
        QTRY_VERIFY(series.size() > before);
        const std::string added = series.at(before).key;
        QTRY_VERIFY(seen.contains(added));
        QCOMPARE(begun, 1);
    }

    void failureNamesTheReason()
    {
        TrainingController controller;
        GraphDocument value;
        GraphNode table;
        table.id = "data";
        table.type = "TableDataset";
        table.params.set("path", std::string("missing.csv"));
        value.graph.nodes = {table};
        Message reason;
        connect(&controller, &TrainingController::failed, this, [&](const Message& message) { reason = message; });
        start(controller, value);
        QTRY_COMPARE(controller.state(), RunState::Failed);
        QVERIFY(!reason.text.empty());
        QVERIFY(!controller.isActive());
    }

    void abandonedRunLeavesAnIdleController()
    {
        TrainingController controller;
        start(controller, project(100000));
        QTRY_VERIFY(controller.progress().step > 0);
        controller.abandon();
        QCOMPARE(controller.state(), RunState::Idle);
        start(controller, project(1));
        QTRY_COMPARE_WITH_TIMEOUT(controller.state(), RunState::Finished, 30000);
    }

    void runsOfOneProjectGetFoldersOfTheirOwn()
    {
        const QTemporaryDir folder;
        const std::filesystem::path runs = folder.path().toStdString();
        QCOMPARE(unusedRunDir(runs, "a"), runs / "a-1");
        std::filesystem::create_directory(runs / "a-1");
        QCOMPARE(unusedRunDir(runs, "a"), runs / "a-2");
        QCOMPARE(unusedRunDir(runs, "Digits CNN"), runs / "digits_cnn-1");
    }

    void wordsSayWhereTrainingStands()
    {
        const Progress progress{
            .epoch = 7, .epochs = 20, .step = 312, .steps = 1120, .samples_per_second = 41834, .seconds_left = 5.2};
        QCOMPARE(runHeadline(RunState::Running, progress), QStringLiteral("Epoch 7 of 20"));
        QCOMPARE(runDetail(RunState::Running, progress), QStringLiteral("step 312 / 1,120 · 41,800 samples/s · 0:06 left"));
        QCOMPARE(clockText(3725), QStringLiteral("1:02:05"));
        QCOMPARE(valueText(0.98611, true), QStringLiteral("98.6 %"));
        QCOMPARE(valueText(0.0471, false), QStringLiteral("0.0471"));
        QCOMPARE(valueText(std::nan(""), false), QStringLiteral("nan"));
    }

    void headlineNumbersAreAccuracyAndLoss()
    {
        HeadlineMetrics metrics;
        metrics.begin({{"train_loss", "loss", "train", false},
                       {"val_loss", "loss", "validation", false},
                       {"train_accuracy", "accuracy", "train", true},
                       {"val_accuracy", "accuracy", "validation", true},
                       {"learning_rate", "learning_rate", "", false}});
        QVERIFY(metrics.metrics().empty());
        const ScalarSample samples[] = {{0, 1, 0.5}, {1, 1, 0.6}, {2, 1, 0.8}, {3, 1, 0.9}, {4, 1, 0.01}, {0, 2, 0.4}};
        metrics.add(samples);
        const auto shown = metrics.metrics();
        QCOMPARE(shown.size(), 2U);
        QCOMPARE(shown[0].label + QLatin1Char(' ') + shown[0].text, QStringLiteral("val accuracy 90.0 %"));
        QCOMPARE(shown[1].label + QLatin1Char(' ') + shown[1].text, QStringLiteral("loss 0.4000"));
    }
};

QTEST_GUILESS_MAIN(TrainingControllerTest)
#include "training_controller_test.moc"
