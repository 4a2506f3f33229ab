#include <algorithm>
#include <set>

#include <QTest>

#include "engine/graph/shape_report.h"
#include "tests/engine/support/test_nodes.h"

using namespace ts;
using namespace ts::test;

namespace {

Graph chain()
{
    Graph graph;
    graph.nodes = {node("mix", "TestJoin"), node("b", "TestPass"), node("a", "TestPass"), node("data", "TestSource"),
                   node("odd", "NoSuchType")};
    graph.edges = {wire("data.features", "a.input"), wire("a.output", "b.input"), wire("a.output", "mix.inputs"),
                   wire("b.output", "mix.inputs")};
    return graph;
}

std::string refusal(const char* from, const char* to)
{
    const auto message = refuse_connection(chain(), port(from), port(to));
    return message ? message->english() : "";
}

}  // namespace

class ConnectionTest : public QObject {
    Q_OBJECT

private slots:
    void fitting_wires_are_accepted()
    {
        QCOMPARE(refusal("data.features", "b.input"), "");
        QCOMPARE(refusal("data.features", "mix.inputs"), "");
        QCOMPARE(refusal("a.output", "b.input"), "");
    }

    void refusals_say_why()
    {
        QCOMPARE(refusal("mix.output", "a.input"), "This wire would close a loop: mix already depends on a.");
        QCOMPARE(refusal("a.output", "a.input"), "A node cannot be connected to itself.");
        QCOMPARE(refusal("data.target", "a.input"),
                 "data.target gives whole numbers, but a.input takes floating-point numbers.");
        QCOMPARE(refusal("a.input", "b.input"), "Test pass has no output called \"input\".");
        QCOMPARE(refusal("a.output", "data.features"), "Test source has no input called \"features\".");
        QCOMPARE(refusal("missing.output", "a.input"), "There is no node with the id \"missing\".");
        QCOMPARE(refusal("odd.output", "a.input"), "The type NoSuchType is unknown, so its ports are too.");
    }

    void order_puts_every_node_after_those_it_reads()
    {
        const auto order = topological_order(chain());
        const auto place = [&](const char* id) { return std::ranges::find(order, id) - order.begin(); };
        QCOMPARE(order.size(), std::size_t(5));
        QVERIFY(place("data") < place("a"));
        QVERIFY(place("a") < place("b"));
        QVERIFY(place("b") < place("mix"));
    }

    void order_leaves_out_only_the_cycle()
    {
        Graph graph = chain();
        graph.nodes.push_back(node("self", "TestPass"));
        graph.edges = {wire("a.output", "b.input"), wire("b.output", "a.input"), wire("b.output", "mix.inputs"),
                       wire("self.output", "self.input")};
        const auto order = topological_order(graph);
        const std::set<std::string> ids(order.begin(), order.end());
        QCOMPARE(ids, (std::set<std::string>{"data", "mix", "odd"}));
    }

    void long_chains_do_not_overflow_the_stack()
    {
        Graph graph;
        constexpr int count = 100'000;
        for (int i = 0; i < count; ++i) {
            graph.nodes.push_back(node(("n" + std::to_string(i)).c_str(), "TestPass"));
            if (i > 0)
                graph.edges.push_back({{graph.nodes.back().id, "output"}, {"n" + std::to_string(i - 1), "input"}, {}});
        }
        const auto order = topological_order(graph);
        QCOMPARE(order.size(), std::size_t(count));
        QCOMPARE(order.front(), graph.nodes.back().id);
    }
};

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connection_test.moc"
