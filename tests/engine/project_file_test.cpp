#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "engine/graph/project_file.h"
#include "engine/tensor/error.h"
#include "tests/engine/support/test_nodes.h"

using namespace ts;
using namespace ts::test;

namespace {

std::string content(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

const std::string kCanonical = content(TEST_DATA_DIR "/project/canonical.json");

std::string complaint(const std::string& text)
{
    try {
        static_cast<void>(read_project(text));
    } catch (const FormatError& error) {
        return error.what();
    }
    return "";
}

/// A project file whose graph holds this.
std::string with_graph(const std::string& graph)
{
    return R"({"format": "tensorscape", "version": 1, "graph": )" + graph + "}";
}

std::string with_nodes(const std::string& nodes)
{
    return with_graph(R"({"nodes": [)" + nodes + "]}");
}

}  // namespace

class ProjectFileTest : public QObject {
    Q_OBJECT

private slots:
    void canonical_text_comes_back_byte_for_byte() { QCOMPARE(write_project(read_project(kCanonical)), kCanonical); }

    void everything_is_read()
    {
        const GraphDocument document = read_project(kCanonical);
        QCOMPARE(document.name, "digits \"mlp\" é");
        const GraphNode& fc1 = document.graph.nodes[1];
        QCOMPARE(fc1.params.size(), std::size_t(5));
        QCOMPARE(*fc1.params.find("size"), ParamValue(std::int64_t{3}));
        QCOMPARE(*fc1.params.find("list"), ParamValue(std::vector<double>{0.5, 1.0}));
        QCOMPARE(fc1.label, "hidden");
        QCOMPARE(fc1.position, (Position{240.5, -80}));
        QCOMPARE(fc1.extra, (ExtraKeys{{"muted", "true"}}));
        QCOMPARE(document.graph.edges[0], wire("data.features", "fc1.input"));
        QCOMPARE(document.training.optimizer.type, "Adam");
        QCOMPARE(*document.training.optimizer.params.find("lr"), ParamValue(0.001));
        QCOMPARE(document.training.clip_grad_norm, std::optional(0.5));
        QCOMPARE(document.training.extra, (ExtraKeys{{"schedule", "null"}}));
    }

    void settings_for_training_come_back()
    {
        GraphDocument document;
        document.graph.nodes = {node("a", "TestPass", {})};
        document.graph.nodes[0].training
            = {0.1, 0.0, true, InitializerSettings{"orthogonal", {{"gain", 2.0}}}, InitializerSettings{"zeros", {}}, {}};
        TrainingSettings& training = document.training;
        training.schedule = {"MultiStepLR", ScheduleUnit::Step, 50, {{"milestones", std::vector<std::int64_t>{3, 5}}}};
        training.clip_grad_value = 0.5;
        training.accumulate_steps = 4;
        training.ema_decay = 0.999;
        training.decay_biases = false;
        training.workers = 3;
        training.balance = "classes";
        training.init = InitializerSettings{"kaiming_normal", {{"mode", std::string("fan_out")}}};
        const std::string written = write_project(document);
        QCOMPARE(read_project(written), document);
        QVERIFY(
            written.find(R"("schedule": { "type": "MultiStepLR", "every": "step", "warmup_steps": 50, "milestones": [3, 5] })")
            != std::string::npos);
        QVERIFY(written.find(R"("training": { "lr_scale": 0.1, "weight_decay": 0, "frozen": true, "init": { "type")")
                != std::string::npos);
    }

    /// Those made to be stepped after each optimizer step need not say so.
    void the_unit_of_a_schedule_follows_its_type()
    {
        const auto unit = [](const std::string& schedule) {
            return read_project(R"({"format": "tensorscape", "version": 1, "graph": {}, "training": {"schedule": )" + schedule
                                + "}}")
                .training.schedule->every;
        };
        QCOMPARE(unit(R"({"type": "StepLR"})"), ScheduleUnit::Epoch);
        QCOMPARE(unit(R"({"type": "OneCycleLR"})"), ScheduleUnit::Step);
        QCOMPARE(unit(R"({"type": "OneCycleLR", "every": "epoch"})"), ScheduleUnit::Epoch);
        QVERIFY(complaint(R"({"format": "tensorscape", "version": 1, "graph": {}, "training": {"schedule": {"every": "day"}}})")
                    .find("training.schedule.every")
                != std::string::npos);
    }

