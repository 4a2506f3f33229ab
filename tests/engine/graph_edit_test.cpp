#include <random>

#include <QTest>

#include "engine/graph/graph_edit.h"
#include "engine/tensor/error.h"
#include "tests/engine/support/test_nodes.h"

using namespace ts;
using namespace ts::test;

namespace {

using Ids = std::set<std::string>;

GraphDocument chain()
{
    GraphDocument document;
    document.graph.nodes = {node("data", "TestSource"), node("a", "TestPass", {{"size", std::int64_t{2}}, {"rate", 0.1}}),
                            node("b", "TestPass"), node("mix", "TestJoin")};
    document.graph.edges = {wire("data.features", "a.input"), wire("a.output", "b.input"), wire("a.output", "mix.inputs"),
                            wire("b.output", "mix.inputs")};
    return document;
}

TrainingSettings batches_of(std::int64_t size)
{
    TrainingSettings training;
    training.batch_size = size;
    return training;
}

/// Makes edits at random that fit the document most of the time.
class RandomEdits {
public:
    explicit RandomEdits(unsigned seed) : m_random(seed) { }

    GraphEdit next(const Graph& graph)
    {
        GraphEdit edit;
        const int count = below(3) + 1;
        for (int i = 0; i < count; ++i)
            append(edit, graph);
        return edit;
    }

private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    std::size_t place(std::size_t limit) { return static_cast<std::size_t>(below(static_cast<int>(limit))); }
    std::string some_node(const Graph& graph)
    {
        return graph.nodes.empty() ? "none" : graph.nodes[place(graph.nodes.size())].id;
    }
    std::string new_id() { return "n" + std::to_string(below(60)); }

    void append(GraphEdit& edit, const Graph& graph)
    {
        static const char* types[] = {"TestPass", "TestJoin", "TestSource", "SomethingUnknown"};
        const std::string id = some_node(graph);
        switch (below(12)) {
        case 0:
            edit.changes.emplace_back(AddNode{node(new_id().c_str(), types[below(4)]), place(graph.nodes.size() + 1)});
            break;
        case 1:
            edit.changes.emplace_back(AddNode{node(new_id().c_str(), types[below(4)])});
            break;
        case 2:
            edit = remove_nodes(graph, {id, some_node(graph)});
            break;
        case 3:
            edit = connect_ports(graph, {id, "output"}, {some_node(graph), "input"});
            break;
        case 4:
            edit = connect_ports(graph, {id, "output"}, {some_node(graph), "inputs"});
            break;
        case 5:
            edit.changes.emplace_back(SetParam{id, std::string(1, "abcd"[below(4)]), some_value()});
            break;
        case 6:
            edit.changes.emplace_back(RenameNode{id, new_id()});
            break;
        case 7:
            edit.changes.emplace_back(MoveNodes{{{id, {below(9) * 1.5, 2}}, {some_node(graph), {7, below(9) * 1.0}}}});
            break;
        case 8:
            edit.changes.emplace_back(SetLabel{id, new_id()});
            edit.changes.emplace_back(SetNodeTraining{id, {below(3) * 0.5, std::nullopt, below(2) == 0, {}, {}, {}}});
            break;
        case 9:
            edit = remove_nodes(graph, half(graph));
            break;
        case 10:
            if (graph.nodes.size() < 400)
                edit = paste(graph, Graph(graph), {5, 5});
            break;
        default:
            edit.changes.emplace_back(SetTraining{batches_of(below(64))});
            break;
        }
    }

    Ids half(const Graph& graph)
    {
        Ids ids;
        for (const GraphNode& one : graph.nodes)
            if (below(2) == 0)
                ids.insert(one.id);
        return ids;
    }

    std::optional<ParamValue> some_value()
    {
        if (below(3) == 0)
            return std::nullopt;
        return ParamValue(std::int64_t{below(9)});
    }

    std::mt19937 m_random;
};

}  // namespace

class GraphEditTest : public QObject {
    Q_OBJECT

private slots:
    void a_thousand_random_edits_undo_and_redo_exactly()
    {
        const GraphDocument start = chain();
        GraphDocument document = start;
        RandomEdits edits(7);
        std::vector<GraphEdit> undo;
        int refused = 0;
        std::size_t largest = 0;
        while (undo.size() < 1000) {
            const GraphDocument before = document;
            largest = std::max(largest, before.graph.nodes.size());
            try {
                undo.push_back(apply(document, edits.next(document.graph)).inverse);
            } catch (const ArgumentError&) {
                ++refused;
                QCOMPARE(document, before);
            }
        }
        // Enough that every way of making a change was taken, refusals and long edits among them.
        QVERIFY(refused > 50);
        QVERIFY2(largest > 100, std::to_string(largest).c_str());
        const GraphDocument end = document;
        std::vector<GraphEdit> redo;
        for (auto edit = undo.rbegin(); edit != undo.rend(); ++edit)
            redo.push_back(apply(document, *edit).inverse);
        QCOMPARE(document, start);
        for (auto edit = redo.rbegin(); edit != redo.rend(); ++edit)
            apply(document, *edit);
        QCOMPARE(document, end);
    }

