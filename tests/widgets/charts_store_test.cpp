#include <cmath>
#include <limits>
#include <random>

#include <QTest>

#include "widgets/charts/curve.h"
#include "widgets/charts/series_store.h"

using namespace ts;

class ChartsStoreTest : public QObject {
    Q_OBJECT

    static constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

    static std::vector<QPointF> query(const SeriesStore& store, double x0, double x1, int columns)
    {
        std::vector<QPointF> points;
        store.query(x0, x1, columns, points);
        return points;
    }
    /// Smallest and largest y of the points in pixel column `column` of `columns` over [x0, x1].
    static std::pair<double, double> extremes(const std::vector<QPointF>& points, double x0, double x1, int columns, int column)
    {
        std::pair<double, double> found{HUGE_VAL, -HUGE_VAL};
        for (const QPointF& p : points)
            if (std::floor((p.x() - x0) * columns / (x1 - x0)) == column && !std::isnan(p.y()))
                found = {std::min(found.first, p.y()), std::max(found.second, p.y())};
        return found;
    }

private Q_SLOTS:
    void fewSamplesComeBackAsTheyAre()
    {
        SeriesStore store;
        for (int i = 0; i < 10; ++i)
            store.append(i, i * i);
        const auto points = query(store, 0, 9, 100);
        QCOMPARE(points.size(), 10U);
        QCOMPARE(points[3], QPointF(3, 9));
    }

    void onlyTheRangeAndOneNeighbourEachSideComeBack()
    {
        SeriesStore store;
        for (int i = 0; i < 100; ++i)
            store.append(i, i);
        const auto points = query(store, 40.5, 45.5, 100);
        QCOMPARE(points.front().x(), 40.0);
        QCOMPARE(points.back().x(), 46.0);
        QVERIFY(query(store, 200, 300, 100).size() <= 1);
        QVERIFY(query(SeriesStore(), 0, 1, 10).empty());
    }