    void text_in_another_layout_settles_after_one_save()
    {
        const std::string written = write_project(read_project(R"({"view":{"a":1e0},"version":1,"format":"tensorscape",
            "training":{"new":[1,{"x":"\u00e9"}],"epochs":3},"graph":{"zoo":1,"nodes":[{"x":5,"type":"TestPass","id":"a"}]}})"));
        QCOMPARE(write_project(read_project(written)), written);
        QVERIFY(written.find(R"({ "id": "a", "type": "TestPass", "params": {}, "position": [0, 0], "x": 5 })")
                != std::string::npos);
        QVERIFY(written.find(R"("new": [1, { "x": "é" }])") != std::string::npos);
        QVERIFY(written.find("\"edges\": [],\n    \"zoo\": 1\n") != std::string::npos);
    }

    void numbers_survive_exactly()
    {
        GraphDocument document;
        Params params;
        for (const double number : {0.1, 1.0 / 3, 5e-324, 1.7976931348623157e308, 1e21, -0.0, 100.0, 123456789.125})
            params.set("p" + std::to_string(params.size()), number);
        params.set("least", std::numeric_limits<std::int64_t>::min());
        document.graph.nodes = {node("a", "TestPass", params)};
        document.graph.nodes[0].position = {0.1, 1e-7};
        QCOMPARE(read_project(write_project(document)), document);
        document.graph.nodes[0].position = {-0.0, 0};
        QVERIFY(write_project(document).find("\"position\": [0, 0]") != std::string::npos);
    }

    void version_0_is_migrated()
    {
        const GraphDocument document = read_project(R"({"format": "tensorscape", "version": 0, "name": "old",
            "graph": {"nodes": [{"id": "a", "type": "TestPass", "x": 3, "y": 4.5}], "edges": []},
            "train": {"epochs": 7}})");
        QCOMPARE(document.graph.nodes[0].position, (Position{3, 4.5}));
        QVERIFY(document.graph.nodes[0].extra.empty());
        QCOMPARE(document.training.epochs, 7);
        QVERIFY(document.extra.empty());
        QVERIFY(write_project(document).find("\"version\": 1,") != std::string::npos);
    }

    void files_of_other_programs_and_times_are_refused()
    {
        QVERIFY(complaint(R"({"format": "tensorscape", "version": 2, "graph": {}})").find("newer version")
                != std::string::npos);
        QVERIFY(complaint(R"({"nodes": []})").find("not a Tensorscape project") != std::string::npos);
        QCOMPARE(complaint(R"({"format": "tensorscape", "graph": {}})"), "version is missing.");
        QCOMPARE(complaint(R"({"format": "tensorscape", "version": 1})"), "graph is missing.");
        QCOMPARE(complaint("[]"), "The file must be an object { ... }, but it is [].");
    }

    void wrong_types_are_named_by_their_path()
    {
        QCOMPARE(complaint(with_graph("[]")), "graph must be an object { ... }, but it is [].");
        QCOMPARE(complaint(with_graph(R"({"nodes": {}})")), "graph.nodes must be a list [ ... ], but it is {}.");
        QCOMPARE(complaint(with_nodes(R"({"id": "a", "type": "T"}, {"id": 3, "type": "T"})")),
                 "graph.nodes[1].id must be a text in quotes, but it is 3.");
        QCOMPARE(complaint(with_nodes(R"({"id": "a"})")), "graph.nodes[0].type is missing.");
        QCOMPARE(complaint(with_nodes(R"({"id": "a", "type": "T", "position": [1]})")),
                 "graph.nodes[0].position must be two numbers [x, y], but it is [1].");
        QVERIFY(
            complaint(with_nodes(R"({"id": "a", "type": "T", "params": {"p": {}}})")).starts_with("graph.nodes[0].params.p "));
        QVERIFY(complaint(with_nodes(R"({"id": "a", "type": "T", "params": {"p": [1, "x"]}})"))
                    .starts_with("graph.nodes[0].params.p[0] must be a text"));
        QVERIFY(complaint(with_nodes(R"({"id": "a", "type": "T", "params": {"p": 9223372036854775808}})"))
                    .starts_with("graph.nodes[0].params.p must be a whole number of at most 64 bits"));
        QVERIFY(complaint(with_graph(R"({"edges": [{"from": "a", "to": "b.c"}]})")).starts_with("graph.edges[0].from "));
        QCOMPARE(complaint(R"({"format": "tensorscape", "version": 1, "graph": {}, "training": {"epochs": 1.5}})"),
                 "training.epochs must be a whole number of at most 64 bits, but it is 1.5.");
    }

