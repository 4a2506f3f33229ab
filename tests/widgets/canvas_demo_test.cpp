#include <QApplication>
#include <QFontDatabase>
#include <QTimer>
#include <cmath>
#include <iostream>

#include "engine/graph/project_file.h"
#include "engine/graph/shape_report.h"
#include "engine/registry/symbolic_shape.h"
#include "widgets/canvas/graph_view.h"
#include "widgets/theme/theme.h"
using namespace ts;

static NodeShapes demoShapes(const ShapeQuery&)
{
    NodeShapes s; s.outputs = {{DType::Float32, {kBatch, 1, 8, 8}}, {DType::Int64, {kBatch}}}; s.row_count = 1797; return s;
}
static const RegisterNodeType demo{{.name = "DemoDigits", .title = "Digits 8×8", .category = Category::Data, .help = "x",
    .outputs = {{.name = "features"}, {.name = "target", .kind = PortKind::Integer}}, .shapes = demoShapes}};

static NodeSnapshot snap(const GraphNode& n, int i)
{
    NodeSnapshot s;
    s.id = n.id;
    s.output.count = 1000;
    s.output.mean = 0.02;
    s.output.spread = 1.2;
    s.output.zeros = 0.46;
    for (int b = 0; b < 32; ++b)
        s.output.histogram[size_t(b)] = n.type == "ReLU" ? unsigned(300 * std::exp(-b / 6.0) + 10)
                                                     : unsigned(200 * std::exp(-std::pow((b - 15.5) / 6, 2)) + 8 + (b * 7 % 5) * 3);
    if (n.type == "CrossEntropyLoss") s.value = 0.0471;
    else if (n.type == "Accuracy") s.value = 0.9921;
    else if (n.type != "TableDataset") { TensorStats g; g.norm = 0.012 * std::pow(1.5, i); s.gradient = g; }
    return s;
}

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QStringList args = app.arguments();
    QFont f(QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK KR")});
    f.setPointSizeF(9.75);
    app.setFont(f);
    setTheme(args.contains(QStringLiteral("--light")) ? ThemeKind::Light : ThemeKind::Dark);
    GraphDocument doc = load_project(SOURCE_DIR "/examples/digits_cnn.json");
    if (!find_node_type("TableDataset")) doc.graph.nodes[0].type = "DemoDigits";
    std::vector<Position> pos = {{0,80},{248,80},{496,80},{744,80},{80,320},{328,320},{576,320},{824,320},{80,560},{328,560},{576,560},{824,600}};
    if (args.contains(QStringLiteral("--fold")))
        for (size_t i = 0; i < pos.size(); ++i) doc.graph.nodes[i].position = pos[i];
    if (args.contains(QStringLiteral("--odd"))) {
        doc.graph.nodes[1].label = "My convolution with a very long label that goes on";
        doc.graph.nodes[2].label = "배치 정규화";
        doc.graph.nodes.push_back({"mystery", "FluxCapacitor", {}, "", {824, 320}, {}});
        doc.graph.nodes.push_back({"lonely", "Linear", {}, "", {1072, 80}, {}});
        doc.graph.nodes.push_back({"add1", "Add", {}, "", {1072, 240}, {}});
        doc.graph.edges.push_back({{"conv1", "output"}, {"mystery", "in"}, {}});
    }
    GraphView view;
    view.setGraph(doc.graph);
    const ShapeReport report = infer_shapes(doc, SOURCE_DIR "/examples");
    for (const Problem& p : report.problems) std::cerr << p.node << ": " << p.message.english() << "\n";
    view.setReport(report);
    if (args.contains(QStringLiteral("--train"))) {
        std::vector<NodeSnapshot> snaps; int i = 0;
        for (const GraphNode& n : doc.graph.nodes) snaps.push_back(snap(n, i++));
        view.setNodeSnapshots(snaps);
    }
    QObject::connect(&view, &GraphView::editRequested, [&](const GraphEdit& edit, const QString& text) {
        std::cerr << text.toStdString() << "\n";
        const AppliedEdit done = apply(doc, edit);
        view.applyDelta(doc.graph, done.delta);
        view.setReport(infer_shapes(doc, SOURCE_DIR "/examples"));
    });
    view.resize(1440, 900);
    view.select({args.contains(QStringLiteral("--fold")) ? "conv2" : "conv1"});
    view.show();
    QTimer::singleShot(300, [&] { if (args.contains(QStringLiteral("--frame"))) view.frameAll(); else view.centerOn(view.nodeCenter(args.contains(QStringLiteral("--fold")) ? "conv2" : "relu1") + QPointF(100, 40)); view.setFocus(); });
    return app.exec();
}
