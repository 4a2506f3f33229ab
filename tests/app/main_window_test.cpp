#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include "app/document/document.h"
#include "app/session/language.h"
#include "app/session/settings.h"
#include "app/start/card.h"
#include "app/start/recent_row.h"
#include "app/window/file_flow.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/tab_dock.h"
#include "engine/graph/project_file.h"
#include "tests/app/support/sample_project.h"
#include "widgets/canvas/graph_view.h"

using namespace ts;

class MainWindowTest : public QObject {
    Q_OBJECT

    static void editSomething(MainWindow& window)
    {
        const std::string id = window.document().value().graph.nodes.front().id;
        QVERIFY(window.document().edit({{MoveNodes{{{id, {321, 45}}}}}}, QStringLiteral("Move")));
    }

    static QString copyOfExample(const QTemporaryDir& folder)
    {
        const QString file = folder.filePath(QStringLiteral("mine.json"));
        QFile::copy(exampleFile(QStringLiteral("spirals")), file);
        return file;
    }

    static QMessageBox* question(MainWindow& window) { return window.findChild<QMessageBox*>(); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("TensorscapeTest"));
        qputenv("TENSORSCAPE_EXAMPLES", exampleFolder().toUtf8());
        setTheme(ThemeKind::Dark);
    }
    void init()
    {
        QSettings().clear();
        QDir(Autosave::folder()).removeRecursively();
        setLanguage(QStringLiteral("en"));
    }

    void startPageOffersEveryExample()
    {
        MainWindow window;
        window.show();
        const qsizetype files = QDir(exampleFolder()).entryList({QStringLiteral("*.json")}).size();
        QVERIFY(files >= 4);
        const auto cards = window.findChildren<Card*>();
        QCOMPARE(cards.size(), files);
        for (const Card* card : cards) {
            QVERIFY(!card->text().isEmpty());
            QVERIFY2(!card->example().description.isEmpty(), qPrintable(card->text()));
            QVERIFY2(QFile::exists(card->example().picture), qPrintable(card->example().picture));
        }
    }

    void cardOpensItsExample()
    {
        MainWindow window;
        window.show();
        Card* card = window.findChildren<Card*>().front();
        QTest::mouseClick(card, Qt::LeftButton);
        QVERIFY(!window.document().value().graph.nodes.empty());
        QVERIFY(window.canvas().isVisible());
        QVERIFY(window.document().file().isEmpty());
        QVERIFY(!window.document().isDirty());
        QVERIFY2(!window.document().report().has_errors(), "an example has problems");
    }

    void enterOnACardOpensIt()
    {
        MainWindow window;
        window.show();
        QTest::keyClick(window.findChildren<Card*>().front(), Qt::Key_Return);
        QVERIFY(window.canvas().isVisible());
    }

    void missingRecentFileIsGreyed()
    {
        settings::addRecentFile(exampleFile(QStringLiteral("wine")));
        settings::addRecentFile(QStringLiteral("/nowhere/lost.json"));
        MainWindow window;
        const auto rows = window.findChildren<RecentRow*>();
        QCOMPARE(rows.size(), 2);
        QVERIFY(!rows[0]->isEnabled());
        QVERIFY(rows[0]->toolTip().contains(QStringLiteral("gone")));
        QVERIFY(rows[1]->isEnabled());
    }

    void brokenFileKeepsTheProject()
    {
        const QTemporaryDir folder;
        QFile broken(folder.filePath(QStringLiteral("broken.json")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{ \"format\": \"tensorscape\", ");
        broken.close();
        MainWindow window;
        window.show();
        window.openProject(exampleFile(QStringLiteral("spirals")));
        const GraphDocument before = window.document().value();
        window.openProject(broken.fileName());
        QVERIFY(window.document().value() == before);
        QVERIFY2(window.messages().text().contains(QStringLiteral("broken.json")), qPrintable(window.messages().text()));
    }

    void editsMadeWhileALargeFileIsReadAreAskedAbout()
    {
        const QTemporaryDir folder;
        const QString file = copyOfExample(folder);
        QFile large(file);
        QVERIFY(large.open(QIODevice::Append));
        large.write(QByteArray(1 << 20, ' '));
        large.close();
        MainWindow window;
        window.show();
        window.openProject(exampleFile(QStringLiteral("digits_mlp")));
        window.openProject(file);
        editSomething(window);
        const GraphDocument edited = window.document().value();
        QTRY_VERIFY(question(window));
        QVERIFY(window.document().value() == edited);
        question(window)->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(!question(window));
        QVERIFY(window.document().value() == edited);
    }

    void savedProjectReadsBackTheSame()
    {
        const QTemporaryDir folder;
        const QString file = copyOfExample(folder);
        MainWindow window;
        window.openProject(file);
        editSomething(window);
        QVERIFY(window.document().isDirty());
        window.files().save();
        QTRY_VERIFY(!window.document().isDirty());
        QVERIFY(load_project(file.toStdString()) == window.document().value());
        QCOMPARE(settings::recentFiles(), QStringList{file});
    }

    void savedExampleBecomesAFileOfItsOwn()
    {
        const QTemporaryDir folder;
        MainWindow window;
        window.openProject(exampleFile(QStringLiteral("digits_mlp")));
        const QString file = folder.filePath(QStringLiteral("my digits.json"));
        window.files().saveTo(file);
        QTRY_COMPARE(window.document().file(), file);
        QVERIFY(!window.files().isExample());
        QVERIFY2(!window.document().report().has_errors(), "the copy does not find its data");
        QVERIFY(!infer_shapes(load_project(file.toStdString()), folder.path().toStdString()).has_errors());
    }

    void placeThatCannotBeWrittenIsReported()
    {
        MainWindow window;
        window.show();
        window.openProject(exampleFile(QStringLiteral("spirals")));
        window.files().saveTo(QStringLiteral("/nowhere/at/all.json"));
        QTRY_VERIFY(window.messages().text().contains(QStringLiteral("/nowhere/at")));
        QVERIFY(window.document().file().isEmpty());
    }

    void closingAsksAboutUnsavedWork_data()
    {
        QTest::addColumn<QMessageBox::StandardButton>("answer");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<bool>("saves");
        QTest::newRow("save") << QMessageBox::Save << true << true;
        QTest::newRow("discard") << QMessageBox::Discard << true << false;
        QTest::newRow("cancel") << QMessageBox::Cancel << false << false;
    }
    void closingAsksAboutUnsavedWork()
    {
        QFETCH(QMessageBox::StandardButton, answer);
        QFETCH(bool, closes);
        QFETCH(bool, saves);
        const QTemporaryDir folder;
        const QString file = copyOfExample(folder);
        const GraphDocument before = load_project(file.toStdString());
        MainWindow window;
        window.show();
        window.openProject(file);
        editSomething(window);
        QVERIFY(!window.close());
        QTRY_VERIFY(question(window));
        question(window)->button(answer)->click();
        if (closes)
            QTRY_VERIFY(!window.isVisible());
        else
            QTRY_VERIFY(!question(window));
        QCOMPARE(window.isVisible(), !closes);
        QCOMPARE(load_project(file.toStdString()) == before, !saves);
    }

    void crashedWorkIsOfferedAndRestored()
    {
        const QTemporaryDir folder;
        const QString file = copyOfExample(folder);
        GraphDocument edited;
        {
            MainWindow window;
            window.openProject(file);
            editSomething(window);
            QVERIFY(window.files().autosave().writeNow());
            edited = window.document().value();
        }
        MainWindow window;
        window.show();
        window.offerLostWork();
        QVERIFY(window.messages().text().contains(QStringLiteral("mine")));
        const auto buttons = window.messages().findChildren<QPushButton*>();
        QCOMPARE(buttons.size(), 2);
        buttons[0]->click();
        QVERIFY(window.document().value() == edited);
        QCOMPARE(window.document().file(), file);
        QVERIFY(window.document().isDirty());
    }

    void nodesGoThroughTheClipboardAsText()
    {
        MainWindow first, second;
        for (MainWindow* window : {&first, &second}) {
            window->show();
            window->openProject(exampleFile(QStringLiteral("spirals")));
        }
        const std::string id = first.document().value().graph.nodes.back().id;
        first.canvas().select({id});
        first.actions()[Command::Copy].trigger();
        QVERIFY(QApplication::clipboard()->text().contains(QString::fromStdString(id)));
        const std::size_t before = second.document().value().graph.nodes.size();
        second.actions()[Command::Paste].trigger();
        QCOMPARE(second.document().value().graph.nodes.size(), before + 1);
        second.actions()[Command::Undo].trigger();
        QCOMPARE(second.document().value().graph.nodes.size(), before);
    }

    void trainingAGraphWithErrorsShowsThem()
    {
        MainWindow window;
        window.show();
        window.openProject(exampleFile(QStringLiteral("spirals")));
        window.document().edit({{RemoveEdge{{"tanh2", "output"}, {"scores", "input"}}}}, QStringLiteral("Cut"));
        QVERIFY(window.document().report().has_errors());
        window.actions()[Command::Train].trigger();
        QVERIFY(window.canvas().selectedNodes() == std::set<std::string>{"scores"});
        auto* side = window.findChild<TabDock*>(QStringLiteral("sideDock"));
        QCOMPARE(side->currentPage(), 2);
        QVERIFY(!window.messages().text().isEmpty());
    }

    void layoutIsRemembered()
    {
        {
            MainWindow window;
            window.show();
            window.openProject(exampleFile(QStringLiteral("spirals")));
            window.findChild<TabDock*>(QStringLiteral("paletteDock"))->hide();
            QVERIFY(window.close());
        }
        MainWindow window;
        window.show();
        window.openProject(exampleFile(QStringLiteral("spirals")));
        QVERIFY(!window.findChild<TabDock*>(QStringLiteral("paletteDock"))->isVisible());
        window.actions()[Command::ResetLayout].trigger();
        QVERIFY(window.findChild<TabDock*>(QStringLiteral("paletteDock"))->isVisible());
    }

    void commandPaletteRunsWhatIsFound()
    {
        MainWindow window;
        window.show();
        window.openProject(exampleFile(QStringLiteral("spirals")));
        window.actions()[Command::CommandPalette].trigger();
        auto* palette = window.findChild<QFrame*>(QStringLiteral("commandPalette"));
        QVERIFY(palette->isVisible());
        auto* search = palette->findChild<QLineEdit*>();
        QTest::keyClicks(search, QStringLiteral("select all"));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(window.canvas().selectedNodes().size(), window.document().value().graph.nodes.size());
    }

    void languageChangesAtOnce()
    {
        MainWindow window;
        window.show();
        window.openProject(exampleFile(QStringLiteral("spirals")));
        const QString english = window.actions()[Command::Save].text();
        window.actions()[Command::LanguageKorean].trigger();
        QCOMPARE(settings::language(), QStringLiteral("ko"));
        QVERIFY(window.actions()[Command::LanguageKorean].isChecked());
        QTRY_VERIFY(window.actions()[Command::Save].text() != english);
    }

    void decisionSurfaceIsOfferedForPointsOnly()
    {
        MainWindow window;
        window.show();
        window.openProject(exampleFile(QStringLiteral("spirals")));
        const auto* tabs = window.findChild<TabDock*>(QStringLiteral("bottomDock"))->findChild<QTabBar*>();
        QVERIFY(tabs->isTabVisible(1));
        window.openProject(exampleFile(QStringLiteral("wine")));
        QVERIFY(!tabs->isTabVisible(1));
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
