#include "tests/widgets/support/canvas_desk.h"

using namespace ts;

using Ids = std::set<std::string>;

/// What is selected, and what is done with it.
class CanvasSelectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clickSelectsOneNode()
    {
        CanvasDesk desk;
        QSignalSpy changes(&desk.view, &GraphView::selectionChanged);
        desk.click(desk.middleOf("first"));
        desk.click(desk.middleOf("last"));
        QCOMPARE(desk.view.selectedNodes(), Ids{"last"});
        QCOMPARE(changes.size(), 2);
    }
    void shiftAddsAndControlToggles()
    {
        CanvasDesk desk;
        desk.click(desk.middleOf("first"));
        desk.click(desk.middleOf("last"), Qt::ShiftModifier);
        QCOMPARE(desk.view.selectedNodes(), (Ids{"first", "last"}));
        desk.click(desk.middleOf("first"), Qt::ControlModifier);
        QCOMPARE(desk.view.selectedNodes(), Ids{"last"});
    }
    void clickOnOneOfManySelectsOnlyIt()
    {
        CanvasDesk desk;
        desk.view.selectAll();
        desk.click(desk.middleOf("alone"));
        QCOMPARE(desk.view.selectedNodes(), Ids{"alone"});
    }
    void boxSelectsWhatItMeets()
    {
        CanvasDesk desk;
        desk.drag(desk.at({210, -30}), desk.at({260, 230}));
        QCOMPARE(desk.view.selectedNodes(), (Ids{"middle", "alone"}));
    }
    void boxWithShiftAddsAndWithControlToggles()
    {
        CanvasDesk desk;
        desk.view.select({"first"});
        desk.drag(desk.at({210, -30}), desk.at({260, 20}), Qt::ShiftModifier);
        QCOMPARE(desk.view.selectedNodes(), (Ids{"first", "middle"}));
        desk.drag(desk.at({210, -30}), desk.at({260, 230}), Qt::ControlModifier);
        QCOMPARE(desk.view.selectedNodes(), (Ids{"first", "alone"}));
    }
    void clickOnEmptyCanvasAndEscapeClear()
    {
        CanvasDesk desk;
        desk.view.select({"first"});
        desk.click(desk.at({200, 150}));
        QVERIFY(desk.view.selectedNodes().empty());
        desk.view.select({"first"});
        desk.key(Qt::Key_Escape);
        QVERIFY(desk.view.selectedNodes().empty());
    }
    void deleteRemovesNodesWithTheirWires()
    {
        CanvasDesk desk;
        desk.click(desk.middleOf("middle"));
        desk.key(Qt::Key_Delete);
        QCOMPARE(desk.edits.size(), 1u);
        QVERIFY(desk.document.graph.find("middle") == nullptr);
        QVERIFY(desk.document.graph.edges.empty());
        QVERIFY(desk.view.nodeRect("middle").isNull());
        QVERIFY(desk.view.selectedNodes().empty());
        desk.undo();
        QCOMPARE(desk.document.graph.edges.size(), 2u);
        QCOMPARE(desk.view.nodeRect("middle").topLeft(), QPointF(240, 0));
    }
    void duplicateKeepsInnerWiresAndSelectsTheCopies()
    {
        CanvasDesk desk;
        desk.view.select({"first", "middle"});
        desk.key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(desk.document.graph.nodes.size(), 7u);
        QCOMPARE(desk.document.graph.edges.size(), 3u);
        QCOMPARE(desk.view.selectedNodes().size(), 2u);
        QVERIFY(!desk.view.selectedNodes().contains("first"));
    }
    void pasteStandsAtTheCursor()
    {
        CanvasDesk desk;
        desk.view.select({"last"});
        const Graph part = desk.view.copySelection();
        desk.click(desk.at({80, 240}));
        desk.view.pasteGraph(part);
        QCOMPARE(desk.view.selectedNodes().size(), 1u);
        const std::string id = *desk.view.selectedNodes().begin();
        QVERIFY(desk.view.nodeRect(id).contains(81, 241));
    }
    void selectAllTakesEveryNode()
    {
        CanvasDesk desk;
        desk.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(desk.view.selectedNodes().size(), 5u);
    }
    void renamedNodeStaysSelected()
    {
        CanvasDesk desk;
        desk.view.select({"middle"});
        QSignalSpy changed(&desk.view, &GraphView::selectionChanged);
        const AppliedEdit done = apply(desk.document, {{RenameNode{"middle", "hidden"}}});
        desk.view.applyDelta(desk.document.graph, done.delta);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(desk.view.selectedNodes(), Ids{"hidden"});
        QCOMPARE(desk.view.nodeRect("hidden").topLeft(), QPointF(240, 0));
        QVERIFY(desk.view.nodeRect("middle").isNull());
    }
    void doubleClickActivates()
    {
        CanvasDesk desk;
        QSignalSpy activated(&desk.view, &GraphView::nodeActivated);
        const QPoint at = desk.middleOf("loss");
        QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(desk.view.viewport(), Qt::LeftButton, {}, at);
        QTest::mouseRelease(desk.view.viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.first().first().toString(), QStringLiteral("loss"));
    }
    void rightClickAsksForAMenu()
    {
        CanvasDesk desk;
        QSignalSpy menus(&desk.view, &GraphView::menuRequested);
        QTest::mouseClick(desk.view.viewport(), Qt::RightButton, {}, desk.middleOf("loss"));
        QCOMPARE(menus.size(), 1);
        QCOMPARE(menus.first().at(1).toString(), QStringLiteral("loss"));
        QCOMPARE(desk.view.selectedNodes(), Ids{"loss"});
    }
};

QTEST_MAIN(CanvasSelectTest)
#include "canvas_select_test.moc"
