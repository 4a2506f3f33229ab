#include <csignal>
#include <fstream>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "engine/train/checkpoint.h"
#include "engine/train/run_directory.h"
#include "tests/engine/support/small_projects.h"

using namespace ts;

/// The command line program as a user runs it.
class CliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void helpAndVersion();
    void wrongUseIsExitCode2_data();
    void wrongUseIsExitCode2();
    void checkShowsShapesAndProblems();
    void typesListsEveryNodeType();
    void trainReportsEpochsAsJson();
    void trainWithoutTerminalPrintsPlainLines();
    void setChangesParameters();
    void ctrlCStopsWithACheckpoint();
    void aKilledRunResumesToTheSameBits();
    void evalGivesTheMetricsOfTraining();
    void predictAnswersForNewExamples();
    void predictFindsTheColumnsTrainedOn();
    void trainingSettingsCanBeSet();
    void filesThatCannotBeReadAreExitCode3();
    void aFullDiskIsExitCode3();

private:
    struct Result {
        int code = -1;
        QString out, error;

        [[nodiscard]] QJsonObject lastJson() const
        {
            return QJsonDocument::fromJson(out.trimmed().split(QLatin1Char('\n')).last().toUtf8()).object();
        }
    };
    [[nodiscard]] Result tscape(const QStringList& arguments) const;
    [[nodiscard]] QString path(const char* name) const { return m_dir->filePath(QString::fromLatin1(name)); }
    [[nodiscard]] std::filesystem::path file(const char* name) const { return path(name).toStdString(); }
    void start(QProcess& process, const QStringList& arguments) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

const QString kProgram = QStringLiteral(BIN_DIR "/tscape");

QString bytesOf(const std::filesystem::path& file)
{
    QFile f(QString::fromStdString(file.string()));
    return f.open(QIODevice::ReadOnly) ? QString::fromLatin1(f.readAll().toHex()) : QString();
}

QString lastWeights(const std::filesystem::path& run)
{
    const CheckpointFolder folder(run / "checkpoints");
    return bytesOf(folder.path_of(folder.steps().at(0)) / "weights.safetensors");
}

bool hasCheckpoint(const std::filesystem::path& run)
{
    return !CheckpointFolder(run / "checkpoints").steps().empty();
}

}  // namespace

/// Every test has a folder of its own with one project in it.
void CliTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    save_project(test::spirals_project(2), file("spirals.json"));
}

CliTest::Result CliTest::tscape(const QStringList& arguments) const
{
    QProcess process;
    start(process, arguments);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void CliTest::start(QProcess& process, const QStringList& arguments) const
{
    process.setWorkingDirectory(m_dir->path());
    process.start(kProgram, arguments);
}

void CliTest::helpAndVersion()
{
    const Result help = tscape({QStringLiteral("--help")});
    QCOMPARE(help.code, 0);
    for (const char* command : {"train", "eval", "predict", "check", "types", "fetch"}) {
        QVERIFY(help.out.contains(QLatin1String(command)));
        const Result own = tscape({QString::fromLatin1(command), QStringLiteral("--help")});
        QCOMPARE(own.code, 0);
        QVERIFY2(own.out.contains(QStringLiteral("examples:")), qPrintable(own.out));
    }
    QVERIFY(tscape({QStringLiteral("--version")}).out.startsWith(QStringLiteral("tscape ")));
}

void CliTest::wrongUseIsExitCode2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown command") << QStringList{"learn"};
    QTest::newRow("no project") << QStringList{"train"};
    QTest::newRow("two projects") << QStringList{"train", "a.json", "b.json"};
    QTest::newRow("unknown option") << QStringList{"train", "spirals.json", "--fast"};
    QTest::newRow("missing value") << QStringList{"train", "spirals.json", "--epochs"};
    QTest::newRow("no number") << QStringList{"train", "spirals.json", "--epochs", "many"};
    QTest::newRow("unknown node") << QStringList{"check", "spirals.json", "--set", "fc9.out_features=3"};
    QTest::newRow("unknown parameter") << QStringList{"check", "spirals.json", "--set", "fc1.size=3"};
    QTest::newRow("bad value") << QStringList{"check", "spirals.json", "--set", "fc1.out_features=-3"};
    QTest::newRow("no input") << QStringList{"predict", "spirals.json"};
}

void CliTest::wrongUseIsExitCode2()
{
    QFETCH(QStringList, arguments);
    const Result result = tscape(arguments);
    QCOMPARE(result.code, 2);
    QVERIFY(!(result.error + result.out).isEmpty());
}

void CliTest::checkShowsShapesAndProblems()
{
    const Result fine = tscape({"check", "spirals.json"});
    QCOMPARE(fine.code, 0);
    QVERIFY2(fine.out.contains(QStringLiteral("fc1")) && fine.out.contains(QStringLiteral("N×16")), qPrintable(fine.out));
    const QJsonObject json = tscape({"check", "spirals.json", "--json"}).lastJson();
    QCOMPARE(json[QStringLiteral("parameters")].toInt(), 2 * 16 + 16 + 16 * 2 + 2);
    const Result broken = tscape({"check", "spirals.json", "--set", "fc1.in_features=5", "--json"});
    QCOMPARE(broken.code, 1);
    const QJsonObject problem = broken.lastJson()[QStringLiteral("problems")].toArray()[0].toObject();
    QCOMPARE(problem[QStringLiteral("node")].toString(), QStringLiteral("fc1"));
}

