#include "tests/widgets/support/canvas_desk.h"

using namespace ts;

/// Wires drawn, refused, taken off, moved and cut with the mouse.
class CanvasConnectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dragFromOutputToInputConnects()
    {
        CanvasDesk desk;
        desk.drag(desk.port("last", "output", false), desk.port("alone", "input", true));
        QCOMPARE(desk.edits.size(), 1u);
        QVERIFY(desk.wired({"last", "output"}, {"alone", "input"}));
    }
    void dragFromInputToOutputConnects()
    {
        CanvasDesk desk;
        desk.drag(desk.port("loss", "input", true), desk.port("last", "output", false));
        QVERIFY(desk.wired({"last", "output"}, {"loss", "input"}));
    }
    void wireDroppedOnABodyTakesTheFirstPortThatFits()
    {
        CanvasDesk desk;
        desk.drag(desk.port("last", "output", false), desk.middleOf("loss"));
        QVERIFY(desk.wired({"last", "output"}, {"loss", "input"}));
    }
    void newWireReplacesTheOneInASingleInput()
    {
        CanvasDesk desk;
        desk.drag(desk.port("alone", "output", false), desk.port("last", "input", true));
        QVERIFY(desk.wired({"alone", "output"}, {"last", "input"}));
        QVERIFY(!desk.wired({"middle", "output"}, {"last", "input"}));
        QCOMPARE(desk.edits.size(), 1u);
        desk.undo();
        QVERIFY(desk.wired({"middle", "output"}, {"last", "input"}));
    }
    void wrongKindIsRefusedAndSaysWhy()
    {
        CanvasDesk desk;
        QSignalSpy hints(&desk.view, &GraphView::hintRequested);
        desk.hold(desk.port("last", "output", false), desk.port("loss", "target", true));
        QVERIFY(!hints.isEmpty() && !hints.last().first().toString().isEmpty());
        QTest::mouseRelease(desk.view.viewport(), Qt::LeftButton, {}, desk.port("loss", "target", true));
        QVERIFY(desk.edits.empty());
        QVERIFY(QApplication::activePopupWidget() == nullptr);
    }
    void cycleIsRefused()
    {
        CanvasDesk desk;
        desk.drag(desk.port("last", "output", false), desk.port("first", "input", true));
        QVERIFY(desk.edits.empty());
    }
    void outputToOutputIsRefused()
    {
        CanvasDesk desk;
        desk.drag(desk.port("last", "output", false), desk.port("alone", "output", false));
        QVERIFY(desk.edits.empty());
    }
    void wireTakenOffAnInputIsGone()
    {
        CanvasDesk desk;
        desk.drag(desk.port("last", "input", true), desk.at({360, 140}));
        QCOMPARE(desk.edits.size(), 1u);
        QVERIFY(!desk.wired({"middle", "output"}, {"last", "input"}));
        QVERIFY(QApplication::activePopupWidget() == nullptr);
    }
    void wireTakenOffAnInputCanEndElsewhere()
    {
        CanvasDesk desk;
        desk.drag(desk.port("last", "input", true), desk.port("alone", "input", true));
        QCOMPARE(desk.edits.size(), 1u);
        QVERIFY(!desk.wired({"middle", "output"}, {"last", "input"}));
        QVERIFY(desk.wired({"middle", "output"}, {"alone", "input"}));
    }
    void wirePutBackAsksForNothing()
    {
        CanvasDesk desk;
        const QPoint port = desk.port("last", "input", true);
        desk.hold(port, port + QPoint(-60, 40));
        QMouseEvent back(QEvent::MouseMove, port, desk.view.viewport()->mapToGlobal(port), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(desk.view.viewport(), &back);
        QTest::mouseRelease(desk.view.viewport(), Qt::LeftButton, {}, port);
        QVERIFY(desk.edits.empty());
    }
    void clickOnAnInputKeepsItsWire()
    {
        CanvasDesk desk;
        desk.click(desk.port("last", "input", true));
        QVERIFY(desk.edits.empty());
    }
    void altClickBreaksAllWiresOfAPort()
    {
        CanvasDesk desk;
        desk.drag(desk.port("middle", "output", false), desk.port("alone", "input", true));
        desk.click(desk.port("middle", "output", false), Qt::AltModifier);
        QCOMPARE(desk.edits.size(), 2u);
        QCOMPARE(desk.document.graph.edges.size(), 1u);
        QVERIFY(desk.wired({"first", "output"}, {"middle", "input"}));
    }
    void controlDragMovesAllWiresOfAnOutput()
    {
        CanvasDesk desk;
        desk.drag(desk.port("middle", "output", false), desk.port("loss", "input", true));
        desk.drag(desk.port("middle", "output", false), desk.port("alone", "output", false), Qt::ControlModifier);
        QCOMPARE(desk.edits.size(), 2u);
        QVERIFY(desk.wired({"alone", "output"}, {"last", "input"}));
        QVERIFY(desk.wired({"alone", "output"}, {"loss", "input"}));
        QVERIFY(!desk.wired({"middle", "output"}, {"last", "input"}));
    }
    void controlRightDragCuts()
    {
        CanvasDesk desk;
        const QPointF wire
            = (desk.view.portPosition({"first", "output"}, false) + desk.view.portPosition({"middle", "input"}, true)) / 2;
        desk.drag(desk.at(wire - QPointF(0, 40)), desk.at(wire + QPointF(0, 40)), Qt::ControlModifier, Qt::RightButton);
        QCOMPARE(desk.edits.size(), 1u);
        QCOMPARE(desk.document.graph.edges.size(), 1u);
        QVERIFY(desk.wired({"middle", "output"}, {"last", "input"}));
    }
    void escapeKeepsTheWire()
    {
        CanvasDesk desk;
        desk.hold(desk.port("last", "input", true), desk.at({360, 140}));
        desk.key(Qt::Key_Escape);
        QTest::mouseRelease(desk.view.viewport(), Qt::LeftButton, {}, desk.at({360, 140}));
        QVERIFY(desk.edits.empty());
    }
};

QTEST_MAIN(CanvasConnectTest)
#include "canvas_connect_test.moc"
