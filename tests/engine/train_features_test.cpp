#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <utility>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "engine/formats/event_reader.h"
#include "engine/tensor/allocator.h"
#include "engine/train/evaluation.h"
#include "engine/train/parameter_setup.h"
#include "engine/train/trainer.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/small_projects.h"

using namespace ts;
namespace fs = std::filesystem;

/// What settings for training do in whole runs: schedules, averages, accumulation, frozen nodes, initialisers.
class TrainFeaturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resumesToTheSameBits_data();
    void resumesToTheSameBits();
    void theRateFollowsTheSchedule();
    void aRateSetByHandScalesTheSchedule();
    void aPlateauLowersTheRate();
    void manySmallBatchesAreOneLarge();
    void frozenNodesStay();
    void nodesHaveTheirOwnRate();
    void biasesCanBeLeftOutOfWeightDecay();
    void gradientsAreClippedByValue();
    void theAverageIsWhatIsEvaluated();
    void initialisersOfProjectAndNode();
    void anEditTurnsTheAverageOn();
    void aRefusedEditChangesNothingAndIsTold();
    void anEditMayComeFromAnotherFolder();
    void aSteadyStepAsksForNoMemory();
};

namespace {

// 300 training rows in batches of 32: ten steps an epoch.
constexpr std::int64_t kStepsAnEpoch = 10;

struct Folder {
    QTemporaryDir dir;
    [[nodiscard]] fs::path operator/(const char* name) const { return fs::path(dir.path().toStdString()) / name; }
};

/// Acts after each step, and keeps what the run tells.
class Watch : public TrainObserver {
public:
    explicit Watch(std::function<void(const Progress&)> action = {}) : m_action(std::move(action)) { }
    void progress(const Progress& progress) override
    {
        rates[progress.step] = progress.learning_rate;
        if (m_action)
            m_action(progress);
    }
    void refused(const Message& reason, const std::string& node) override
    {
        refusals.push_back(reason.english());
        nodes.push_back(node);
    }

    std::map<std::int64_t, double> rates;
    std::vector<std::string> refusals, nodes;

private:
    std::function<void(const Progress&)> m_action;
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
    Watch watch([&](const Progress& p) {
        if (p.step == step)
            control.stop();
    });
    return Trainer(document, options, control, watch).run();
}

Checkpoint last(const fs::path& run_dir)
{
    return CheckpointFolder(run_dir / "checkpoints").load_newest();
}

std::vector<double> tensor_in(const std::vector<nn::NamedTensor>& tensors, const std::string& name)
{
    for (const nn::NamedTensor& tensor : tensors)
        if (tensor.name == name)
            return tensor.value.to_vector();
    return {};
}

std::vector<double> all_values(const std::vector<nn::NamedTensor>& tensors)
{
    std::vector<double> all;
    for (const nn::NamedTensor& tensor : tensors) {
        const std::vector<double> values = tensor.value.to_vector();
        all.insert(all.end(), values.begin(), values.end());
    }
    return all;
}

/// The parameter of an untrained model.
std::vector<double> initial(const GraphDocument& document, const std::string& name)
{
    Model model(document, test::examples_dir(), document.training.seed);
    return tensor_in(model.executor().state(), name);
}

double metric(const RunResult& result, const std::string& key)
{
    for (const auto& [name, value] : result.metrics)
        if (name == key)
            return value;
    return -1;
}

ScheduleSettings schedule(const char* type, ScheduleUnit every, Params params, std::int64_t warmup = 0)
{
    return {type, every, warmup, std::move(params)};
}

GraphDocument plain_sgd(std::int64_t epochs, double lr = 0.1)
{
    GraphDocument document = test::spirals_project(epochs);
    document.graph.find("drop")->params.set("p", 0.0);
    document.training.optimizer = {"SGD", {{"lr", lr}}};
    document.training.clip_grad_norm.reset();
    return document;
}

}  // namespace

void TrainFeaturesTest::resumesToTheSameBits_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("stop_at");
    const char* const names[] = {"one cycle with warm-up", "plateau", "average", "accumulation", "all"};
    for (int what = 0; what < 5; ++what)
        for (const int stop_at : {3, 5, 12})
            QTest::addRow("%s, step %d", names[what], stop_at) << what << stop_at;
}