void CliTest::typesListsEveryNodeType()
{
    const Result result = tscape({"types", "--json"});
    const QJsonArray types = QJsonDocument::fromJson(result.out.toUtf8()).array();
    QCOMPARE(static_cast<std::size_t>(types.size()), node_types().size());
    QVERIFY(tscape({"types"}).out.contains(QStringLiteral("Conv2d")));
}

void CliTest::trainReportsEpochsAsJson()
{
    const Result result = tscape({"train", "spirals.json", "--json", "--run", "mine", "--seed", "3"});
    QCOMPARE(result.code, 0);
    const QJsonObject done = result.lastJson();
    QCOMPARE(done[QStringLiteral("event")].toString(), QStringLiteral("done"));
    QCOMPARE(done[QStringLiteral("run")].toString(), QStringLiteral("mine"));
    QCOMPARE(done[QStringLiteral("epochs")].toInt(), 2);
    QCOMPARE(done[QStringLiteral("steps")].toInt(), 20);
    for (const char* key : {"train_loss", "train_accuracy", "val_loss", "val_accuracy"})
        QVERIFY(done[QStringLiteral("metrics")].toObject().contains(QLatin1String(key)));
    QCOMPARE(result.out.count(QStringLiteral("\"event\":\"epoch\"")), 2);
}

void CliTest::trainWithoutTerminalPrintsPlainLines()
{
    const Result result = tscape({"train", "spirals.json"});
    QCOMPARE(result.code, 0);
    QVERIFY(!result.out.contains(QLatin1Char('\r')) && !result.error.contains(QLatin1Char('\r')));
    QVERIFY2(result.out.contains(QStringLiteral("epoch 2/2")), qPrintable(result.out));
    QVERIFY(hasCheckpoint(file("runs") / "small_spirals-1"));
}

void CliTest::setChangesParameters()
{
    const Result result
        = tscape({"train", "spirals.json", "--run", "r", "--set", "fc1.out_features=8", "--set", "training.optimizer.type=SGD",
                  "--set", "training.optimizer.lr=0.5", "--set", "training.batch_size=100", "--epochs", "1", "--json"});
    QCOMPARE(result.lastJson()[QStringLiteral("steps")].toInt(), 3);
    const GraphDocument ran = load_project(file("r") / "project.json");
    QCOMPARE(ran.training.optimizer.type, std::string("SGD"));
    QVERIFY(*ran.graph.find("fc1")->params.find("out_features") == ParamValue(std::int64_t{8}));
}

