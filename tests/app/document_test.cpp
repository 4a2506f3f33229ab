#include <QSignalSpy>
#include <QTest>

#include "app/document/document.h"

using namespace ts;

namespace {

GraphNode linear(const std::string& id, std::int64_t width)
{
    GraphNode node;
    node.id = id;
    node.type = "Linear";
    node.params.set("out_features", width);
    return node;
}

GraphEdit widthEdit(std::int64_t width)
{
    return {{SetParam{"fc", "out_features", ParamValue(width)}}};
}

}  // namespace

class DocumentTest : public QObject {
    Q_OBJECT

    static GraphDocument project()
    {
        GraphDocument value;
        value.name = "sample";
        value.graph.nodes = {linear("fc", 8)};
        return value;
    }

    static std::int64_t width(const Document& document)
    {
        return std::get<std::int64_t>(*document.value().graph.find("fc")->params.find("out_features"));
    }

private Q_SLOTS:
    void editIsAppliedUndoneAndRedone()
    {
        Document document;
        document.open(project(), {}, {});
        const GraphDocument before = document.value();
        QSignalSpy changed(&document, &Document::changed);
        QVERIFY(document.edit({{AddNode{linear("fc2", 4)}, MoveNodes{{{"fc", {40, 50}}}}}}, QStringLiteral("Add")));
        const GraphDocument after = document.value();
        QCOMPARE(after.graph.nodes.size(), 2U);
        document.undoStack().undo();
        QVERIFY(document.value() == before);
        document.undoStack().redo();
        QVERIFY(document.value() == after);
        QCOMPARE(changed.size(), 3);
    }

    void refusedEditChangesNothing()
    {
        Document document;
        document.open(project(), {}, {});
        const GraphDocument before = document.value();
        QSignalSpy refused(&document, &Document::editRefused);
        QSignalSpy changed(&document, &Document::changed);
        QVERIFY(!document.edit({{MoveNodes{{{"fc", {1, 2}}}}, RemoveNode{"nobody"}}}, QStringLiteral("Remove")));
        QVERIFY(document.value() == before);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(document.undoStack().count(), 0);
    }

    void typingInOneFieldIsOneStep()
    {
        Document document;
        document.open(project(), {}, {});
        for (const std::int64_t value : {1, 12, 128})
            document.edit(widthEdit(value), QStringLiteral("Set width"));
        QCOMPARE(document.undoStack().count(), 1);
        QCOMPARE(width(document), 128);
        document.undoStack().undo();
        QCOMPARE(width(document), 8);
        document.undoStack().redo();
        QCOMPARE(width(document), 128);
    }

    void endOfMergeWindowStartsAnotherStep()
    {
        Document document;
        document.open(project(), {}, {});
        document.edit(widthEdit(16), QStringLiteral("Set width"));
        document.endMerge();
        document.edit(widthEdit(32), QStringLiteral("Set width"));
        QCOMPARE(document.undoStack().count(), 2);
        document.undoStack().undo();
        QCOMPARE(width(document), 16);
    }

    void differentParametersAreDifferentSteps()
    {
        Document document;
        document.open(project(), {}, {});
        document.edit(widthEdit(16), QStringLiteral("Set width"));
        document.edit({{SetParam{"fc", "bias", ParamValue(false)}}}, QStringLiteral("Set bias"));
        QCOMPARE(document.undoStack().count(), 2);
    }

    void dirtyFollowsSavingAndUndo()
    {
        Document document;
        document.open(project(), QStringLiteral("/tmp/sample.json"), QStringLiteral("/tmp"));
        QVERIFY(!document.isDirty());
        document.edit(widthEdit(16), QStringLiteral("Set width"));
        QVERIFY(document.isDirty());
        document.undoStack().undo();
        QVERIFY(!document.isDirty());
        document.undoStack().redo();
        document.markSaved(document.file(), document.revision());
        QVERIFY(!document.isDirty());
        document.undoStack().undo();
        QVERIFY(document.isDirty());
    }

    void editMadeWhileSavingStaysDirty()
    {
        Document document;
        document.open(project(), QStringLiteral("/tmp/sample.json"), QStringLiteral("/tmp"));
        document.edit(widthEdit(16), QStringLiteral("Set width"));
        const quint64 saved = document.revision();
        document.endMerge();
        document.edit(widthEdit(32), QStringLiteral("Set width"));
        document.markSaved(document.file(), saved);
        QVERIFY(document.isDirty());
    }

    void editAfterSavingIsAStepOfItsOwn()
    {
        Document document;
        document.open(project(), QStringLiteral("/tmp/sample.json"), QStringLiteral("/tmp"));
        document.edit(widthEdit(16), QStringLiteral("Set width"));
        document.markSaved(document.file(), document.revision());
        document.edit(widthEdit(32), QStringLiteral("Set width"));
        QVERIFY(document.isDirty());
        document.undoStack().undo();
        QVERIFY(!document.isDirty());
        QCOMPARE(width(document), 16);
    }

    void movingDoesNotInferShapesAgain()
    {
        Document document;
        document.open(project(), {}, {});
        QSignalSpy reported(&document, &Document::reportChanged);
        document.edit({{MoveNodes{{{"fc", {9, 9}}}}}}, QStringLiteral("Move"));
        QCOMPARE(reported.size(), 0);
        document.edit(widthEdit(3), QStringLiteral("Set width"));
        QCOMPARE(reported.size(), 1);
    }

    void unconnectedInputIsReported()
    {
        Document document;
        document.open(project(), {}, {});
        QVERIFY(document.report().has_errors());
    }

    void movingTheProjectKeepsItsData()
    {
        GraphDocument value;
        GraphNode table;
        table.id = "data";
        table.type = "TableDataset";
        table.params.set("path", std::string("data/digits.csv"));
        value.graph.nodes = {table};
        Document document;
        document.open(value, {}, QStringLiteral("/projects/one"));
        const auto path
            = [&document] { return std::get<std::string>(*document.value().graph.find("data")->params.find("path")); };
        document.moveTo(QStringLiteral("/projects"));
        QCOMPARE(path(), std::string("one/data/digits.csv"));
        document.moveTo(QStringLiteral("/elsewhere"));
        QCOMPARE(path(), std::string("/projects/one/data/digits.csv"));
    }
};

QTEST_GUILESS_MAIN(DocumentTest)
#include "document_test.moc"