void TrainFeaturesTest::resumesToTheSameBits()
{
    QFETCH(int, what);
    QFETCH(int, stop_at);
    GraphDocument document = test::spirals_project(4);
    if (what == 0 || what == 4)
        document.training.schedule = schedule("OneCycleLR", ScheduleUnit::Step, {{"max_lr", 0.05}}, 4);
    if (what == 1)
        document.training.schedule
            = schedule("ReduceLROnPlateau", ScheduleUnit::Step, {{"patience", std::int64_t{1}}, {"factor", 0.9}});
    if (what == 2 || what == 4)
        document.training.ema_decay = 0.95;
    if (what >= 3)
        document.training.accumulate_steps = 3;
    const Folder folder;
    const RunResult whole = train(document, options_in(folder / "whole"));
    const RunResult stopped = train_until(stop_at, document, options_in(folder / "parts"));
    QVERIFY(stopped.stopped);
    QCOMPARE(stopped.steps, std::int64_t{stop_at});
    const RunResult resumed = train(document, options_in(folder / "parts", true));
    QCOMPARE(resumed.steps, whole.steps);
    QVERIFY(resumed.metrics == whole.metrics);
    const Checkpoint a = last(folder / "whole");
    const Checkpoint b = last(folder / "parts");
    QVERIFY(all_values(a.weights) == all_values(b.weights));
    QVERIFY(all_values(a.optimizer) == all_values(b.optimizer));
    QVERIFY(all_values(a.average) == all_values(b.average));
    QVERIFY(a.average.empty() == !document.training.ema_decay);
    QVERIFY(a.position.schedule == b.position.schedule);
    QCOMPARE(a.position.learning_rate, b.position.learning_rate);
}

void TrainFeaturesTest::theRateFollowsTheSchedule()
{
    GraphDocument document = test::spirals_project(4);
    document.training.schedule = schedule("StepLR", ScheduleUnit::Epoch, {{"step_size", std::int64_t{2}}, {"gamma", 0.5}}, 5);
    const Folder folder;
    TrainControl control;
    Watch watch;
    Trainer(document, options_in(folder / "run"), control, watch).run();
    // The rate for the step after so many; the warm-up takes five.
    QCOMPARE(watch.rates.at(0), 0.01 / 5);
    QCOMPARE(watch.rates.at(3), 0.01 * 4 / 5);
    QCOMPARE(watch.rates.at(4), 0.01);
    QCOMPARE(watch.rates.at(2 * kStepsAnEpoch + 1), 0.005);
    const QString events
        = QDir(QString::fromStdString((folder / "run").string())).entryList({QStringLiteral("events.out.tfevents.*")}).at(0);
    std::map<std::int64_t, float> curve;
    for (EventReader reader(folder / "run" / events.toStdString().c_str()); const auto event = reader.next();)
        for (const EventValue& value : event->values)
            if (value.tag == "learning_rate" && value.scalar)
                curve[event->step] = static_cast<float>(*value.scalar);
    QCOMPARE(curve.at(1), 0.004F);
    QCOMPARE(curve.at(5), 0.01F);
    QCOMPARE(curve.at(2 * kStepsAnEpoch), 0.005F);
}

void TrainFeaturesTest::aRateSetByHandScalesTheSchedule()
{
    GraphDocument document = test::spirals_project(4);
    document.training.schedule = schedule("ExponentialLR", ScheduleUnit::Step, {{"gamma", 0.5}});
    SessionOptions options = options_in({});
    options.write_run = false;
    TrainControl control;
    Watch watch([&](const Progress& p) {
        if (p.step == 2)
            control.set_learning_rate(0.1);
    });
    Trainer(document, options, control, watch).run();
    QCOMPARE(watch.rates.at(1), 0.005);
    QCOMPARE(watch.rates.at(3), 0.05);
    QCOMPARE(watch.rates.at(4), 0.025);
}

void TrainFeaturesTest::aPlateauLowersTheRate()
{
    // A rate of almost nothing: the loss stays where it is.
    GraphDocument document = plain_sgd(6, 1e-12);
    document.training.schedule
        = schedule("ReduceLROnPlateau", ScheduleUnit::Epoch, {{"patience", std::int64_t{1}}, {"factor", 0.5}, {"eps", 0.0}});
    SessionOptions options = options_in({});
    options.write_run = false;
    TrainControl control;
    Watch watch;
    Trainer(document, options, control, watch).run();
    QCOMPARE(watch.rates.at(3 * kStepsAnEpoch - 1), 1e-12);
    QCOMPARE(watch.rates.at(3 * kStepsAnEpoch + 1), 0.5e-12);
}

