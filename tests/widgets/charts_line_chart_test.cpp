#include <cmath>

#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "widgets/charts/chart_legend.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/line_chart.h"
#include "widgets/theme/theme.h"

using namespace ts;

class ChartsLineChartTest : public QObject {
    Q_OBJECT

    static void show(LineChart& chart)
    {
        chart.resize(600, 300);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTRY_VERIFY(chart.scale().plot.width() > 100);
    }
    static ChartView* view(const LineChart& chart) { return chart.findChild<ChartView*>(); }
    static void feed(LineChart& chart)
    {
        const int series = chart.addSeries(QStringLiteral("train"));
        for (int i = 0; i <= 100; ++i)
            chart.append(series, i, 2.0 * std::exp(-i / 20.0));
        chart.refresh();
    }
    static QPoint at(const LineChart& chart, double part, double height = 0.5)
    {
        const QRectF plot = chart.scale().plot;
        return QPointF(plot.left() + part * plot.width(), plot.top() + height * plot.height()).toPoint();
    }
    static void wheel(const LineChart& chart, const QPoint& position, int delta, Qt::KeyboardModifiers keys = {})
    {
        QWidget* target = view(chart)->viewport();
        QWheelEvent event(position, target->mapToGlobal(position), {}, {0, delta}, Qt::NoButton, keys, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(target, &event);
    }
    static void drag(const LineChart& chart, const QPoint& from, const QPoint& to, Qt::MouseButton button,
                     Qt::KeyboardModifiers keys = {})
    {
        QWidget* target = view(chart)->viewport();
        QTest::mousePress(target, button, keys, from);
        QTest::mouseMove(target, (from + to) / 2);
        QTest::mouseMove(target, to);
        QTest::mouseRelease(target, button, keys, to);
    }
    /// Pixels of about this colour.
    static int count(LineChart& chart, const QColor& colour)
    {
        const QImage picture = chart.grab().toImage();
        int found = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) {
                const QColor pixel = picture.pixelColor(x, y);
                found += std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green())
                        + std::abs(pixel.blue() - colour.blue())
                    < 30;
            }
        return found;
    }