    void a_refused_change_takes_back_those_before_it()
    {
        GraphDocument document = chain();
        const std::vector<Change> refused{AddNode{node("a", "TestPass")},
                                          AddNode{node("2 words", "TestPass")},
                                          RemoveNode{"b"},
                                          RemoveNode{"missing"},
                                          AddEdge{wire("data.features", "b.input")},
                                          AddEdge{wire("a.output", "mix.inputs")},
                                          AddEdge{wire("a.output", "missing.input")},
                                          RemoveEdge{port("data.features"), port("b.input")},
                                          SetParam{"missing", "size", {}},
                                          RenameNode{"a", "b"},
                                          MoveNodes{{{"a", {1, 1}}, {"missing", {1, 1}}}}};
        for (const Change& change : refused) {
            const GraphEdit edit{{SetName{"changed"}, SetParam{"a", "size", {}}, RenameNode{"data", "digits"}, change}};
            QVERIFY_THROWS_EXCEPTION(ArgumentError, apply(document, edit));
            QCOMPARE(document, chain());
        }
    }

    void removing_nodes_takes_their_wires_along()
    {
        GraphDocument document = chain();
        const AppliedEdit applied = apply(document, remove_nodes(document.graph, {"a"}));
        QCOMPARE(document.graph.nodes.size(), std::size_t(3));
        QCOMPARE(document.graph.edges, std::vector{wire("b.output", "mix.inputs")});
        QCOMPARE(applied.delta.removed, Ids{"a"});
        QCOMPARE(applied.delta.rewired, (Ids{"b", "mix"}));
        QVERIFY(applied.delta.edges);
    }

    void a_single_input_changes_its_wire_and_a_multiple_one_adds()
    {
        GraphDocument document = chain();
        apply(document, connect_ports(document.graph, port("data.features"), port("b.input")));
        QCOMPARE(document.graph.edges.back(), wire("data.features", "b.input"));
        QCOMPARE(document.graph.edges.size(), std::size_t(4));
        apply(document, connect_ports(document.graph, port("data.features"), port("mix.inputs")));
        QCOMPARE(document.graph.edges.size(), std::size_t(5));
        QVERIFY(connect_ports(document.graph, port("data.features"), port("mix.inputs")).empty());
    }

    void a_parameter_taken_away_comes_back_at_its_place()
    {
        GraphDocument document = chain();
        const AppliedEdit applied = apply(document, {{SetParam{"a", "size", {}}}});
        QCOMPARE(document.graph.find("a")->params, (Params{{"rate", 0.1}}));
        QCOMPARE(applied.delta.changed, Ids{"a"});
        apply(document, applied.inverse);
        QCOMPARE(document, chain());
    }

    void renaming_follows_the_wires()
    {
        GraphDocument document = chain();
        const AppliedEdit applied = apply(document, {{SetLabel{"a", "first"}, RenameNode{"a", "hidden"}}});
        QCOMPARE(document.graph.edges[1], wire("hidden.output", "b.input"));
        QCOMPARE(document.graph.edges[0], wire("data.features", "hidden.input"));
        QCOMPARE(applied.delta.changed, Ids{"hidden"});
        QCOMPARE(applied.delta.renamed, (std::vector<std::pair<std::string, std::string>>{{"a", "hidden"}}));
    }

    void pasted_nodes_get_free_ids_and_keep_their_wires()
    {
        GraphDocument document = chain();
        document.graph.nodes.push_back(node("a2", "TestPass"));
        const Graph part = extract(document.graph, {"a", "b"});
        QCOMPARE(part.edges, std::vector{wire("a.output", "b.input")});
        const AppliedEdit applied = apply(document, paste(document.graph, part, {10, 20}));
        QCOMPARE(applied.delta.added, (Ids{"a3", "b2"}));
        QCOMPARE(document.graph.edges.back(), wire("a3.output", "b2.input"));
        QCOMPARE(document.graph.find("b2")->position, (Position{10, 20}));
        QCOMPARE(document.graph.find("a3")->params, document.graph.find("a")->params);
    }

    void ids_are_made_from_any_text()
    {
        const Graph graph = chain().graph;
        QCOMPARE(graph.unused_id("a"), "a2");
        QCOMPARE(graph.unused_id("my layer"), "my_layer");
        QCOMPARE(graph.unused_id("2d"), "_2d");
        QCOMPARE(graph.unused_id(""), "_");
        QVERIFY(is_identifier("_a1") && !is_identifier("") && !is_identifier("1a") && !is_identifier("a.b")
                && !is_identifier("é"));
    }
};

QTEST_GUILESS_MAIN(GraphEditTest)
#include "graph_edit_test.moc"
