// Prints how much processor time the canvas takes to draw a frame, by number of nodes.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <vector>

#include <QApplication>

#include "widgets/canvas/graph_scene.h"
#include "widgets/canvas/graph_view.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr QSize kWindow(1400, 850);
constexpr int kFrames = 40;

/// A block of nodes in rows, each wired to its right neighbour and every other one to the row below: 1.5 wires a node.
Graph blockGraph(int count)
{
    Graph graph;
    const int columns = std::max(1, static_cast<int>(std::sqrt(count * 0.9)));
    const auto id = [](int i) { return "n" + std::to_string(i); };
    for (int i = 0; i < count; ++i) {
        const char* type = i % 3 == 0 ? "Conv2d" : i % 3 == 1 ? "ReLU" : "Linear";
        graph.nodes.push_back({id(i), type, {}, {}, {240.0 * (i % columns), 160.0 * (i / columns)}, {}});
        if (i % columns != 0)
            graph.edges.push_back({{id(i - 1), "output"}, {id(i), "input"}, {}});
        if (i % 2 == 0 && i >= columns)
            graph.edges.push_back({{id(i - columns), "output"}, {id(i), "input"}, {}});
    }
    return graph;
}

/// Milliseconds this process has computed; other programs on the machine do not count.
double processorTime()
{
    return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

double median(std::vector<double> times)
{
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
    return times[times.size() / 2];
}

/// Median of the milliseconds a frame takes when `step` changes the view before it.
template <typename Step> double frameTime(GraphView& view, Step step)
{
    std::vector<double> times;
    for (int frame = 0; frame < kFrames; ++frame) {
        const double start = processorTime();
        step(frame);
        view.viewport()->repaint();
        times.push_back(processorTime() - start);
    }
    return median(times);
}

void measure(int count)
{
    GraphView view;
    view.resize(kWindow);
    const Graph graph = blockGraph(count);
    const double start = processorTime();
    view.setGraph(graph);
    const double load = processorTime() - start;
    view.show();
    QApplication::processEvents();
    const auto pan = [&](int frame) { view.panBy({frame % 2 == 0 ? 7 : -7, 3}); };
    const auto zoom = [&](int frame) { view.zoomAt({500, 400}, frame % 2 == 0 ? 1.05 : 1 / 1.05); };
    view.frameAll();
    const double allPan = frameTime(view, pan);
    const double allZoom = frameTime(view, zoom);
    const double allZoomLevel = view.zoom();
    view.frameAll();
    view.zoomAt(view.viewport()->rect().center(), 0.35 / view.zoom());
    const double middlePan = frameTime(view, pan);
    view.zoomAt(view.viewport()->rect().center(), 1 / view.zoom());
    const double closePan = frameTime(view, pan);
    std::printf("%6d nodes %6zu wires  load %7.1f ms | all in sight (zoom %.2f): pan %6.2f  zoom %6.2f | zoom 0.35: pan %6.2f "
                "| zoom 1: "
                "pan %6.2f ms a frame\n",
                count, graph.edges.size(), load, allZoomLevel, allPan, allZoom, middlePan, closePan);
}

}  // namespace

}  // namespace ts

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    ts::setTheme(ts::ThemeKind::Dark);
    for (const int count : {100, 2'000, 10'000})
        ts::measure(count);
    return 0;
}