private Q_SLOTS:
    void initTestCase() { setTheme(ThemeKind::Dark); }

    void rangeFollowsTheData()
    {
        LineChart chart(QStringLiteral("Loss"));
        show(chart);
        feed(chart);
        QCOMPARE(chart.scale().x, (Range{0, 100}));
        QVERIFY(chart.scale().y.low <= 0.02 && chart.scale().y.high >= 2);
        chart.append(0, 200, 5);
        chart.refresh();
        QCOMPARE(chart.scale().x.high, 200.0);
        QVERIFY(chart.scale().y.high >= 5);
    }

    void expectedEndKeepsTheAxisStill()
    {
        LineChart chart(QStringLiteral("Loss"));
        show(chart);
        chart.setExpectedEnd(1000);
        feed(chart);
        QCOMPARE(chart.scale().x, (Range{0, 1000}));
    }

    void curveIsPaintedInItsColourAndCanBeHidden()
    {
        LineChart chart(QStringLiteral("Loss"));
        show(chart);
        feed(chart);
        const int before = count(chart, theme().series(0));
        QVERIFY(before > 200);
        QTest::mouseClick(chart.findChild<LegendEntry*>(), Qt::LeftButton);
        QVERIFY(count(chart, theme().series(0)) < before / 10);
    }

    void wheelZoomsAtTheCursorAndDoubleClickResets()
    {
        LineChart chart(QStringLiteral("Loss"));
        show(chart);
        feed(chart);
        const QPoint cursor = at(chart, 0.25);
        const double anchor = chart.scale().xAt(cursor.x());
        wheel(chart, cursor, 240);
        QVERIFY(chart.isZoomed());
        QVERIFY(std::abs(chart.scale().x.width() - 64) < 1e-6);
        QVERIFY(std::abs(chart.scale().xAt(cursor.x()) - anchor) < 1e-6);
        QTest::mouseDClick(view(chart)->viewport(), Qt::LeftButton, {}, cursor);
        QVERIFY(!chart.isZoomed());
        QCOMPARE(chart.scale().x, (Range{0, 100}));
    }

    void zoomedChartStaysWhileDataArrives()
    {
        LineChart chart(QStringLiteral("Loss"));
        show(chart);
        feed(chart);
        wheel(chart, at(chart, 0.5), 240);
        const Range before = chart.scale().x;
        chart.append(0, 500, 1);
        chart.refresh();
        QCOMPARE(chart.scale().x, before);
    }

    void draggingSelectsARange()
    {
        LineChart chart(QStringLiteral("Loss"));
        show(chart);
        feed(chart);
        drag(chart, at(chart, 0.2), at(chart, 0.6), Qt::LeftButton);
        QVERIFY(std::abs(chart.scale().x.low - 20) < 0.5 && std::abs(chart.scale().x.high - 60) < 0.5);
        QVERIFY(chart.scale().y.high < 1.5);
    }

    void draggingABoxAlsoZoomsY()
    {
        LineChart chart(QStringLiteral("Loss"));
        show(chart);
        feed(chart);
        const double top = chart.scale().yAt(at(chart, 0, 0.2).y());
        drag(chart, at(chart, 0.2, 0.2), at(chart, 0.6, 0.7), Qt::LeftButton);
        QVERIFY(std::abs(chart.scale().y.high - top) < 1e-6);
    }

    void middleDragPans()
    {
        LineChart chart(QStringLiteral("Loss"));
        show(chart);
        feed(chart);
        wheel(chart, at(chart, 0.5), 480);
        const Range before = chart.scale().x;
        drag(chart, at(chart, 0.5), at(chart, 0.4), Qt::MiddleButton);
        QVERIFY(std::abs(chart.scale().x.low - (before.low + 0.1 * before.width())) < 0.5);
        QCOMPARE(chart.scale().x.width(), before.width());
    }

    void keyboardZoomsAndResets()
    {
        LineChart chart(QStringLiteral("Loss"));
        show(chart);
        feed(chart);
        QTest::keyClick(view(chart), Qt::Key_Plus);
        QVERIFY(chart.isZoomed());
        QTest::keyClick(view(chart), Qt::Key_Home);
        QVERIFY(!chart.isZoomed());
    }

    void logAxisSurvivesEverything()
    {
        LineChart chart(QStringLiteral("Loss"));
        show(chart);
        const int series = chart.addSeries(QStringLiteral("train"));
        const double odd[] = {1, 0, -3, std::numeric_limits<double>::quiet_NaN(), HUGE_VAL, 1e-3, 100};
        for (const double value : odd)
            chart.append(series, static_cast<double>(&value - odd), value);
        chart.setLogScale(true);
        QVERIFY(chart.scale().y.low < -3 && chart.scale().y.high > 2);
        QVERIFY(!chart.grab().isNull());
        chart.clearData();
        chart.append(series, 1, -1);
        chart.refresh();
        QVERIFY(std::isfinite(chart.scale().y.low) && chart.scale().y.width() > 0);
        QVERIFY(!chart.grab().isNull());
    }

    void crosshairShowsWhileTheMouseIsInside()
    {
        LineChart chart(QStringLiteral("Loss"));
        show(chart);
        feed(chart);
        const QImage before = chart.grab().toImage();
        Q_EMIT view(chart)->hovered(at(chart, 0.5));
        QVERIFY(chart.grab().toImage() != before);
        Q_EMIT view(chart)->left();
        QCOMPARE(chart.grab().toImage(), before);
    }

    void markerIsPainted()
    {
        LineChart chart(QStringLiteral("Loss"));
        show(chart);
        feed(chart);
        const int before = count(chart, theme().warning);
        chart.addMarker(50, QStringLiteral("lr 1e-2"));
        QVERIFY(count(chart, theme().warning) > before + 50);
    }
};

QTEST_MAIN(ChartsLineChartTest)
#include "charts_line_chart_test.moc"
