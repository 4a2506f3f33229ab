#include <QTest>

#include "widgets/charts/axis_ticks.h"
#include "widgets/charts/chart_viewport.h"

using namespace ts;

class ChartsAxisTest : public QObject {
    Q_OBJECT

    static QStringList labels(const std::vector<Tick>& ticks)
    {
        QStringList texts;
        for (const Tick& tick : ticks)
            texts << tick.label;
        return texts;
    }

private Q_SLOTS:
    void linearTicksAreRound_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("percent");
        QTest::addColumn<QString>("expected");
        QTest::newRow("steps") << 0.0 << 1120.0 << false << "0 200 400 600 800 1000";
        QTest::newRow("fractions") << 0.0 << 0.3 << false << "0.0 0.1 0.2 0.3";
        QTest::newRow("negative") << -1.0 << 1.0 << false << "-1.0 -0.5 0.0 0.5 1.0";
        QTest::newRow("percent") << 0.0 << 1.0 << true << "0 20 40 60 80 100";
        QTest::newRow("millions") << 0.0 << 2.0e6 << false << "0 500k 1M 1.5M 2M";
    }
    void linearTicksAreRound()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(bool, percent);
        QFETCH(QString, expected);
        QCOMPARE(labels(linearTicks({low, high}, percent || high == 1120 ? 6 : 4, percent)).join(QLatin1Char(' ')), expected);
    }

    void logTicksFollowPowersOfTen_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one decade") << -1.0 << 0.01 << "0.1 0.2 0.5 1";
        QTest::newRow("two decades") << -2.0 << 0.01 << "0.01 0.03 0.1 0.3 1";
        QTest::newRow("many") << -6.0 << 0.01 << "1e-6 1e-4 0.01 1";
    }
    void logTicksFollowPowersOfTen()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(QString, expected);
        QCOMPARE(labels(logTicks({low, high}, 5)).join(QLatin1Char(' ')), expected);
    }

    void narrowLogRangeStillHasTicks()
    {
        const auto ticks = logTicks({0.301, 0.34}, 4);
        QVERIFY(ticks.size() >= 2);
        for (const Tick& tick : ticks)
            QVERIFY(tick.at >= 0.3 && tick.at <= 0.35);
    }

    void oddRangesGiveNoTicksAndNoCrash()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        for (const Range range : {Range{1, 1}, Range{2, 1}, Range{nan, nan}, Range{0, HUGE_VAL}}) {
            QVERIFY(linearTicks(range, 5).empty());
            QVERIFY(logTicks(range, 5).empty());
        }
        QCOMPARE(niceRange({HUGE_VAL, -HUGE_VAL}, false), (Range{0, 1}));
        QVERIFY(niceRange({3, 3}, false).width() > 0);
        QVERIFY(niceRange({0, 0}, false).width() > 0);
    }

    void zoomKeepsTheAnchorAndStaysInside()
    {
        ChartViewport viewport;
        viewport.setFull({0, 1000});
        viewport.zoomX(0.5, 400);
        QCOMPARE(viewport.x(), (Range{200, 700}));
        viewport.panX(10'000);
        QCOMPARE(viewport.x(), (Range{500, 1000}));
        viewport.zoomX(100, 700);
        QVERIFY(!viewport.isZoomed());
        QCOMPARE(viewport.x(), (Range{0, 1000}));
    }

    void rangeFollowsTheDataUntilZoomed()
    {
        ChartViewport viewport;
        viewport.setFull({0, 10});
        viewport.setFull({0, 20});
        QCOMPARE(viewport.x(), (Range{0, 20}));
        viewport.showX({5, 10});
        viewport.setFull({0, 40});
        QCOMPARE(viewport.x(), (Range{5, 10}));
        viewport.reset();
        QCOMPARE(viewport.x(), (Range{0, 40}));
    }
};

QTEST_GUILESS_MAIN(ChartsAxisTest)
#include "charts_axis_test.moc"
