// Time of one frame of a chart while it is panned, zoomed and hovered over. Prints milliseconds: processor time of a frame,
// which other programs do not disturb, and the time on the clock; median and 95th percentile.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

#include <QApplication>
#include <QElapsedTimer>
#include <QWheelEvent>

#include "widgets/charts/chart_view.h"
#include "widgets/charts/line_chart.h"
#include "widgets/theme/theme.h"

namespace {

constexpr int kCurves = 20;
constexpr int kSamples = 1'000'000;
constexpr int kFrames = 200;

double milliseconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) * 1e-6;
}

/// A loss that falls, with noise and a rare spike.
void feed(ts::LineChart& chart)
{
    std::mt19937 random(1);
    std::normal_distribution<double> normal(0, 0.15);
    for (int curve = 0; curve < kCurves; ++curve) {
        chart.addSeries(QStringLiteral("run %1").arg(curve + 1));
        for (int i = 0; i < kSamples; ++i) {
            const double spike = random() % 200'000 == 0 ? 5 : 1;
            chart.append(curve, i, (0.05 * (curve + 1) + 2 * std::exp(-i / 2e5)) * std::exp(normal(random)) * spike);
        }
    }
}

/// The value that this part of the values stays below.
double part(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Counts how often a widget is painted.
class PaintCounter : public QObject {
public:
    int count = 0;

    bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

/// Runs `gesture` and paints, so many times; the frame ends when everything asked for is on the (off-screen) screen.
void measure(const char* name, ts::ChartView* view, const std::function<void(int)>& gesture)
{
    QApplication::processEvents();
    PaintCounter paints;
    view->viewport()->installEventFilter(&paints);
    std::vector<double> clock;
    std::vector<double> work;
    for (int frame = 0; frame < kFrames; ++frame) {
        QElapsedTimer timer;
        timer.start();
        const std::clock_t start = std::clock();
        gesture(frame);
        for (const int before = paints.count; paints.count == before;)
            QApplication::processEvents();
        work.push_back(1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        clock.push_back(milliseconds(timer));
    }
    std::printf("%-14s work %6.2f ms, 95 %% below %6.2f   clock %6.2f ms, 95 %% below %6.2f\n", name, part(work, 0.5),
                part(work, 0.95), part(clock, 0.5), part(clock, 0.95));
}

void wheel(ts::ChartView* view, int delta)
{
    const QPointF at = view->viewport()->rect().center();
    QWheelEvent event(at, view->viewport()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view->viewport(), &event);
}

void measureAll(ts::LineChart& chart, ts::ChartView* view, const char* what)
{
    std::printf("%s\n", what);
    chart.resetZoom();
    measure("  everything", view, [&](int) { chart.refresh(); });
    measure("  zoom", view, [&](int frame) { wheel(view, (frame / 25) % 2 == 0 ? 120 : -120); });
    chart.resetZoom();
    wheel(view, 480);
    measure("  pan", view, [&](int frame) { Q_EMIT view->panRequested({(frame / 50) % 2 == 0 ? 5.0 : -5.0, 0}); });
    chart.resetZoom();
    measure("  hover", view, [&](int frame) { Q_EMIT view->hovered({100.0 + frame * 2, 100}); });
}

/// New averages of all curves are worked out in portions between events; prints the longest and the sum.
void measureSmoothing(ts::LineChart& chart)
{
    double longest = 0;
    double sum = 0;
    for (int i = 0; i < 2 * kCurves * kSamples / 100'000; ++i) {
        const std::clock_t start = std::clock();
        i == 0 ? chart.setSmoothing(0.9) : QApplication::processEvents();
        const double work = 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        longest = std::max(longest, work);
        sum += work;
    }
    std::printf("new smoothing: longest portion of work %.1f ms, in all %.0f ms\n", longest, sum);
}

}  // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ts::setTheme(ts::ThemeKind::Dark);
    ts::LineChart chart(QStringLiteral("Loss"));
    chart.resize(780, 360);
    chart.show();
    QElapsedTimer timer;
    timer.start();
    feed(chart);
    std::printf("%d curves of %d points, chart of %d x %d; %.0f ns to append a point\n", kCurves, kSamples, chart.width(),
                chart.height(), milliseconds(timer) * 1e6 / kCurves / kSamples);
    auto* view = chart.findChild<ts::ChartView*>();
    QApplication::processEvents();
    measureAll(chart, view, "raw");
    measureSmoothing(chart);
    measureAll(chart, view, "smoothed over its trace");
    return 0;
}
