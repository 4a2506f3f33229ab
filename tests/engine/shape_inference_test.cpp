#include <fstream>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include "engine/graph/graph_edit.h"
#include "engine/graph/shape_report.h"
#include "tests/engine/support/test_nodes.h"

using namespace ts;
using namespace ts::test;

namespace {

std::int64_t whole(std::int64_t value)
{
    return value;
}

/// Counts how often its rule was asked, and reads a file.
int rule_calls = 0;

NodeShapes counted_shapes(const ShapeQuery& query)
{
    ++rule_calls;
    NodeShapes shapes;
    std::ifstream file(query.base_dir / query.params.text("path"));
    std::int64_t size = 0;
    if (!(file >> size))
        throw IoError("%1 cannot be read.", {query.params.text("path")});
    shapes.outputs = {{DType::Float32, {kBatch, size}}};
    return shapes;
}

const RegisterNodeType file_source{{
    .name = "TestFileSource",
    .title = "File source",
    .category = Category::Data,
    .outputs = {{.name = "features"}},
    .params = {{.name = "path", .type = ParamType::Path, .default_value = std::string()}},
    .shapes = counted_shapes,
    .dataset = refuse_to_open,
}};

NodeShapes counted_pass(const ShapeQuery& query)
{
    ++rule_calls;
    return same_shapes(query);
}

const RegisterNodeType counted{{
    .name = "TestCounted",
    .title = "Counted",
    .category = Category::Layer,
    .inputs = {{.name = "input"}},
    .outputs = {{.name = "output"}},
    .params = {{.name = "size", .type = ParamType::Int, .default_value = whole(1), .minimum = 0}},
    .shapes = counted_pass,
}};

/// 1x8x8 images through a convolution and a classifier; the Flatten between them may be left out.
GraphDocument classifier(bool flattened = true)
{
    GraphDocument document;
    document.graph.nodes
        = {node("loss", "CrossEntropyLoss"), node("accuracy", "Accuracy"), node("fc", "Linear", {{"out_features", whole(10)}}),
           node("conv", "Conv2d", {{"padding", whole(1)}}),
           node("data", "TestSource", {{"shape", std::vector<std::int64_t>{1, 8, 8}}})};
    document.graph.edges
        = {wire("data.features", "conv.input"), wire("fc.output", "loss.input"), wire("data.target", "loss.target"),
           wire("fc.output", "accuracy.input"), wire("data.target", "accuracy.target")};
    if (flattened) {
        document.graph.nodes.push_back(node("flat", "Flatten"));
        document.graph.edges.push_back(wire("conv.output", "flat.input"));
        document.graph.edges.push_back(wire("flat.output", "fc.input"));
    } else {
        document.graph.edges.push_back(wire("conv.output", "fc.input"));
    }
    return document;
}

ShapeReport infer(const GraphDocument& document)
{
    return infer_shapes(document, {});
}

/// "node.port: sentence" of every problem, warnings marked.
std::vector<std::string> problems(const ShapeReport& report)
{
    std::vector<std::string> lines;
    for (const Problem& problem : report.problems)
        lines.push_back((problem.severity == Severity::Warning ? "warning " : "") + problem.node
                        + (problem.port.empty() ? "" : "." + problem.port) + ": " + problem.message.english());
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

class ShapeInferenceTest : public QObject {
    Q_OBJECT

private slots:
    void a_sound_network_has_shapes_and_no_problems()
    {
        const ShapeReport report = infer(classifier());
        QCOMPARE(problems(report), Lines());
        QVERIFY(!report.has_errors());
        QCOMPARE(to_text(report.output(port("conv.output"))->shape), "N×16×8×8");
        QCOMPARE(to_text(report.output(port("flat.output"))->shape), "N×1024");
        QCOMPARE(report.output(port("data.target"))->dtype, DType::Int64);
        QVERIFY(!report.output(port("conv.weight")));
        QCOMPARE(report.parameter_count, 16 * 9 + 16 + 1024 * 10 + 10);
        QCOMPARE(report.nodes.at("fc").resolved, (Params{{"in_features", whole(1024)}}));
        QCOMPARE(report.nodes.at("data").row_count, std::optional<std::int64_t>(100));
        QVERIFY(report.nodes.at("conv").trained && !report.nodes.at("accuracy").trained);
        QVERIFY(report.flops_per_sample > 2.0 * 9 * 16 * 64 + 2.0 * 1024 * 10);
    }

    void a_missing_flatten_is_offered()
    {
        const ShapeReport report = infer(classifier(false));
        QCOMPARE(report.problems.size(), std::size_t(1));
        const Problem& problem = report.problems.front();
        QCOMPARE(problem.node + "." + problem.port, "fc.input");
        QCOMPARE(problem.fix, "Flatten");
        QVERIFY(problem.message.english().find("gets N×16×8×8") != std::string::npos);
        QVERIFY(report.nodes.at("conv").outputs.size() == 1 && report.nodes.at("fc").outputs.empty());
    }

    void a_loss_that_gets_images_is_offered_flatten()
    {
        GraphDocument document = classifier(false);
        document.graph.edges[1] = wire("conv.output", "loss.input");
        const ShapeReport report = infer(document);
        const auto at_loss = std::ranges::find(report.problems, "loss", &Problem::node);
        QVERIFY(at_loss != report.problems.end());
        QCOMPARE(at_loss->port + " " + at_loss->fix, "input Flatten");
    }

    void rows_for_a_convolution_are_offered_the_image_they_likely_are()
    {
        GraphDocument document = classifier();
        document.graph.find("data")->params = {{"shape", std::vector<std::int64_t>{64}}};
        const ShapeReport report = infer(document);
        QCOMPARE(report.problems.size(), std::size_t(1));
        QCOMPARE(report.problems[0].fix, "Reshape");
        QCOMPARE(report.problems[0].fix_params, (Params{{"shape", std::vector<std::int64_t>{1, 8, 8}}}));
    }

    void every_gap_is_named_where_it_is()
    {
        GraphDocument document = classifier();
        document.graph.edges.erase(document.graph.edges.begin());
        QCOMPARE(problems(infer(document)), Lines{"conv.input: Nothing is connected to the input \"input\"."});
        document = classifier();
        document.graph.find("conv")->type = "Conv9d";
        QCOMPARE(problems(infer(document)), Lines{"conv: There is no type of node called \"Conv9d\"."});
        document = classifier();
        document.graph.edges[2] = wire("data.features", "loss.target");
        QCOMPARE(
            problems(infer(document)),
            Lines{"loss.target: CrossEntropyLoss takes whole numbers at target, such as class numbers, but gets float32."});
        document = classifier();
        document.graph.edges[0].from.port = "pictures";
        QCOMPARE(problems(infer(document)), Lines{"conv.input: Test source has no output called \"pictures\"."});
        document.graph.edges[0] = wire("data.features", "conv.image");
        QCOMPARE(problems(infer(document)),
                 (Lines{"conv.image: Conv2d has no input called \"image\".",
                        "conv.input: Nothing is connected to the input \"input\"."}));
        document.graph.edges[0] = wire("nowhere.features", "conv.input");
        QCOMPARE(problems(infer(document)),
                 (Lines{"conv.input: Nothing is connected to the input \"input\".",
                        "conv: The wire from nowhere.features to conv.input has an end at no node."}));
    }

    void parameters_are_checked_at_their_node()
    {
        GraphDocument document = classifier();
        document.graph.find("conv")->params
            = {{"out_channels", whole(0)}, {"kernel_size", std::string("big")}, {"extra", true}};
        const Lines found = problems(infer(document));
        QCOMPARE(found.size(), std::size_t(3));
        QCOMPARE(found[0], "conv: out_channels must be at least 1, not 0.");
        QVERIFY(found[1].starts_with("conv: kernel_size must be one whole number or two"));
        QCOMPARE(found[2], "warning conv: Conv2d has no parameter called \"extra\"; it is ignored.");
    }

    void half_built_parts_that_nothing_uses_are_no_errors()
    {
        GraphDocument document = classifier();
        document.graph.nodes.push_back(node("new", "Conv2d"));
        QCOMPARE(problems(infer(document)),
                 (Lines{"warning new.input: Nothing is connected to the input \"input\".",
                        "warning new: This node leads to no loss, so nothing that is trained uses it."}));
        QVERIFY(!infer(document).has_errors());
    }

    void what_leads_to_no_loss_is_warned_of()
    {
        GraphDocument document = classifier();
        document.graph.nodes.push_back(node("side", "Linear"));
        document.graph.nodes.push_back(node("soft", "Softmax"));
        document.graph.edges.push_back(wire("flat.output", "side.input"));
        document.graph.edges[3] = wire("soft.output", "accuracy.input");
        document.graph.edges.push_back(wire("fc.output", "soft.input"));
        QCOMPARE(problems(infer(document)), Lines{"warning side: This node leads to no loss, so it is not trained."});
        QVERIFY(!infer(document).has_errors());
    }

    void data_loss_and_something_to_learn_are_needed()
    {
        const ShapeReport empty = infer({});
        QCOMPARE(empty.problems.size(), std::size_t(2));
        QVERIFY(empty.problems[0].message.english().starts_with("There is no data."));
        QVERIFY(empty.problems[1].message.english().starts_with("There is no loss"));
        GraphDocument document;
        document.graph.nodes = {node("data", "TestSource"), node("loss", "CrossEntropyLoss")};
        document.graph.edges = {wire("data.features", "loss.input"), wire("data.target", "loss.target")};
        QCOMPARE(problems(infer(document)), Lines{": No layer that learns leads to a loss, so there is nothing to train."});
    }

    void loops_are_found_and_what_follows_them_is_not_blamed()
    {
        GraphDocument document = classifier();
        document.graph.nodes.push_back(node("relu", "ReLU"));
        document.graph.edges[0] = wire("relu.output", "conv.input");
        document.graph.edges.push_back(wire("conv.output", "relu.input"));
        const ShapeReport report = infer(document);
        Lines ids;
        for (const Problem& problem : report.problems)
            if (problem.severity == Severity::Error)
                ids.push_back(problem.node);
        QCOMPARE(ids, (Lines{"conv", "relu"}));
    }

    void training_settings_are_checked()
    {
        GraphDocument document = classifier();
        document.training.batch_size = 0;
        document.training.optimizer = {"Adam", {{"lr", -1.0}, {"learning_rate", 0.1}}};
        const Lines found = problems(infer(document));
        QCOMPARE(found.size(), std::size_t(3));
        QCOMPARE(found[0], ": batch_size must be at least 1, not 0.");
        QVERIFY(found[1].starts_with(": lr must be "));
        QCOMPARE(found[2], "warning : Adam has no parameter called \"learning_rate\"; it is ignored.");
        document.training = {};
        document.training.optimizer.type = "Magic";
        QCOMPARE(problems(infer(document)), Lines{": There is no optimizer called \"Magic\"."});
    }

    void a_changed_data_file_is_read_again()
    {
        const QTemporaryDir dir;
        const std::filesystem::path folder(dir.path().toStdString());
        GraphDocument document;
        document.graph.nodes = {node("data", "TestFileSource", {{"path", std::string("a.txt")}})};
        IncrementalShapes shapes;
        QCOMPARE(problems(shapes.update(document, folder)).front(), "data: a.txt cannot be read.");
        std::ofstream(folder / "a.txt") << 7;
        QCOMPARE(to_text(shapes.update(document, folder).output(port("data.features"))->shape), "N×7");
        rule_calls = 0;
        shapes.update(document, folder);
        QCOMPARE(rule_calls, 0);
        std::ofstream(folder / "a.txt") << 9;
        std::filesystem::last_write_time(folder / "a.txt",
                                         std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
        QCOMPARE(to_text(shapes.update(document, folder).output(port("data.features"))->shape), "N×9");
    }

    void an_edit_infers_only_what_it_can_change()
    {
        GraphDocument document = long_chain(500);
        IncrementalShapes shapes;
        shapes.update(document, {});
        rule_calls = 0;
        apply(document, {{SetParam{"n250", "size", ParamValue(whole(5))}}});
        QElapsedTimer timer;
        timer.start();
        shapes.update(document, {});
        qInfo("500 nodes after one edit: %.2f ms", static_cast<double>(timer.nsecsElapsed()) * 1e-6);
        QCOMPARE(rule_calls, 1);
        rule_calls = 0;
        apply(document, {{SetParam{"data", "shape", ParamValue(std::vector<std::int64_t>{3})}}});
        QCOMPARE(to_text(shapes.update(document, {}).output(port("n499.output"))->shape), "N×3");
        QCOMPARE(rule_calls, 500);
    }

    void updates_agree_with_a_fresh_inference()
    {
        GraphDocument document = classifier();
        IncrementalShapes shapes;
        const std::vector<GraphEdit> edits{
            {{SetParam{"conv", "stride", ParamValue(whole(2))}}},
            {{SetParam{"conv", "stride", ParamValue(whole(-2))}}},
            remove_nodes(document.graph, {"flat"}),
            {{AddEdge{wire("conv.output", "fc.input")}}},
            {{RenameNode{"conv", "filters"}}},
            {{SetParam{"filters", "stride", std::nullopt}}},
            {{AddNode{node("flat", "Flatten")}}},
            {{RemoveEdge{port("data.features"), port("filters.input")}, AddEdge{wire("flat.output", "filters.input")},
              AddEdge{wire("fc.output", "flat.input")}}}};
        QVERIFY(!shapes.update(document, {}).has_errors());
        for (const GraphEdit& edit : edits) {
            apply(document, edit);
            const ShapeReport& report = shapes.update(document, {});
            const ShapeReport fresh = infer(document);
            QVERIFY(report.nodes == fresh.nodes);
            QVERIFY(report.problems == fresh.problems);
            QCOMPARE(report.parameter_count, fresh.parameter_count);
        }
    }

private:
    static GraphDocument long_chain(int count)
    {
        GraphDocument document;
        document.graph.nodes = {node("data", "TestSource")};
        std::string before = "data.features";
        for (int i = 0; i < count; ++i) {
            const std::string id = "n" + std::to_string(i);
            document.graph.nodes.push_back(node(id.c_str(), "TestCounted"));
            document.graph.edges.push_back(wire(before, id + ".input"));
            before = id + ".output";
        }
        return document;
    }
};

QTEST_GUILESS_MAIN(ShapeInferenceTest)
#include "shape_inference_test.moc"
