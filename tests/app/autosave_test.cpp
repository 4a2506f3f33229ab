#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include "app/document/autosave.h"
#include "app/document/document.h"
#include "tests/app/support/sample_project.h"

using namespace ts;

class AutosaveTest : public QObject {
    Q_OBJECT

    static GraphEdit move() { return {{MoveNodes{{{spiralsProject().graph.nodes.front().id, {123, 45}}}}}}; }

    static QStringList copies() { return QDir(Autosave::folder()).entryList({QStringLiteral("*.json")}, QDir::Files); }

    /// Edits a project and ends as a killed program does: the copy stays, its owner is gone.
    static GraphDocument leaveBehind(const QString& file)
    {
        Document document;
        Autosave autosave(document, nullptr);
        document.open(spiralsProject(), file, QStringLiteral("/projects"));
        document.edit(move(), QStringLiteral("Move"));
        [&] { QVERIFY(autosave.writeNow()); }();
        return document.value();
    }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QDir(Autosave::folder()).removeRecursively(); }

    void editsAreWrittenByThemselves()
    {
        Document document;
        Autosave autosave(document, nullptr);
        document.open(spiralsProject(), QStringLiteral("/projects/a.json"), QStringLiteral("/projects"));
        QVERIFY(copies().isEmpty());
        document.edit(move(), QStringLiteral("Move"));
        QTRY_COMPARE_WITH_TIMEOUT(copies().size(), 1, 15000);
    }

    void lostWorkIsFoundWhole()
    {
        const GraphDocument value = leaveBehind(QStringLiteral("/projects/a.json"));
        const auto lost = Autosave::takeLost();
        QCOMPARE(lost.size(), 1U);
        QVERIFY(lost.front().value == value);
        QCOMPARE(lost.front().file, QStringLiteral("/projects/a.json"));
        QCOMPARE(lost.front().folder, QStringLiteral("/projects"));
        QCOMPARE(lost.front().name, QStringLiteral("a"));
        QVERIFY(lost.front().time.secsTo(QDateTime::currentDateTimeUtc()) < 60);
    }

    void workOfALivingWindowIsNotOffered()
    {
        Document document;
        Autosave autosave(document, nullptr);
        document.open(spiralsProject(), QStringLiteral("/projects/a.json"), QStringLiteral("/projects"));
        document.edit(move(), QStringLiteral("Move"));
        QVERIFY(autosave.writeNow());
        QVERIFY(Autosave::takeLost().empty());
    }

    void twoWindowsOnOneFileKeepTheirOwnCopies()
    {
        Document first, second;
        Autosave firstCopy(first, nullptr), secondCopy(second, nullptr);
        for (Document* document : {&first, &second}) {
            document->open(spiralsProject(), QStringLiteral("/projects/a.json"), QStringLiteral("/projects"));
            document->edit(move(), QStringLiteral("Move"));
        }
        QVERIFY(firstCopy.writeNow());
        QVERIFY(secondCopy.writeNow());
        QCOMPARE(copies().size(), 2);
    }

    void lostWorkIsOfferedToOneWindowOnly()
    {
        leaveBehind(QStringLiteral("/projects/a.json"));
        const auto lost = Autosave::takeLost();
        QCOMPARE(lost.size(), 1U);
        QVERIFY(Autosave::takeLost().empty());
    }

    void discardingRemovesTheCopy()
    {
        leaveBehind(QStringLiteral("/projects/a.json"));
        Autosave::discard(Autosave::takeLost().front());
        QVERIFY(copies().isEmpty());
    }

    void savingRemovesTheCopy()
    {
        Document document;
        Autosave autosave(document, nullptr);
        document.open(spiralsProject(), QStringLiteral("/projects/a.json"), QStringLiteral("/projects"));
        document.edit(move(), QStringLiteral("Move"));
        QVERIFY(autosave.writeNow());
        document.markSaved(document.file(), document.revision());
        QVERIFY(copies().isEmpty());
    }

    void copyThatIsNoProjectIsLeftAlone()
    {
        QDir().mkpath(Autosave::folder());
        QFile file(Autosave::folder() + QStringLiteral("/broken.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ not json");
        file.close();
        QVERIFY(Autosave::takeLost().empty());
        QVERIFY(QFile::exists(file.fileName()));
    }

    void copyOfAProcessThatWasKilledIsFound()
    {
        leaveBehind(QStringLiteral("/projects/a.json"));
        // A lock file names the process that holds it; this one's number is beyond what Linux gives out.
        QFile lock(Autosave::folder() + QLatin1Char('/') + copies().front() + QStringLiteral(".lock"));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("4194999\ntensorscape\n" + QSysInfo::machineHostName().toUtf8() + "\n");
        lock.close();
        QCOMPARE(Autosave::takeLost().size(), 1U);
    }
};

QTEST_GUILESS_MAIN(AutosaveTest)
#include "autosave_test.moc"
