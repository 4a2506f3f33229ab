#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "widgets/inspector/heat_view.h"
#include "widgets/inspector/histogram_view.h"
#include "widgets/inspector/inspector.h"
#include "widgets/inspector/tensor_advice.h"
#include "widgets/theme/theme.h"

using namespace ts;

class InspectorTest : public QObject {
    Q_OBJECT

    static Snapshot snapshot(const std::string& node, const std::string& what)
    {
        TensorSlice slice;
        slice.node = node;
        slice.what = what;
        slice.shape = {2, 3};
        slice.dtype = "float32";
        slice.rows = 2;
        slice.columns = 3;
        slice.values = {-1, 0, 1, 0.5F, -0.5F, 0};
        slice.stats.count = 6;
        slice.stats.spread = 0.7;
        slice.stats.minimum = -1;
        slice.stats.maximum = 1;
        slice.stats.norm = 1.58;
        slice.stats.zeros = 2.0 / 6;
        slice.stats.histogram[0] = 1;
        Snapshot made;
        made.slice = slice;
        NodeSnapshot about;
        about.id = node;
        about.update_ratio = 8.1e-4;
        made.nodes.push_back(about);
        return made;
    }
    static void show(Inspector& inspector)
    {
        inspector.resize(320, 640);
        inspector.show();
        QVERIFY(QTest::qWaitForWindowExposed(&inspector));
    }
    static bool shows(const Inspector& inspector, const QString& text)
    {
        for (const QLabel* label : inspector.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }
    static QPushButton* button(const Inspector& inspector, const char* text)
    {
        for (auto* found : inspector.findChildren<QPushButton*>())
            if (found->text() == QString::fromLatin1(text))
                return found;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { setTheme(ThemeKind::Dark); }

    void emptyStatesSayWhatIsMissing()
    {
        Inspector inspector;
        show(inspector);
        QVERIFY(shows(inspector, QStringLiteral("Select a node")));
        inspector.setNode(QStringLiteral("fc"), QStringLiteral("fc · Linear"));
        QVERIFY(shows(inspector, QStringLiteral("while training runs")));
        QVERIFY(!inspector.findChild<HeatView*>()->isVisible());
    }

    void switchAsksForAnotherSlice()
    {
        Inspector inspector;
        show(inspector);
        QSignalSpy asked(&inspector, &Inspector::sliceRequested);
        inspector.setNode(QStringLiteral("fc"), QStringLiteral("fc"));
        QCOMPARE(asked.size(), 1);
        QTest::mouseClick(button(inspector, "Gradient"), Qt::LeftButton);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[1], (QVariantList{QStringLiteral("fc"), QStringLiteral("gradient")}));
        inspector.setNode(QStringLiteral("fc"), QStringLiteral("renamed"));
        QCOMPARE(asked.size(), 2);
    }

    void onlyTheSliceAskedForIsShown()
    {
        Inspector inspector;
        show(inspector);
        inspector.setNode(QStringLiteral("fc"), QStringLiteral("fc"));
        inspector.showSnapshot(snapshot("other", "output"));
        inspector.showSnapshot(snapshot("fc", "gradient"));
        QVERIFY(!inspector.findChild<HeatView*>()->isVisible());
        inspector.showSnapshot(snapshot("fc", "output"));
        QVERIFY(inspector.findChild<HeatView*>()->isVisible());
        QVERIFY(inspector.findChild<HistogramView*>()->isVisible());
        QVERIFY(shows(inspector, QStringLiteral("output float32 2×3")));
        QVERIFY(shows(inspector, QStringLiteral("8.1e-4")));
        QVERIFY(shows(inspector, QStringLiteral("33 %")));
    }

    void nodeWithoutWeightFallsBackToItsOutput()
    {
        Inspector inspector;
        show(inspector);
        inspector.setNode(QStringLiteral("fc"), QStringLiteral("fc"));
        QTest::mouseClick(button(inspector, "Weight"), Qt::LeftButton);
        QCOMPARE(inspector.what(), QStringLiteral("weight"));
        inspector.setNode(QStringLiteral("relu"), QStringLiteral("relu"), false);
        QCOMPARE(inspector.what(), QStringLiteral("output"));
        QVERIFY(!button(inspector, "Weight")->isEnabled());
        QVERIFY(button(inspector, "Output")->isChecked());
    }

    void picturePaintsTheSignOfValues()
    {
        HeatView view;
        view.setSlice(*snapshot("fc", "output").slice);
        view.resize(300, 200);
        const QImage picture = view.grab().toImage();
        const QColor low = picture.pixelColor(50, 50);
        const QColor zero = picture.pixelColor(150, 50);
        const QColor high = picture.pixelColor(250, 50);
        QVERIFY(low.blue() > low.red() + 60);
        QVERIFY(high.red() > high.blue() + 60);
        QVERIFY(std::abs(zero.red() - zero.blue()) < 40);
    }

    void adviceFollowsTheNumbers_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<TensorStats>("stats");
        QTest::addColumn<QString>("finding");
        TensorStats healthy;
        healthy.count = 100;
        healthy.spread = 1;
        healthy.minimum = -2;
        healthy.maximum = 2;
        healthy.norm = 3;
        QTest::newRow("healthy") << "output" << healthy << "";
        TensorStats dead = healthy;
        dead.zeros = 0.46;
        QTest::newRow("dead") << "output" << dead << "never fires";
        QTest::newRow("zeros in weights") << "weight" << dead << "";
        TensorStats broken = dead;
        broken.nan_count = 3;
        QTest::newRow("nan first") << "output" << broken << "NaN";
        TensorStats large = healthy;
        large.norm = 1e4;
        QTest::newRow("exploding") << "gradient" << large << "very large";
        TensorStats small = healthy;
        small.norm = 1e-9;
        QTest::newRow("vanishing") << "gradient" << small << "Hardly any";
        TensorStats constant = healthy;
        constant.spread = 0;
        QTest::newRow("constant") << "output" << constant << "the same";
        QTest::newRow("no values") << "output" << TensorStats() << "";
    }
    void adviceFollowsTheNumbers()
    {
        QFETCH(QString, what);
        QFETCH(TensorStats, stats);
        QFETCH(QString, finding);
        const std::optional<Advice> advice = adviceFor(stats, QStringLiteral("fc"), what);
        QCOMPARE(advice.has_value(), !finding.isEmpty());
        QVERIFY(!advice || advice->finding.contains(finding));
        QVERIFY(!advice || !advice->remedy.isEmpty());
    }
};

QTEST_MAIN(InspectorTest)
#include "inspector_test.moc"
