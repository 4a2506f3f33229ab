#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QProcess>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "app/session/appearance.h"
#include "app/start/card.h"
#include "app/window/file_flow.h"
#include "app/window/main_window.h"
#include "app/window/training_flow.h"
#include "engine/graph/project_file.h"
#include "tests/app/support/stall_meter.h"
#include "widgets/canvas/graph_view.h"
#include "widgets/palette/palette.h"

using namespace ts;

namespace {

/// Mouse and keyboard of the X display: events reach the window the way a user's do, through server and window manager.
class Hand {
public:
    static void click(const QPoint& at) { run(moveTo(at) + pause() + QStringList{QStringLiteral("click"), one()}); }

    static void drag(const QPoint& from, const QPoint& to)
    {
        QStringList words = moveTo(from) + pause() + QStringList{QStringLiteral("mousedown"), one()} + pause();
        constexpr int steps = 12;
        for (int i = 1; i <= steps; ++i)
            words += moveTo(from + (to - from) * i / steps) + pause();
        run(words + pause() + QStringList{QStringLiteral("mouseup"), one()});
    }

    static void key(const QString& keys) { run({QStringLiteral("key"), keys}); }

    static void type(const QString& text)
    {
        run({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("10"), QStringLiteral("--"), text});
    }

private:
    static QString one() { return QStringLiteral("1"); }
    static QStringList pause() { return {QStringLiteral("sleep"), QStringLiteral("0.05")}; }
    static QStringList moveTo(const QPoint& at)
    {
        return {QStringLiteral("mousemove"), QString::number(at.x()), QString::number(at.y())};
    }

    static void run(const QStringList& words)
    {
        QProcess tool;
        tool.start(QStringLiteral("xdotool"), words);
        QTRY_COMPARE_WITH_TIMEOUT(tool.state(), QProcess::NotRunning, 20000);
        QCOMPARE(tool.exitCode(), 0);
        QTest::qWait(100);
    }
};

}  // namespace

class WholeAppTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static QPoint onScreen(const QWidget& widget) { return widget.mapToGlobal(widget.rect().center()); }

    static QPoint paletteRow(MainWindow& window, const QString& type)
    {
        auto* tree = window.findChild<Palette*>()->findChild<QTreeView*>();
        const auto found
            = tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, type, 1, Qt::MatchExactly | Qt::MatchRecursive);
        if (found.isEmpty())
            return {};
        tree->scrollTo(found.front());
        return tree->viewport()->mapToGlobal(tree->visualRect(found.front()).center());
    }

    static QPoint portOnScreen(const MainWindow& window, const PortRef& port, bool input)
    {
        const GraphView& canvas = const_cast<MainWindow&>(window).canvas();
        return canvas.viewport()->mapToGlobal(canvas.mapFromScene(canvas.portPosition(port, input)));
    }

    static bool isConnected(const MainWindow& window, const PortRef& from, const PortRef& to)
    {
        const auto& edges = const_cast<MainWindow&>(window).document().value().graph.edges;
        return std::any_of(edges.begin(), edges.end(),
                           [&](const GraphEdge& edge) { return edge.from == from && edge.to == to; });
    }

    static std::unique_ptr<MainWindow> shownWindow()
    {
        auto window = std::make_unique<MainWindow>();
        window->resize(1400, 860);
        window->show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(window.get())); }();
        return window;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("xdotool")).isEmpty(), "this test needs xdotool");
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("TensorscapeTest"));
        qputenv("TENSORSCAPE_EXAMPLES", SOURCE_DIR "/examples");
        useBundledFonts();
        setTheme(ThemeKind::Dark);
    }

    void fromExampleToTrainedAndSaved()
    {
        const auto window = shownWindow();

        // One click on a card opens the example.
        Card* card = nullptr;
        for (Card* one : window->findChildren<Card*>())
            if (one->example().file.endsWith(QStringLiteral("digits_mlp.json")))
                card = one;
        QVERIFY(card);
        Hand::click(onScreen(*card));
        QTRY_VERIFY(window->canvas().isVisible());
        const std::size_t nodes = window->document().value().graph.nodes.size();
        QTest::qWait(300);

        // A layer is dragged from the palette onto the empty lower part of the canvas.
        const QPoint row = paletteRow(*window, QStringLiteral("Tanh"));
        QVERIFY(!row.isNull());
        const QRect view(window->canvas().viewport()->mapToGlobal(QPoint(0, 0)), window->canvas().viewport()->size());
        Hand::drag(row, QPoint(view.center().x(), view.bottom() - 70));
        QTRY_COMPARE(window->document().value().graph.nodes.size(), nodes + 1);
        const std::string added = window->document().value().graph.nodes.back().id;
        QCOMPARE(window->document().value().graph.nodes.back().type, std::string("Tanh"));

        // It is wired in between the hidden layer and the scores.
        Hand::drag(portOnScreen(*window, {"hidden", "output"}, false), portOnScreen(*window, {added, "input"}, true));
        QTRY_VERIFY(isConnected(*window, {"hidden", "output"}, {added, "input"}));
        Hand::drag(portOnScreen(*window, {added, "output"}, false), portOnScreen(*window, {"scores", "input"}, true));
        QTRY_VERIFY(isConnected(*window, {added, "output"}, {"scores", "input"}));
        QVERIFY(!isConnected(*window, {"relu", "output"}, {"scores", "input"}));

        // Training starts by keyboard; accuracy rises.
        TrainingController& controller = window->training().controller();
        std::vector<double> accuracy;
        connect(&controller, &TrainingController::samplesReady, this, [&](std::span<const ScalarSample> samples) {
            for (const ScalarSample& sample : samples)
                if (controller.series().at(sample.series).key == "val_accuracy")
                    accuracy.push_back(sample.value);
        });
        const StallMeter meter;
        Hand::key(QStringLiteral("ctrl+Return"));
        QTRY_COMPARE_WITH_TIMEOUT(controller.state(), RunState::Finished, 120000);
        qInfo("worst stall of the interface while training: %.1f ms", meter.worst());
        QVERIFY(accuracy.size() >= 2);
        QVERIFY2(accuracy.back() > 0.9, qPrintable(QString::number(accuracy.back())));
        QVERIFY(accuracy.back() >= accuracy.front());

        // Saved under a name typed into the dialog, and read back by another window.
        const QString file = m_folder.filePath(QStringLiteral("mine.json"));
        Hand::key(QStringLiteral("ctrl+s"));
        QTRY_VERIFY(window->findChild<QFileDialog*>());
        auto* name = window->findChild<QFileDialog*>()->findChild<QLineEdit*>();
        QTRY_VERIFY(name->hasFocus());
        Hand::key(QStringLiteral("ctrl+a"));
        Hand::type(file);
        Hand::key(QStringLiteral("Return"));
        QTRY_COMPARE(window->document().file(), file);
        QVERIFY(!window->document().isDirty());
        QVERIFY(window->windowTitle().contains(QStringLiteral("mine.json")));

        const auto again = shownWindow();
        again->openProject(file);
        QVERIFY(again->document().value() == window->document().value());
        QVERIFY(!again->document().report().has_errors());
    }
};

QTEST_MAIN(WholeAppTest)
#include "whole_app_test.moc"
