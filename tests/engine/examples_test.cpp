#include <algorithm>
#include <cmath>

#include <QDir>
#include <QTest>

#include "engine/data/dataset.h"
#include "engine/graph/project_file.h"
#include "engine/graph/shape_report.h"
#include "engine/train/trainer.h"

/// The projects that come with the program are whole.
class ExamplesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void savingGivesTheSameBytes_data() { listProjects(); }
    void savingGivesTheSameBytes();
    void nothingIsWrong_data() { listProjects(); }
    void nothingIsWrong();
    void sunspotsAreForetoldBetterThanByTheLastYear();

private:
    static void listProjects();
};

namespace {

const QDir kFolder(QStringLiteral(SOURCE_DIR "/examples"));

std::filesystem::path pathOf(const QString& name)
{
    return kFolder.filePath(name).toStdString();
}

}  // namespace

void ExamplesTest::listProjects()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : kFolder.entryList({QStringLiteral("*.json")}, QDir::Files))
        QTest::newRow(qPrintable(name)) << name;
}

void ExamplesTest::savingGivesTheSameBytes()
{
    QFETCH(QString, name);
    QFile file(kFolder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QByteArray::fromStdString(ts::write_project(ts::load_project(pathOf(name)))), file.readAll());
}

void ExamplesTest::nothingIsWrong()
{
    QFETCH(QString, name);
    const ts::GraphDocument document = ts::load_project(pathOf(name));
    const ts::ShapeReport report = ts::infer_shapes(document, pathOf(name).parent_path());
    for (const ts::Problem& problem : report.problems)
        QFAIL(qPrintable(QString::fromStdString(problem.node + ": " + problem.message.english())));
    QVERIFY(report.parameter_count > 50);
    for (const ts::GraphNode& node : document.graph.nodes)
        QVERIFY2(!report.nodes.at(node.id).outputs.empty(), node.id.c_str());
}

/// The naive forecast repeats the last value of each window.
void ExamplesTest::sunspotsAreForetoldBetterThanByTheLastYear()
{
    const ts::GraphDocument document = ts::load_project(pathOf(QStringLiteral("sunspots.json")));
    ts::TrainControl control;
    ts::TrainObserver observer;
    ts::SessionOptions options;
    options.base_dir = kFolder.path().toStdString();
    options.write_run = false;
    options.threads = 1;
    const ts::RunResult result = ts::Trainer(document, options, control, observer).run();
    const auto loss = std::ranges::find(result.metrics, "val_loss", &std::pair<std::string, double>::first);
    QVERIFY(loss != result.metrics.end());

    const ts::GraphNode& node = *document.graph.find("sunspots");
    const ts::NodeType& type = *ts::find_node_type(node.type);
    const auto data = type.dataset(ts::ParamReader(type.params, node.params), options.base_dir);
    const auto fields = data->read(data->split().validation);
    const std::vector<double> shown = fields[0].to_vector(), truth = fields[1].to_vector();
    const std::size_t window = shown.size() / truth.size();
    double naive = 0;
    for (std::size_t i = 0; i < truth.size(); ++i)
        naive += std::pow(truth[i] - shown[(i + 1) * window - 1], 2) / static_cast<double>(truth.size());
    QVERIFY2(naive > 0.94 && naive < 0.96, std::to_string(naive).c_str());
    QVERIFY2(loss->second < 0.4 * naive, std::to_string(loss->second).c_str());
}

QTEST_GUILESS_MAIN(ExamplesTest)
#include "examples_test.moc"
