#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using Edges = QMap<QString, QStringList>;

/// The direction in which parts may know each other, read off their #include lines.
class IncludeScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void includesFollowTheLayers_data();
    void includesFollowTheLayers();
    void engineKnowsNoQt();
    void widgetsKnowOnlyPlainValues();
    void projectStandsAlone();
    void theRuleItselfBites();
};

namespace {

const QDir kRoot(QStringLiteral(SOURCE_DIR));

/// What each part may include besides itself. A part not named here may not exist.
const Edges& allowedEdges()
{
    static const QStringList base = {"engine/tensor"};
    static const QStringList ops = base + QStringList{"engine/registry", "engine/autograd"};
    static const QStringList nn = ops + QStringList{"engine/ops"};
    static const QStringList graph = nn + QStringList{"engine/nn", "engine/data", "engine/optim", "engine/formats"};
    static const QStringList shown = {"engine/tensor", "engine/registry", "engine/graph", "engine/train"};
    static const Edges edges = {
        {"engine/tensor", {}},
        {"engine/registry", base},
        {"engine/cpu", base + QStringList{"engine/ops"}},
        {"engine/cuda", base + QStringList{"engine/ops"}},
        {"engine/autograd", base},
        {"engine/ops", ops},
        {"engine/nn", nn},
        {"engine/optim", nn + QStringList{"engine/nn"}},
        {"engine/formats", base + QStringList{"engine/registry"}},
        {"engine/data", base + QStringList{"engine/registry", "engine/formats"}},
        {"engine/graph", graph},
        {"engine/train", graph + QStringList{"engine/graph"}},
        {"widgets", shown},
        {"app/cli", graph + QStringList{"engine/graph", "engine/train"}},
        {"app", graph + QStringList{"engine/graph", "engine/train", "widgets"}},
    };
    return edges;
}

struct Include {
    QString file;    ///< relative to the root
    QString header;  ///< as written between the quotes or brackets
};

QStringList filesIn(const QString& folder, const QStringList& patterns)
{
    QStringList files;
    QDirIterator it(kRoot.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << kRoot.relativeFilePath(it.next());
    return files;
}

QStringList sourcesIn(const QString& folder)
{
    return filesIn(folder, {"*.cpp", "*.h", "*.cu"});
}

QString textOf(const QString& file)
{
    QFile f(kRoot.filePath(file));
    return f.open(QIODevice::ReadOnly) ? QString::fromUtf8(f.readAll()) : QString();
}

QList<Include> includesOf(const QString& file, const QString& text)
{
    static const QRegularExpression line(QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*[<\"]([^>\"]+)[>\"]"),
                                         QRegularExpression::MultilineOption);
    QList<Include> found;
    for (auto it = line.globalMatch(text); it.hasNext();)
        found << Include{file, it.next().captured(1)};
    return found;
}

QList<Include> includesIn(const QString& folder)
{
    QList<Include> found;
    for (const QString& file : sourcesIn(folder))
        found << includesOf(file, textOf(file));
    return found;
}

/// The part a path belongs to: "engine/ops" for engine/ops/conv.h, "widgets" for widgets/canvas/node_item.h; empty for others.
QString partOf(const QString& path)
{
    const QStringList steps = path.split('/');
    if (steps.size() < 2)
        return {};
    if (steps[0] == "engine" || (steps[0] == "app" && steps[1] == "cli"))
        return steps[0] + '/' + steps[1];
    return steps[0] == "widgets" || steps[0] == "app" ? steps[0] : QString();
}

/// Includes of `part` that point where it may not look, one line each.
QStringList breaches(const QString& part, const QList<Include>& includes)
{
    QStringList bad;
    for (const Include& include : includes) {
        const QString target = partOf(include.header);
        if (partOf(include.file) == part && !target.isEmpty() && target != part && !allowedEdges()[part].contains(target))
            bad << include.file + " includes " + include.header;
    }
    return bad;
}

bool isQtHeader(const QString& header)
{
    static const QRegularExpression qt(QStringLiteral("^(Q[A-Z]|Qt[A-Z]|q[a-z0-9]+\\.h)"));
    return qt.match(header).hasMatch();
}

/// Engine headers that hold nothing but values, so that a widget may show them.
bool isPlainValue(const QString& header)
{
    static const QStringList exact = {"engine/train/telemetry.h", "engine/tensor/dtype.h", "engine/tensor/error.h"};
    return header.startsWith("engine/registry/") || header.startsWith("engine/graph/") || exact.contains(header);
}

}  // namespace

void IncludeScanTest::includesFollowTheLayers_data()
{
    QTest::addColumn<QString>("part");
    for (const QString& part : allowedEdges().keys())
        QTest::newRow(qPrintable(part)) << part;
    QSet<QString> unknown;
    for (const QString& folder : {QStringLiteral("engine"), QStringLiteral("app"), QStringLiteral("widgets")})
        for (const QString& file : sourcesIn(folder))
            if (!allowedEdges().contains(partOf(file)))
                unknown << partOf(file);
    for (const QString& part : unknown)
        QTest::newRow(qPrintable("not in the table: " + part)) << part;
}

void IncludeScanTest::includesFollowTheLayers()
{
    QFETCH(QString, part);
    QVERIFY2(allowedEdges().contains(part), "say in this file what the new part may include");
    const QStringList bad = breaches(part, includesIn(part));
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join('\n')));
}