void TrainFeaturesTest::manySmallBatchesAreOneLarge()
{
    const Folder folder;
    const RunResult large = train(plain_sgd(3), options_in(folder / "large"));
    GraphDocument document = plain_sgd(3);
    document.training.batch_size = 16;
    document.training.accumulate_steps = 2;
    const RunResult small = train(document, options_in(folder / "small"));
    QCOMPARE(small.steps, large.steps);
    const std::vector<double> a = all_values(last(folder / "large").weights);
    const std::vector<double> b = all_values(last(folder / "small").weights);
    QCOMPARE(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        QVERIFY2(std::abs(a[i] - b[i]) < 1e-5, qPrintable(QStringLiteral("%1 and %2").arg(a[i]).arg(b[i])));
    QVERIFY(std::abs(metric(small, "train_loss") - metric(large, "train_loss")) < 1e-5);
}

void TrainFeaturesTest::frozenNodesStay()
{
    GraphDocument document = test::spirals_project(1);
    document.graph.find("fc1")->training.frozen = true;
    const Folder folder;
    train(document, options_in(folder / "run"));
    const Checkpoint after = last(folder / "run");
    for (const char* name : {"fc1.weight", "fc1.bias"})
        QVERIFY(tensor_in(after.weights, name) == initial(document, name));
    QVERIFY(tensor_in(after.weights, "fc2.weight") != initial(document, "fc2.weight"));
    document.graph.find("fc2")->training.frozen = true;
    VERIFY_THROWS(ArgumentError, "nothing to train", train(document, options_in(folder / "none")));
}

void TrainFeaturesTest::nodesHaveTheirOwnRate()
{
    const Folder folder;
    GraphDocument document = plain_sgd(1);
    const auto moved = [&](const char* run) {
        train_until(1, document, options_in(folder / run));
        const std::vector<double> after = tensor_in(last(folder / run).weights, "fc1.weight");
        return after[0] - initial(document, "fc1.weight")[0];
    };
    const double whole = moved("whole");
    document.graph.find("fc1")->training.lr_scale = 0.25;
    QVERIFY(std::abs(moved("quarter") / whole - 0.25) < 1e-3);
}

void TrainFeaturesTest::biasesCanBeLeftOutOfWeightDecay()
{
    GraphDocument document = plain_sgd(1);
    document.graph.find("fc2")->training.weight_decay = 0.5;
    const auto settings = [&] {
        const Model model(document, test::examples_dir(), 1);
        return parameter_settings(document, model.executor());
    };
    // fc1.weight, fc1.bias, fc2.weight, fc2.bias
    QVERIFY(settings() == (std::vector<ParameterSettings>{{}, {}, {1, 0.5}, {1, 0.5}}));
    document.training.decay_biases = false;
    QVERIFY(settings() == (std::vector<ParameterSettings>{{}, {1, 0.0}, {1, 0.5}, {1, 0.0}}));
}

void TrainFeaturesTest::gradientsAreClippedByValue()
{
    const Folder folder;
    GraphDocument document = plain_sgd(1, 1.0);
    document.training.clip_grad_value = 1e-4;
    train_until(1, document, options_in(folder / "run"));
    const std::vector<double> after = tensor_in(last(folder / "run").weights, "fc2.weight");
    const std::vector<double> before = initial(document, "fc2.weight");
    double largest = 0;
    for (std::size_t i = 0; i < after.size(); ++i)
        largest = std::max(largest, std::abs(after[i] - before[i]));
    QVERIFY2(std::abs(largest - 1e-4) < 1e-6, qPrintable(QString::number(largest)));
}

void TrainFeaturesTest::theAverageIsWhatIsEvaluated()
{
    const Folder folder;
    GraphDocument document = test::spirals_project(5);
    document.training.ema_decay = 0.9;
    const RunResult result = train(document, options_in(folder / "run"));
    const Checkpoint checkpoint = last(folder / "run");
    QVERIFY(tensor_in(checkpoint.average, "fc1.weight") != tensor_in(checkpoint.weights, "fc1.weight"));
    const auto validation_loss = [&](const GraphDocument& evaluated) {
        Model model(evaluated, test::examples_dir(), 1);
        model.restore(checkpoint);
        TrainingData data(evaluated, model.executor(), test::examples_dir(), 1);
        ReadingSums sums;
        evaluate(model, data, &TrainingData::next_validation, {}, sums, [] { return false; });
        return sums.mean(0);
    };
    QCOMPARE(validation_loss(document), metric(result, "val_loss"));
    GraphDocument raw = document;
    raw.training.ema_decay.reset();
    QVERIFY(validation_loss(raw) != metric(result, "val_loss"));
}

void TrainFeaturesTest::initialisersOfProjectAndNode()
{
    GraphDocument document = test::spirals_project(1);
    const std::vector<double> standard = initial(document, "fc1.bias");
    document.training.init = {"constant", {{"val", 0.25}}};
    document.graph.find("fc2")->training.init = {"orthogonal", {}};
    document.graph.find("fc2")->training.bias_init = {"ones", {}};
    QVERIFY(initial(document, "fc1.weight") == std::vector<double>(32, 0.25));
    QVERIFY(initial(document, "fc1.bias") == standard);
    QVERIFY(initial(document, "fc2.bias") == std::vector<double>(2, 1.0));
    const std::vector<double> rows = initial(document, "fc2.weight");
    double across = 0;
    for (std::size_t i = 0; i < 16; ++i)
        across += rows[i] * rows[16 + i];
    QVERIFY(std::abs(across) < 1e-5);
    QVERIFY(initial(document, "fc2.weight") == rows);
    GraphDocument other = document;
    other.training.seed = 2;
    QVERIFY(initial(other, "fc2.weight") != rows);
}

void TrainFeaturesTest::anEditTurnsTheAverageOn()
{
    const Folder folder;
    TrainControl control;
    Watch watch([&](const Progress& p) {
        if (p.step != 5)
            return;
        GraphDocument more = test::spirals_project(2);
        more.training.ema_decay = 0.9;
        control.edit(more);
    });
    Trainer(test::spirals_project(2), options_in(folder / "run"), control, watch).run();
    const Checkpoint checkpoint = last(folder / "run");
    QVERIFY(watch.refusals.empty());
    QCOMPARE(tensor_in(checkpoint.average, "updates"), std::vector<double>{2 * kStepsAnEpoch - 5});
}

void TrainFeaturesTest::aRefusedEditChangesNothingAndIsTold()
{
    const Folder folder;
    const RunResult undisturbed = train(test::spirals_project(2), options_in(folder / "undisturbed"));
    TrainControl control;
    Watch watch([&](const Progress& p) {
        if (p.step != 5)
            return;
        GraphDocument broken = test::spirals_project(2);
        broken.graph.find("data")->type = "TableDataset";
        broken.graph.find("data")->params = {{"path", std::string("nowhere.csv")}};
        control.edit(broken);
    });
    const RunResult result = Trainer(test::spirals_project(2), options_in(folder / "run"), control, watch).run();
    QCOMPARE(watch.refusals.size(), std::size_t{1});
    QCOMPARE(watch.nodes.front(), std::string("data"));
    QVERIFY(result.metrics == undisturbed.metrics);
    QVERIFY(all_values(last(folder / "run").weights) == all_values(last(folder / "undisturbed").weights));
}

/// As after "Save as" into another folder while the run goes on.
void TrainFeaturesTest::anEditMayComeFromAnotherFolder()
{
    const Folder folder;
    fs::create_directories(folder / "elsewhere");
    std::ofstream table(folder / "elsewhere" / "points.csv");
    table << "x,y,label\n";
    for (int i = 0; i < 300; ++i)
        table << i % 17 << "," << i % 5 << "," << i % 2 << "\n";
    table.close();
    TrainControl control;
    Watch watch([&](const Progress& p) {
        if (p.step != 5 && p.step != 8)
            return;
        GraphDocument moved = test::spirals_project(2);
        moved.graph.find("data")->type = "TableDataset";
        moved.graph.find("data")->params = {{"path", std::string("points.csv")}, {"task", std::string("classification")}};
        if (p.step == 8)
            moved.graph.find("drop")->params.set("p", 0.5);
        control.edit(moved, p.step == 5 ? folder / "elsewhere" : fs::path());
    });
    Trainer(test::spirals_project(2), options_in(folder / "run"), control, watch).run();
    QVERIFY2(watch.refusals.empty(), watch.refusals.empty() ? "" : watch.refusals.front().c_str());
    QCOMPARE(last(folder / "run").document.graph.find("data")->type, std::string("TableDataset"));
}

void TrainFeaturesTest::aSteadyStepAsksForNoMemory()
{
    GraphDocument document = test::spirals_project(14);
    document.training.schedule = schedule("OneCycleLR", ScheduleUnit::Step, {});
    document.training.ema_decay = 0.99;
    document.training.accumulate_steps = 2;
    document.training.clip_grad_value = 1;
    SessionOptions options = options_in({});
    options.write_run = false;
    std::map<std::int64_t, std::uint64_t> requests;
    TrainControl control;
    Watch watch([&](const Progress& p) { requests[p.step] = memory_stats().system_requests; });
    Trainer(document, options, control, watch).run();
    QCOMPARE(requests.rbegin()->first, std::int64_t{14 * kStepsAnEpoch / 2});
    QCOMPARE(requests.at(65), requests.at(20));
}

QTEST_GUILESS_MAIN(TrainFeaturesTest)
#include "train_features_test.moc"
