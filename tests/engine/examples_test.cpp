#include <QDir>
#include <QTest>

#include "engine/graph/project_file.h"
#include "engine/graph/shape_report.h"

/// The projects that come with the program are whole.
class ExamplesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void savingGivesTheSameBytes_data() { listProjects(); }
    void savingGivesTheSameBytes();
    void nothingIsWrong_data() { listProjects(); }
    void nothingIsWrong();

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

QTEST_GUILESS_MAIN(ExamplesTest)
#include "examples_test.moc"