void IncludeScanTest::engineKnowsNoQt()
{
    const QList<Include> includes = includesIn("engine") + includesIn("app/cli");
    QVERIFY(includes.size() > 20);
    for (const Include& include : includes)
        QVERIFY2(!isQtHeader(include.header), qPrintable(include.file + " includes " + include.header));
}

void IncludeScanTest::widgetsKnowOnlyPlainValues()
{
    for (const Include& include : includesIn("widgets"))
        if (include.header.startsWith("engine/"))
            QVERIFY2(isPlainValue(include.header), qPrintable(include.file + " includes " + include.header));
    for (const QString& file : sourcesIn("widgets"))
        for (const char* word : {"QThread", "std::thread", "std::jthread", "QtConcurrent"})
            QVERIFY2(!textOf(file).contains(word), qPrintable(file + " starts a thread: " + word));
}

/// A path out of the repository, or of somebody's own machine. /usr, /proc, /dev and the like are the same everywhere.
static const QRegularExpression& foreignPath()
{
    static const QRegularExpression path(QStringLiteral("[\"'(](/(home|root|Users|mnt|opt|srv)/|(\\.\\./){4})"));
    return path;
}

void IncludeScanTest::projectStandsAlone()
{
    QStringList files = kRoot.entryList(QDir::Files);
    for (const char* folder : {"engine", "widgets", "app", "tests", "examples", "resources"})
        files << filesIn(folder, {"*.cpp", "*.h", "*.cu", "*.txt", "*.md", "*.json", "*.py", "*.qrc", "*.svg"});
    files.removeAll("tests/engine/include_scan_test.cpp");
    for (const QString& file : files) {
        const QRegularExpressionMatch found = foreignPath().match(textOf(file));
        QVERIFY2(!found.hasMatch(), qPrintable(file + " names a path outside the project: " + found.captured()));
    }
}

void IncludeScanTest::theRuleItselfBites()
{
    const QString text = "#include <vector>\n  #  include \"engine/graph/graph_document.h\"\n#include "
                         "\"engine/tensor/shape.h\"\n#include <QString>\n";
    const QList<Include> includes = includesOf("engine/ops/some.cpp", text);
    QCOMPARE(includes.size(), 4);
    QCOMPARE(breaches("engine/ops", includes), QStringList{"engine/ops/some.cpp includes engine/graph/graph_document.h"});
    QVERIFY(isQtHeader("QString") && isQtHeader("qglobal.h") && isQtHeader("QtCharts/QChart"));
    QVERIFY(foreignPath().match("open(\"/home/me/data.csv\")").hasMatch());
    QVERIFY(!foreignPath().match("open(\"/proc/self/status\")").hasMatch());
    QVERIFY(!isQtHeader("queue") && !isQtHeader("engine/cpu/quantize.h"));
}

QTEST_GUILESS_MAIN(IncludeScanTest)
#include "include_scan_test.moc"
