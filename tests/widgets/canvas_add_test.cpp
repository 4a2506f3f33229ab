#include <QMimeData>

#include "tests/widgets/support/canvas_desk.h"
#include "widgets/canvas/node_search.h"
#include "widgets/palette/palette_model.h"

using namespace ts;

/// Nodes added by search and by drop.
class CanvasAddTest : public QObject {
    Q_OBJECT

    /// Types into the open popup and takes the first answer.
    static void choose(const QString& typed)
    {
        auto* popup = qobject_cast<NodeSearch*>(QApplication::activePopupWidget());
        QVERIFY(popup != nullptr);
        auto* field = popup->findChild<QLineEdit*>();
        QTest::keyClicks(field, typed);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(QApplication::activePopupWidget() == nullptr);
    }
    static QStringList offered()
    {
        const QAbstractItemModel* model = QApplication::activePopupWidget()->findChild<QListView*>()->model();
        QStringList titles;
        for (int row = 0; row < model->rowCount(); ++row)
            titles << model->index(row, 0).data().toString();
        return titles;
    }
    /// Enter, move and drop, as a drag from another widget sends them. Returns whether the drop was taken.
    static bool drop(CanvasDesk& desk, const QString& format, const QByteArray& data, QPoint at)
    {
        QMimeData mime;
        mime.setData(format, data);
        QDragEnterEvent enter(at, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(desk.view.viewport(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(desk.view.viewport(), &move);
        QDropEvent event(at, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(desk.view.viewport(), &event);
        return enter.isAccepted() && event.isAccepted();
    }
    static QString format() { return QString::fromLatin1(kNodeTypeMime); }
    static const GraphNode& newest(const CanvasDesk& desk) { return desk.document.graph.nodes.back(); }

private Q_SLOTS:
    void tabSearchAddsANodeAtTheCursor()
    {
        CanvasDesk desk;
        desk.click(desk.at({80, 260}));
        desk.key(Qt::Key_Tab);
        choose(QStringLiteral("relu"));
        QCOMPARE(desk.edits.size(), 1u);
        QCOMPARE(newest(desk).type, std::string("ReLU"));
        QVERIFY(desk.view.nodeRect(newest(desk).id).contains(80, 260));
        QCOMPARE(desk.view.selectedNodes(), std::set<std::string>{newest(desk).id});
    }
    void tappedSpaceAndDoubleClickOpenTheSearch()
    {
        CanvasDesk desk;
        desk.key(Qt::Key_Space);
        QVERIFY(QApplication::activePopupWidget() != nullptr);
        QApplication::activePopupWidget()->close();
        const QPoint at = desk.at({200, 150});
        QTest::mouseDClick(desk.view.viewport(), Qt::LeftButton, {}, at);
        QTest::mouseRelease(desk.view.viewport(), Qt::LeftButton, {}, at);
        QVERIFY(QApplication::activePopupWidget() != nullptr);
        QApplication::activePopupWidget()->close();
    }
    void escapeClosesTheSearch()
    {
        CanvasDesk desk;
        desk.key(Qt::Key_Tab);
        QTest::keyClick(QApplication::activePopupWidget()->findChild<QLineEdit*>(), Qt::Key_Escape);
        QVERIFY(QApplication::activePopupWidget() == nullptr);
        QVERIFY(desk.edits.empty());
    }
    void arrowsChooseAnotherAnswer()
    {
        CanvasDesk desk;
        desk.key(Qt::Key_Tab);
        const QString second = offered().at(1);
        auto* field = QApplication::activePopupWidget()->findChild<QLineEdit*>();
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(QString::fromStdString(find_node_type(newest(desk).type)->title), second);
    }
    void releasedWireConnectsTheChosenNode()
    {
        CanvasDesk desk;
        desk.drag(desk.port("last", "output", false), desk.at({400, 140}));
        QVERIFY(QApplication::activePopupWidget() != nullptr);
        choose(QStringLiteral("linear"));
        QCOMPARE(desk.edits.size(), 1u);
        QVERIFY(desk.wired({"last", "output"}, {newest(desk).id, "input"}));
    }
    void searchForAWireOffersOnlyWhatFits()
    {
        CanvasDesk desk;
        desk.drag(desk.port("loss", "target", true), desk.at({400, 320}));
        QVERIFY(QApplication::activePopupWidget() != nullptr);
        QVERIFY(!offered().contains(QStringLiteral("Linear")));
        QVERIFY(offered().contains(QStringLiteral("Flatten")));
        QApplication::activePopupWidget()->close();
    }
    void wireReleasedFromAnInputConnectsTheNewOutput()
    {
        CanvasDesk desk;
        desk.drag(desk.port("loss", "input", true), desk.at({400, 140}));
        choose(QStringLiteral("tanh"));
        QVERIFY(desk.wired({newest(desk).id, "output"}, {"loss", "input"}));
    }
    void droppedTypeAddsANode()
    {
        CanvasDesk desk;
        QVERIFY(drop(desk, format(), "Conv2d", desk.at({100, 260})));
        QCOMPARE(desk.edits.size(), 1u);
        QCOMPARE(newest(desk).type, std::string("Conv2d"));
        QVERIFY(desk.view.nodeRect(newest(desk).id).contains(100, 260));
    }
    void typeDroppedOnAWireIsPutIntoIt()
    {
        CanvasDesk desk;
        const QPointF wire
            = (desk.view.portPosition({"middle", "output"}, false) + desk.view.portPosition({"last", "input"}, true)) / 2;
        QVERIFY(drop(desk, format(), "Dropout", desk.at(wire)));
        QCOMPARE(desk.edits.size(), 1u);
        const std::string id = newest(desk).id;
        QVERIFY(desk.wired({"middle", "output"}, {id, "input"}));
        QVERIFY(desk.wired({id, "output"}, {"last", "input"}));
        QVERIFY(!desk.wired({"middle", "output"}, {"last", "input"}));
    }
    void otherDropsAreRefused()
    {
        CanvasDesk desk;
        QVERIFY(!drop(desk, QStringLiteral("text/plain"), "Linear", {300, 300}));
        QVERIFY(!drop(desk, format(), "NoSuchType", {300, 300}));
        QVERIFY(desk.edits.empty());
    }
    void searchFindsTitlesKeywordsAndScatteredLetters()
    {
        const auto first = [](const char* typed) { return matchingTypes(QString::fromUtf8(typed), {}).front()->name; };
        QCOMPARE(first("linear"), std::string("Linear"));
        QCOMPARE(first("dense"), std::string("Linear"));
        QCOMPARE(first("bn2"), std::string("BatchNorm2d"));
        QVERIFY(matchingTypes(QStringLiteral("xyzzy"), {}).empty());
    }
};

QTEST_MAIN(CanvasAddTest)
#include "canvas_add_test.moc"
