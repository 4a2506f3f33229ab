#include <cmath>

#include "tests/widgets/support/canvas_desk.h"
#include "widgets/canvas/graph_scene.h"
#include "widgets/canvas/heat_legend.h"
#include "widgets/canvas/node_content.h"

using namespace ts;

/// What nodes and wires tell of shapes, problems and training.
class CanvasReportTest : public QObject {
    Q_OBJECT

    static ShapeReport report()
    {
        ShapeReport result;
        result.nodes["first"].outputs = {{DType::Float32, {kBatch, 16}}};
        result.nodes["first"].parameter_count = 2'570;
        result.nodes["middle"].outputs = {{DType::Float32, {kBatch, 16}}};
        Problem problem;
        problem.node = "last";
        problem.message = Message("Something is wrong here.");
        result.problems = {problem};
        return result;
    }
    static NodeSnapshot seen(const std::string& id, double norm)
    {
        NodeSnapshot snapshot;
        snapshot.id = id;
        snapshot.output.count = 64;
        snapshot.output.zeros = 0.25;
        snapshot.output.histogram.fill(2);
        snapshot.gradient.emplace();
        snapshot.gradient->norm = norm;
        return snapshot;
    }
    static const NodeContent& content(const CanvasDesk& desk, const char* id)
    {
        return desk.view.graphScene().node(id)->look().content;
    }
    static QString valueOf(const NodeContent& node, const QString& label)
    {
        for (const NodeRow& row : node.rows)
            if (row.label == label)
                return row.value;
        return {};
    }
    static void settle(CanvasDesk& desk) { (void)desk.view.grab(); }

private Q_SLOTS:
    void reportShowsParametersAndShapes()
    {
        CanvasDesk desk;
        desk.view.setReport(report());
        QCOMPARE(valueOf(content(desk, "first"), QStringLiteral("params")), QLocale().toString(2570));
        QCOMPARE(desk.view.graphScene().edges().wires()[0].style.chip, QStringLiteral("N×16"));
    }
    void chipStandsClearOfNodes()
    {
        CanvasDesk desk;
        desk.view.setReport(report());
        settle(desk);
        const QRectF chip = desk.view.graphScene().edges().wires()[0].chip;
        QVERIFY(!chip.isEmpty());
        QVERIFY(desk.view.graphScene().nodesIn(chip).empty());
    }
    void problemIsMarkedAndTold()
    {
        CanvasDesk desk;
        desk.view.setReport(report());
        QCOMPARE(content(desk, "last").problem, std::optional(Severity::Error));
        QCOMPARE(content(desk, "last").problemText, QStringLiteral("Something is wrong here."));
        QVERIFY(!content(desk, "first").problem);
        desk.view.setReport({});
        QVERIFY(!content(desk, "last").problem);
    }
    void unknownTypeKeepsThePortsItsWiresName()
    {
        CanvasDesk desk;
        desk.document.graph.nodes.push_back({"odd", "FromTheFuture", {}, {}, {0, 300}, {}});
        desk.document.graph.edges.push_back({{"odd", "out"}, {"loss", "input"}, {}});
        desk.view.setGraph(desk.document.graph);
        QVERIFY(!content(desk, "odd").known);
        QVERIFY(content(desk, "odd").problem.has_value());
        QCOMPARE(content(desk, "odd").outputs.size(), 1u);
        QCOMPARE(desk.view.portPosition({"odd", "out"}, false).x(), desk.view.nodeRect("odd").right());
    }
    void snapshotsColourWiresAndShowTheScale()
    {
        CanvasDesk desk;
        auto* legend = desk.view.findChild<HeatLegend*>();
        QVERIFY(legend->isHidden());
        desk.view.setNodeSnapshots(std::vector{seen("first", 1e-3), seen("middle", 1e-1)});
        settle(desk);
        const std::vector<Wire>& wires = desk.view.graphScene().edges().wires();
        QVERIFY(wires[0].style.heat < wires[1].style.heat);
        QVERIFY(!legend->isHidden());
        QCOMPARE(valueOf(content(desk, "middle"), QStringLiteral("grad norm")), QStringLiteral("1.0e-1"));
        QVERIFY(content(desk, "middle").histogram.has_value());
    }
    void laterSnapshotChangesNumbersButNotTheSize()
    {
        CanvasDesk desk;
        desk.view.setNodeSnapshots(std::vector{seen("middle", 1e-1)});
        settle(desk);
        const QSizeF size = desk.view.nodeRect("middle").size();
        desk.view.setNodeSnapshots(std::vector{seen("middle", 3.14e-2)});
        settle(desk);
        QCOMPARE(valueOf(content(desk, "middle"), QStringLiteral("grad norm")), QStringLiteral("3.1e-2"));
        QCOMPARE(desk.view.nodeRect("middle").size(), size);
    }
    void coloursCanTellTheTimeOfANode()
    {
        CanvasDesk desk;
        NodeSnapshot quick = seen("first", 1e-1), slow = seen("middle", 1e-3);
        quick.forward_seconds = 2e-6;
        quick.backward_seconds = 3e-6;
        slow.forward_seconds = 4e-4;
        desk.view.setNodeSnapshots(std::vector{quick, slow});
        desk.view.setHeatMeasure(HeatMeasure::Time);
        const std::span wires = desk.view.graphScene().edges().wires();
        QVERIFY(wires[0].style.heat < wires[1].style.heat);
        QCOMPARE(valueOf(content(desk, "first"), QStringLiteral("time")), QStringLiteral("5 µs"));
        QCOMPARE(valueOf(content(desk, "middle"), QStringLiteral("time")), QStringLiteral("400 µs"));
        desk.view.setHeatMeasure(HeatMeasure::GradientNorm);
        QVERIFY(valueOf(content(desk, "first"), QStringLiteral("time")).isEmpty());
        QVERIFY(desk.view.graphScene().edges().wires()[0].style.heat > desk.view.graphScene().edges().wires()[1].style.heat);
    }
    void clearedSnapshotsLeaveNothing()
    {
        CanvasDesk desk;
        const QSizeF before = desk.view.nodeRect("middle").size();
        desk.view.setNodeSnapshots(std::vector{seen("middle", 1e-1)});
        QVERIFY(desk.view.nodeRect("middle").height() > before.height());
        desk.view.clearSnapshots();
        QCOMPARE(desk.view.nodeRect("middle").size(), before);
        QVERIFY(desk.view.findChild<HeatLegend*>()->isHidden());
        QVERIFY(desk.view.graphScene().edges().wires()[1].style.heat < 0);
    }
    void textStaysInsideTheNode_data()
    {
        QTest::addColumn<QString>("label");
        QTest::newRow("short") << QStringLiteral("a");
        QTest::newRow("long") << QStringLiteral("A label that somebody made far too long to be read on any node");
        QTest::newRow("korean") << QStringLiteral("첫 번째 합성곱 층의 아주 긴 이름이 여기에 있습니다 그리고 계속됩니다");
    }
    void textStaysInsideTheNode()
    {
        QFETCH(QString, label);
        CanvasDesk desk;
        const AppliedEdit done = apply(desk.document, {{SetLabel{"first", label.toStdString()}}});
        desk.view.applyDelta(desk.document.graph, done.delta);
        const NodeLook& look = desk.view.graphScene().node("first")->look();
        QCOMPARE(std::fmod(look.size.width(), 8.0), 0.0);
        for (const PlacedText& text : look.texts) {
            const double right = text.at.x() + desk.view.graphScene().fonts().width(text.style, text.text.text());
            QVERIFY(text.at.x() >= 0 && right <= look.size.width());
        }
    }
};

QTEST_MAIN(CanvasReportTest)
#include "canvas_report_test.moc"
