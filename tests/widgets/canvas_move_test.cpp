#include "tests/widgets/support/canvas_desk.h"

using namespace ts;

/// Nodes dragged with the mouse or nudged by key.
class CanvasMoveTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dragAsksForOneMoveOnTheGrid()
    {
        CanvasDesk desk;
        const QPoint from = desk.middleOf("alone");
        desk.drag(from, from + QPoint(-61, 83));
        QCOMPARE(desk.edits.size(), 1u);
        QCOMPARE(desk.edits[0].changes.size(), 1u);
        const auto& positions = std::get<MoveNodes>(desk.edits[0].changes[0]).positions;
        QCOMPARE(positions.size(), 1u);
        QCOMPARE(positions[0].first, std::string("alone"));
        QVERIFY((positions[0].second == Position{176, 280}));
        QCOMPARE(desk.view.nodeRect("alone").topLeft(), QPointF(176, 280));
    }
    void dragMovesTheWholeSelection()
    {
        CanvasDesk desk;
        desk.view.select({"first", "last"});
        const QPoint from = desk.middleOf("last");
        desk.drag(from, from + QPoint(0, 40));
        QVERIFY((desk.position("first") == Position{0, 40}));
        QVERIFY((desk.position("last") == Position{480, 40}));
        QVERIFY((desk.position("middle") == Position{240, 0}));
    }
    void wiresFollowDuringTheDrag()
    {
        CanvasDesk desk;
        const QPoint from = desk.middleOf("middle");
        const QPointF before = desk.view.portPosition({"middle", "input"}, true);
        desk.hold(from, from + QPoint(0, 80));
        QCOMPARE(desk.view.portPosition({"middle", "input"}, true), before + QPointF(0, 80));
        QVERIFY(desk.edits.empty());
        QTest::mouseRelease(desk.view.viewport(), Qt::LeftButton, {}, from + QPoint(0, 80));
        QCOMPARE(desk.edits.size(), 1u);
    }
    void escapePutsTheNodeBack()
    {
        CanvasDesk desk;
        const QPoint from = desk.middleOf("alone");
        desk.hold(from, from + QPoint(80, 80));
        desk.key(Qt::Key_Escape);
        QCOMPARE(desk.view.nodeRect("alone").topLeft(), QPointF(240, 200));
        QTest::mouseRelease(desk.view.viewport(), Qt::LeftButton, {}, from + QPoint(80, 80));
        QVERIFY(desk.edits.empty());
    }
    void clickAsksForNothing()
    {
        CanvasDesk desk;
        desk.click(desk.middleOf("alone"));
        QVERIFY(desk.edits.empty());
    }
    void refusedMoveLeavesTheNodeWhereItWas()
    {
        CanvasDesk desk;
        desk.refuseEdits = true;
        const QPoint from = desk.middleOf("alone");
        desk.drag(from, from + QPoint(80, 80));
        QCOMPARE(desk.edits.size(), 1u);
        QCOMPARE(desk.view.nodeRect("alone").topLeft(), QPointF(240, 200));
    }
    void undoRestoresThePlace()
    {
        CanvasDesk desk;
        const QPoint from = desk.middleOf("middle");
        desk.drag(from, from + QPoint(32, 64));
        QCOMPARE(desk.view.nodeRect("middle").topLeft(), QPointF(272, 64));
        desk.undo();
        QCOMPARE(desk.view.nodeRect("middle").topLeft(), QPointF(240, 0));
    }
    void arrowsNudge()
    {
        CanvasDesk desk;
        desk.view.select({"alone"});
        desk.key(Qt::Key_Right);
        desk.key(Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY((desk.position("alone") == Position{248, 240}));
    }
    void nodeDroppedOnAWireIsPutIntoIt()
    {
        CanvasDesk desk;
        const QPointF wire
            = (desk.view.portPosition({"first", "output"}, false) + desk.view.portPosition({"middle", "input"}, true)) / 2;
        desk.drag(desk.middleOf("alone"), desk.at(wire));
        QCOMPARE(desk.edits.size(), 1u);
        QVERIFY(desk.wired({"first", "output"}, {"alone", "input"}));
        QVERIFY(desk.wired({"alone", "output"}, {"middle", "input"}));
        QVERIFY(!desk.wired({"first", "output"}, {"middle", "input"}));
        desk.undo();
        QVERIFY(desk.wired({"first", "output"}, {"middle", "input"}));
        QCOMPARE(desk.view.nodeRect("alone").topLeft(), QPointF(240, 200));
    }
    void wiredNodeIsOnlyMovedOverAWire()
    {
        CanvasDesk desk;
        const QPointF wire
            = (desk.view.portPosition({"first", "output"}, false) + desk.view.portPosition({"middle", "input"}, true)) / 2;
        desk.drag(desk.middleOf("last"), desk.at(wire));
        QVERIFY(desk.wired({"first", "output"}, {"middle", "input"}));
        QCOMPARE(desk.document.graph.edges.size(), 2u);
    }
};

QTEST_MAIN(CanvasMoveTest)
#include "canvas_move_test.moc"