void CliTest::ctrlCStopsWithACheckpoint()
{
    QProcess process;
    start(process, {"train", "spirals.json", "--epochs", "1000000", "--run", "r", "--json"});
    QByteArray seen;
    QVERIFY(QTest::qWaitFor([&] { return (seen += process.readAllStandardOutput()).contains("\"epoch\":5,"); }, 60'000));
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 4);
    QVERIFY(hasCheckpoint(file("r")));
}

void CliTest::aKilledRunResumesToTheSameBits()
{
    QProcess process;
    start(process, {"train", "spirals.json", "--epochs", "1000000", "--run", "killed", "--json"});
    QVERIFY(QTest::qWaitFor([&] { return process.readAllStandardOutput(), hasCheckpoint(file("killed")); }, 60'000));
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    const std::int64_t epoch = CheckpointFolder(file("killed") / "checkpoints").load_newest().position.epoch;
    const QString epochs = QString::number(epoch + 3);
    QCOMPARE(tscape({"train", "spirals.json", "--run", "killed", "--resume", "--epochs", epochs}).code, 0);
    QCOMPARE(tscape({"train", "spirals.json", "--run", "whole", "--epochs", epochs}).code, 0);
    QVERIFY(!lastWeights(file("whole")).isEmpty());
    QVERIFY(lastWeights(file("killed")) == lastWeights(file("whole")));
}

void CliTest::evalGivesTheMetricsOfTraining()
{
    const QJsonObject trained = tscape({"train", "spirals.json", "--json"}).lastJson()[QStringLiteral("metrics")].toObject();
    const QJsonObject measured = tscape({"eval", "spirals.json", "--json"}).lastJson()[QStringLiteral("metrics")].toObject();
    QCOMPARE(measured[QStringLiteral("val_loss")], trained[QStringLiteral("val_loss")]);
    QCOMPARE(measured[QStringLiteral("val_accuracy")], trained[QStringLiteral("val_accuracy")]);
}

void CliTest::predictAnswersForNewExamples()
{
    QCOMPARE(tscape({"train", "spirals.json", "--run", "r"}).code, 0);
    std::ofstream(file("new.csv")) << "x,y\n0.5,0.25\n-0.5,0.75\n0,0\n";
    const Result result = tscape({"predict", "spirals.json", "--run", "r", "--input", "new.csv"});
    QCOMPARE(result.code, 0);
    const QStringList lines = result.out.trimmed().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[0].startsWith(QStringLiteral("prediction,p_")), qPrintable(lines[0]));
    const QStringList cells = lines[1].split(QLatin1Char(','));
    QVERIFY(qAbs(cells[1].toDouble() + cells[2].toDouble() - 1) < 1e-6);
    QCOMPARE(tscape({"predict", "spirals.json", "--run", "r", "--input", "new.csv", "--output", "out.csv"}).code, 0);
    QFile written(path("out.csv"));
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(written.readAll()), result.out);
    std::ofstream(file("wide.csv")) << "a,b,c,d\n1,2,3,4\n";
    const Result wide = tscape({"predict", "spirals.json", "--run", "r", "--input", "wide.csv"});
    QCOMPARE(wide.code, 1);
    QVERIFY2(wide.error.contains(QStringLiteral("4 columns")), qPrintable(wide.error));
}

/// The target stands first in the table trained on; new tables name it, leave it out or order their columns otherwise.
void CliTest::predictFindsTheColumnsTrainedOn()
{
    std::ofstream table(file("table.csv"));
    table << "price,size,age\n";
    for (int i = 0; i < 40; ++i)
        table << 1000 + i << "," << i << "," << 40 - i << "\n";
    table.close();
    std::ofstream(file("table.json")) << R"({ "format": "tensorscape", "version": 1, "name": "table", "graph": {
        "nodes": [
          { "id": "data", "type": "TableDataset", "params": { "path": "table.csv", "target": "price", "task": "regression" } },
          { "id": "fc", "type": "Linear", "params": { "out_features": 1 } },
          { "id": "loss", "type": "MSELoss", "params": {} } ],
        "edges": [ { "from": "data.features", "to": "fc.input" }, { "from": "fc.output", "to": "loss.input" },
                   { "from": "data.target", "to": "loss.target" } ] },
        "training": { "epochs": 1 } })";
    QCOMPARE(tscape({"train", "table.json", "--run", "t"}).code, 0);
    const auto answer = [&](const char* text) {
        std::ofstream(file("new.csv")) << text;
        const Result result = tscape({"predict", "table.json", "--run", "t", "--input", "new.csv"});
        return result.code == 0 ? result.out : result.error;
    };
    const QString wanted = answer("size,age\n3,5\n");
    QVERIFY2(wanted.startsWith(QStringLiteral("prediction")), qPrintable(wanted));
    QCOMPARE(answer("price,size,age\n77,3,5\n"), wanted);
    QCOMPARE(answer("age,note,size\n5,9,3\n"), wanted);
    QCOMPARE(answer("77,3,5\n"), wanted);
    QCOMPARE(answer("3,5\n"), wanted);
    QVERIFY(answer("3,5,6\n") != wanted);
}

void CliTest::trainingSettingsCanBeSet()
{
    const Result result
        = tscape({"train", "spirals.json", "--run", "s", "--epochs", "2", "--set", "training.schedule.type=StepLR", "--set",
                  "training.schedule.step_size=1", "--set", "training.ema_decay=0.9", "--set", "training.accumulate_steps=2",
                  "--set", "training.clip_grad_value=0.5"});
    QVERIFY2(result.code == 0, qPrintable(result.error));
    QFile written(path("s/project.json"));
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(written.readAll());
    QVERIFY2(text.contains(QStringLiteral(R"("schedule": { "type": "StepLR", "every": "epoch", "step_size": 1 })")),
             qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("\"ema_decay\": 0.9")) && text.contains(QStringLiteral("\"accumulate_steps\": 2")));
    QCOMPARE(tscape({"check", "spirals.json", "--set", "training.schedule.gamma=1"}).code, 2);
    QCOMPARE(tscape({"check", "spirals.json", "--set", "training.ema_decay=x"}).code, 2);
}

void CliTest::filesThatCannotBeReadAreExitCode3()
{
    QCOMPARE(tscape({"train", "missing.json"}).code, 3);
    std::ofstream(file("broken.json")) << "{ not json";
    const Result broken = tscape({"check", "broken.json"});
    QCOMPARE(broken.code, 3);
    QVERIFY(broken.error.contains(QStringLiteral("broken.json")));
    QCOMPARE(tscape({"eval", "spirals.json"}).code, 3);
}

/// A limit on the size of files stands in for a disk that is full.
void CliTest::aFullDiskIsExitCode3()
{
    QProcess process;
    process.setWorkingDirectory(m_dir->path());
    process.start(QStringLiteral("bash"),
                  {"-c", "trap '' XFSZ; ulimit -f 4; exec \"$0\" train spirals.json --run r --epochs 300", kProgram});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 3);
    const QString error = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(error.contains(path("r")) || error.contains(QStringLiteral("r/")), qPrintable(error));
}

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
