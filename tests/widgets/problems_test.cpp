#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include "widgets/problems/problem_delegate.h"
#include "widgets/problems/problems_model.h"
#include "widgets/problems/problems_view.h"

using namespace ts;

class ProblemsTest : public QObject {
    Q_OBJECT

    static ShapeReport report()
    {
        ShapeReport found;
        found.problems.push_back({Severity::Warning, "digits", "", Message("Only %1 rows.", {"12"}), "", {}});
        found.problems.push_back({Severity::Error, "fc1", "input", Message("Expects two dimensions."), "Flatten", {}});
        found.problems.push_back({Severity::Error, "", "", Message("There is no loss."), "", {}});
        return found;
    }
    static void show(ProblemsView& view)
    {
        view.resize(360, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.activateWindow();
        QTRY_VERIFY(view.isActiveWindow());
    }
    static QListView* list(const ProblemsView& view) { return view.findChild<QListView*>(); }
    static QPoint at(const ProblemsView& view, int row)
    {
        return list(view)->visualRect(list(view)->model()->index(row, 0)).topLeft() + QPoint(60, 12);
    }

private Q_SLOTS:
    void errorsComeFirstWithTheirArguments()
    {
        ProblemsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setProblems(report().problems);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0).data(ProblemsModel::NodeRole).toString(), QStringLiteral("fc1"));
        QCOMPARE(model.index(2).data().toString(), QStringLiteral("Only 12 rows."));
        QVERIFY(model.index(2).data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String("Warning, digits")));
    }

    void emptyListSaysSo()
    {
        ProblemsView view;
        show(view);
        QVERIFY(!list(view)->isVisible());
        QCOMPARE(view.findChild<QLabel*>()->text(), QStringLiteral("No problems"));
        view.setReport(report());
        QVERIFY(list(view)->isVisible());
        view.setReport({});
        QVERIFY(!list(view)->isVisible());
    }

    void doubleClickAndEnterAskForTheNode()
    {
        ProblemsView view;
        view.setReport(report());
        show(view);
        QSignalSpy asked(&view, &ProblemsView::nodeRequested);
        QTest::mouseClick(list(view)->viewport(), Qt::LeftButton, {}, at(view, 2));
        QTest::mouseDClick(list(view)->viewport(), Qt::LeftButton, {}, at(view, 2));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("digits"));
        list(view)->setFocus();
        QTest::keyClick(list(view), Qt::Key_Home);
        QTest::keyClick(list(view), Qt::Key_Return);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[1][0].toString(), QStringLiteral("fc1"));
    }

    void problemOfTheProjectAsksForNoNode()
    {
        ProblemsView view;
        view.setReport(report());
        show(view);
        QSignalSpy asked(&view, &ProblemsView::nodeRequested);
        QTest::mouseClick(list(view)->viewport(), Qt::LeftButton, {}, at(view, 1));
        QTest::mouseDClick(list(view)->viewport(), Qt::LeftButton, {}, at(view, 1));
        QCOMPARE(asked.size(), 0);
    }

    void buttonAndShortcutAskForTheRepair()
    {
        ProblemsView view;
        view.setReport(report());
        show(view);
        QSignalSpy fixes(&view, &ProblemsView::fixRequested);
        const QModelIndex first = list(view)->model()->index(0, 0);
        const QRect button = ProblemDelegate::fixRect(list(view)->visualRect(first), first);
        QVERIFY(list(view)->visualRect(first).contains(button));
        QTest::mouseClick(list(view)->viewport(), Qt::LeftButton, {}, button.center());
        QCOMPARE(fixes.size(), 1);
        QCOMPARE(fixes[0][0].value<Problem>().fix, std::string("Flatten"));
        list(view)->setFocus();
        list(view)->setCurrentIndex(first);
        QTest::keyClick(list(view), Qt::Key_Period, Qt::ControlModifier);
        QCOMPARE(fixes.size(), 2);
    }

    void rowsGrowWhereTheSentenceNeedsMoreLines()
    {
        ProblemsView view;
        ShapeReport found;
        const std::string word = "A sentence that goes on for quite a while and has to be broken into lines. ";
        found.problems.push_back({Severity::Error, "a", "", Message(word + word + word), "", {}});
        view.setReport(found);
        show(view);
        const auto height = [&view] { return list(view)->visualRect(list(view)->model()->index(0, 0)).height(); };
        const int wide = height();
        view.resize(180, 400);
        QTRY_VERIFY(height() > wide);
    }
};

QTEST_MAIN(ProblemsTest)
#include "problems_test.moc"
