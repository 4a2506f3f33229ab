// Time of one frame of a chart while it is panned, zoomed and fed. Prints milliseconds: median and 95th percentile.

#include <algorithm>
#include <cmath>
#include <cstdio>
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

/// Runs `gesture` and paints, so many times; the frame ends when everything asked for is on the (off-screen) screen.
void measure(const char* name, ts::ChartView* view, const std::function<void(int)>& gesture)
{
    std::vector<double> times;
    for (int frame = 0; frame < kFrames; ++frame) {
        QElapsedTimer timer;
        timer.start();
        gesture(frame);
        view->viewport()->repaint();
        QApplication::processEvents();
        times.push_back(milliseconds(timer));
    }
    std::sort(times.begin(), times.end());
    std::printf("%-28s %6.2f ms   95 %%: %6.2f ms\n", name, times[times.size() / 2], times[times.size() * 95 / 100]);
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
    timer.start();
    chart.setSmoothing(0.9);
    const double first = milliseconds(timer);
    double longest = first;
    for (int i = 0; i < 2 * kCurves * kSamples / 200'000; ++i) {
        timer.start();
        QApplication::processEvents();
        longest = std::max(longest, milliseconds(timer));
    }
    std::printf("new smoothing: longest stall %.1f ms\n", longest);
    measureAll(chart, view, "smoothed over its trace");
    return 0;
}
