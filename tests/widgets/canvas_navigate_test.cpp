#include <QWheelEvent>

#include "tests/widgets/support/canvas_desk.h"
#include "widgets/canvas/mini_map.h"

using namespace ts;

/// Moving and zooming the view.
class CanvasNavigateTest : public QObject {
    Q_OBJECT

    static void wheel(CanvasDesk& desk, QPoint at, int turn)
    {
        QWheelEvent event(at, desk.view.viewport()->mapToGlobal(at), {}, {0, turn}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(desk.view.viewport(), &event);
    }
    static MiniMap& map(CanvasDesk& desk) { return *desk.view.findChild<MiniMap*>(); }

private Q_SLOTS:
    void middleAndRightDragPan_data()
    {
        QTest::addColumn<Qt::MouseButton>("button");
        QTest::newRow("middle") << Qt::MiddleButton;
        QTest::newRow("right") << Qt::RightButton;
    }
    void middleAndRightDragPan()
    {
        QFETCH(Qt::MouseButton, button);
        CanvasDesk desk;
        QSignalSpy menus(&desk.view, &GraphView::menuRequested);
        const QPointF held = desk.view.mapToScene(300, 300);
        desk.drag({300, 300}, {380, 260}, {}, button);
        QCOMPARE(desk.view.mapToScene(380, 260), held);
        QVERIFY(menus.isEmpty());
        QVERIFY(desk.edits.empty());
    }
    void spaceDragPansAndOpensNoSearch()
    {
        CanvasDesk desk;
        const QPointF held = desk.view.mapToScene(300, 300);
        QTest::keyPress(&desk.view, Qt::Key_Space);
        desk.drag({300, 300}, {250, 330});
        QTest::keyRelease(&desk.view, Qt::Key_Space);
        QCOMPARE(desk.view.mapToScene(250, 330), held);
        QVERIFY(desk.view.selectedNodes().empty());
        QVERIFY(QApplication::activePopupWidget() == nullptr);
    }
    void wheelKeepsThePointUnderTheCursor()
    {
        CanvasDesk desk;
        const QPoint at(173, 411);
        const QPointF before = desk.view.mapToScene(at);
        for (const int turn : {120, 120, 360, -120, -600}) {
            wheel(desk, at, turn);
            const QPointF off = (desk.view.mapToScene(at) - before) * desk.view.zoom();
            QVERIFY2(std::abs(off.x()) <= 1 && std::abs(off.y()) <= 1, qPrintable(QString::number(off.manhattanLength())));
        }
    }
    void zoomHasLimits()
    {
        CanvasDesk desk;
        wheel(desk, {200, 200}, 12'000);
        QCOMPARE(desk.view.zoom(), 4.0);
        wheel(desk, {200, 200}, -24'000);
        QCOMPARE(desk.view.zoom(), 0.05);
    }
    void homeShowsEverything()
    {
        CanvasDesk desk;
        desk.view.centerOn(9'000, 9'000);
        desk.key(Qt::Key_Home);
        for (const char* id : {"first", "loss"})
            QVERIFY(desk.view.visibleArea().contains(desk.view.nodeRect(id)));
    }
    void pointFramesTheSelection()
    {
        CanvasDesk desk;
        desk.view.select({"loss"});
        desk.key(Qt::Key_Period);
        const QPointF off = desk.view.visibleArea().center() - desk.view.nodeCenter("loss");
        QVERIFY(off.manhattanLength() < 3);
        QCOMPARE(desk.view.zoom(), 1.5);
    }
    void focusBringsANodeToTheMiddle()
    {
        CanvasDesk desk;
        desk.view.centerOn(5'000, 5'000);
        desk.view.focusNode("first");
        QVERIFY((desk.view.visibleArea().center() - desk.view.nodeCenter("first")).manhattanLength() < 3);
        QCOMPARE(desk.view.selectedNodes(), std::set<std::string>{"first"});
    }
    void mapShowsOnlyWhereSomethingIsOutOfSight()
    {
        CanvasDesk desk;
        desk.view.frameAll();
        QVERIFY(map(desk).isHidden());
        desk.view.centerOn(2'000, 0);
        QVERIFY(!map(desk).isHidden());
    }
    void clickOnTheMapMovesTheView()
    {
        CanvasDesk desk;
        desk.view.centerOn(3'000, 3'000);
        QTest::mouseClick(&map(desk), Qt::LeftButton, {}, map(desk).rect().center());
        QVERIFY(desk.view.visibleArea().contains(desk.view.nodeCenter("middle")));
    }
};

QTEST_MAIN(CanvasNavigateTest)
#include "canvas_navigate_test.moc"