    /// Whatever part is asked for: each column has exactly the extremes of its samples.
    void everyColumnKeepsItsExtremes_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::newRow("all") << 100'000 << 0.0 << 100'000.0;
        QTest::newRow("part") << 100'000 << 1'234.5 << 77'777.3;
        QTest::newRow("uneven length") << 54'321 << 0.0 << 54'321.0;
        QTest::newRow("end") << 65'537 << 60'000.0 << 65'536.0;
    }
    void everyColumnKeepsItsExtremes()
    {
        QFETCH(int, samples);
        QFETCH(double, from);
        QFETCH(double, to);
        constexpr int kColumns = 97;
        SeriesStore store;
        std::vector<QPointF> all;
        std::mt19937 random(7);
        std::normal_distribution<float> normal;
        for (int i = 0; i < samples; ++i) {
            all.emplace_back(i, normal(random));
            store.append(all.back().x(), all.back().y());
        }
        const auto points = query(store, from, to, kColumns);
        QVERIFY(points.size() <= 3 * kColumns);
        for (std::size_t i = 1; i < points.size(); ++i)
            QVERIFY(points[i - 1].x() <= points[i].x());
        // Entries of the pyramid straddle column borders, so a column may show a sample of its neighbour, never less.
        for (int column = 1; column + 1 < kColumns; ++column) {
            const auto expected = extremes(all, from, to, kColumns, column);
            double low = HUGE_VAL;
            double high = -HUGE_VAL;
            for (int near = column - 1; near <= column + 1; ++near) {
                const auto shown = extremes(points, from, to, kColumns, near);
                low = std::min(low, shown.first);
                high = std::max(high, shown.second);
            }
            QVERIFY(low <= expected.first && high >= expected.second);
        }
    }

    void oneSpikeInAMillionIsKept()
    {
        SeriesStore store;
        for (int i = 0; i < 1'000'000; ++i)
            store.append(i, i == 654'321 ? 1000 : 1);
        const auto points = query(store, 0, 1'000'000, 800);
        QVERIFY(points.size() <= 2400);
        const auto spike = std::find_if(points.begin(), points.end(), [](const QPointF& p) { return p.y() > 500; });
        QVERIFY(spike != points.end());
        QCOMPARE(*spike, QPointF(654'321, 1000));
    }

    /// The size is bounded; smallest and largest samples stay where they were, and so do the last and the newest ones.
    void aLongRunIsFolded()
    {
        SeriesStore store;
        std::mt19937 random(3);
        std::uniform_real_distribution<float> noise(0.0F, 1.0F);
        constexpr int kSamples = 3'000'000;
        std::size_t most = 0;
        for (int i = 0; i < kSamples; ++i) {
            const double y = i == 1'234 ? 50.0 : i == 2'000'001 ? -50.0 : static_cast<double>(noise(random));
            store.append(i, y);
            most = std::max(most, store.size());
        }
        QVERIFY(most <= SeriesStore::kMostSamples);
        QVERIFY(store.size() > SeriesStore::kMostSamples / 2);
        std::vector<QPointF> all = query(store, 0, kSamples, 2'000'000);
        QCOMPARE(all.size(), store.size());
        QVERIFY(std::find(all.begin(), all.end(), QPointF(1'234, 50)) != all.end());
        QVERIFY(std::find(all.begin(), all.end(), QPointF(2'000'001, -50)) != all.end());
        QCOMPARE(all.back().x(), kSamples - 1.0);
        for (std::size_t i = 1; i < all.size(); ++i)
            QVERIFY(all[i - 1].x() < all[i].x());
        // The newest are all there, the oldest are few.
        QCOMPARE(all[all.size() - 1000].x(), kSamples - 1000.0);
        QVERIFY(std::count_if(all.begin(), all.end(), [](const QPointF& p) { return p.x() < 30'000; }) < 3000);
    }

    void foldingKeepsGaps()
    {
        SeriesStore store;
        for (int i = 0; i < 200'000; ++i)
            store.append(i, i >= 50'000 && i < 100'000 ? kNan : 1);
        const auto points = query(store, 0, 200'000, 100);
        const auto gaps = std::count_if(points.begin(), points.end(), [](const QPointF& p) { return std::isnan(p.y()); });
        QVERIFY(gaps >= 24 && gaps <= 27);
    }

    void averageOfAFoldedCurveGoesOn()
    {
        Curve live(QStringLiteral("a"), true);
        live.setSmoothing(0.9);
        for (int i = 0; i < 200'000; ++i) {
            live.append(i, i < 150'000 ? 4 : 2);
            QVERIFY(live.isUpToDate());
        }
        QVERIFY(std::abs(live.average().y(0) - 4) < 1e-6);
        QVERIFY(std::abs(live.average().y(live.average().size() - 1) - 2) < 1e-6);
        QCOMPARE(live.average().x(live.average().size() - 1), 199'999.0);
        // Started anew it is made of what is left.
        live.setSmoothing(0.5);
        while (live.advance(10'000) > 0) {
        }
        QVERIFY(live.isUpToDate());
        QVERIFY(std::abs(live.average().y(live.average().size() - 1) - 2) < 1e-6);
    }

    void notANumberMakesAGap()
    {
        SeriesStore store;
        for (const double y : {1.0, kNan, 3.0, HUGE_VAL})
            store.append(static_cast<double>(store.size()), y);
        const auto points = query(store, 0, 3, 100);
        QCOMPARE(points.size(), 4U);
        QVERIFY(std::isnan(points[1].y()) && std::isnan(points[3].y()));
    }

    void aLongStretchOfNothingStaysAGap()
    {
        SeriesStore store;
        for (int i = 0; i < 90'000; ++i)
            store.append(i, i >= 30'000 && i < 60'000 ? kNan : 1);
        const auto points = query(store, 0, 90'000, 300);
        const auto gaps = std::count_if(points.begin(), points.end(), [](const QPointF& p) { return std::isnan(p.y()); });
        QVERIFY(gaps >= 90 && gaps <= 102);
        for (const QPointF& point : points)
            QVERIFY(std::isnan(point.y()) || point.y() == 1);
    }

    void nearestSampleIsFound()
    {
        SeriesStore store;
        QVERIFY(!store.nearest(1));
        for (const double x : {0.0, 10.0, 20.0})
            store.append(x, 1);
        QCOMPARE(store.nearest(-5).value(), 0U);
        QCOMPARE(store.nearest(6).value(), 1U);
        QCOMPARE(store.nearest(14.9).value(), 1U);
        QCOMPARE(store.nearest(99).value(), 2U);
    }

    void averageFollowsTheSamples()
    {
        Curve curve(QStringLiteral("loss"), true);
        curve.setSmoothing(0.5);
        for (const double y : {4.0, 2.0, kNan, 2.0})
            curve.append(static_cast<double>(curve.raw().size()), y);
        static_cast<void>(curve.advance(100));
        QVERIFY(curve.isUpToDate());
        // Corrected for the start: 4, (4/4 + 2/2)/(3/4), gap, (4/8 + 2/4 + 2/2)/(7/8)
        QCOMPARE(curve.average().y(0), 4.0);
        QVERIFY(std::abs(curve.average().y(1) - 8.0 / 3) < 1e-6);
        QVERIFY(std::isnan(curve.average().y(2)));
        QVERIFY(std::abs(curve.average().y(3) - 16.0 / 7) < 1e-6);
    }

    void averageInPortionsIsTheSame()
    {
        Curve live(QStringLiteral("a"), true);
        Curve later(QStringLiteral("b"), true);
        live.setSmoothing(0.9);
        for (int i = 0; i < 500; ++i) {
            live.append(i, i % 7);
            later.append(i, i % 7);
        }
        later.setSmoothing(0.9);
        QCOMPARE(later.advance(300), 300U);
        QVERIFY(!later.isUpToDate());
        QCOMPARE(later.advance(300), 200U);
        QVERIFY(later.isUpToDate() && live.isUpToDate());
        for (std::size_t i = 0; i < 500; ++i)
            QCOMPARE(later.average().y(i), live.average().y(i));
    }
};

QTEST_GUILESS_MAIN(ChartsStoreTest)
#include "charts_store_test.moc"