    void graphs_that_no_edit_could_make_are_refused()
    {
        const std::string a = R"({"id": "a", "type": "TestPass"})";
        const std::string b = R"({"id": "b", "type": "TestPass"})";
        QCOMPARE(complaint(with_nodes(a + "," + a)), "There is already a node with the id \"a\".");
        QVERIFY(complaint(with_nodes(R"({"id": "a b", "type": "T"})")).find("cannot be the id") != std::string::npos);
        const auto wires = [&](const std::string& edges) {
            return with_graph(R"({"nodes": [)" + a + "," + b + R"(], "edges": [)" + edges + "]}");
        };
        QCOMPARE(complaint(wires(R"({"from": "a.output", "to": "b.input"})")), "");
        QVERIFY(complaint(wires(R"({"from": "a.output", "to": "c.input"})")).find("does not exist") != std::string::npos);
        QVERIFY(complaint(wires(R"({"from": "a.output", "to": "b.input"}, {"from": "b.output", "to": "b.input"})"))
                    .find("takes only one")
                != std::string::npos);
    }

    void broken_text_is_located()
    {
        QVERIFY(complaint("{\n  \"format\": tensorscape }").starts_with("Line 2, column 1"));
        QVERIFY(complaint("").starts_with("Line 1, column 1"));
        QVERIFY(complaint("{\"a\": \"\xff\"}").starts_with("Line 1, column "));
        QVERIFY(complaint("{\"a\": 1e999}").find("not JSON") != std::string::npos);
    }

    void hostile_text_is_refused_quickly()
    {
        QVERIFY(complaint(std::string(1'000'000, '[')).find("nested deeper") != std::string::npos);
        std::string keys = "{";
        for (int i = 0; i < 30'000; ++i)
            keys += "\"k" + std::to_string(i) + "\": 0,";
        QVERIFY(complaint(keys).find("more than 20000 keys") != std::string::npos);
        for (std::size_t length = 0; length < kCanonical.size(); ++length)
            QVERIFY(length + 1 == kCanonical.size() || !complaint(kCanonical.substr(0, length)).empty());
    }

    void files_are_saved_and_loaded()
    {
        const QTemporaryDir dir;
        const std::filesystem::path file = std::filesystem::path(dir.path().toStdString()) / "p.json";
        save_project(read_project(kCanonical), file);
        QCOMPARE(write_project(load_project(file)), kCanonical);
        QVERIFY_THROWS_EXCEPTION(IoError, static_cast<void>(load_project(file.parent_path() / "none.json")));
        std::ofstream(file) << "{";
        try {
            static_cast<void>(load_project(file));
            QFAIL("A broken file was opened.");
        } catch (const FormatError& error) {
            QVERIFY(std::string(error.what()).starts_with(file.string() + " cannot be opened. Line 1, column 2"));
        }
    }

    void a_part_goes_through_the_clipboard()
    {
        const Graph graph = read_project(kCanonical).graph;
        Graph part{graph.nodes, graph.edges, {}};
        QCOMPARE(read_graph_part(write_graph_part(part)), part);
        QVERIFY_THROWS_EXCEPTION(FormatError, static_cast<void>(read_graph_part("hello")));
        QVERIFY_THROWS_EXCEPTION(FormatError, static_cast<void>(read_graph_part(kCanonical)));
    }
};

QTEST_GUILESS_MAIN(ProjectFileTest)
#include "project_file_test.moc"
