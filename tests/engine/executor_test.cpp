#include <algorithm>
#include <cmath>

#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/data/dataset.h"
#include "engine/graph/graph_executor.h"
#include "engine/optim/optimizer.h"
#include "engine/registry/optimizer_type.h"
#include "tests/engine/support/golden.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/small_projects.h"

using namespace ts;

/// Graphs compiled and run: whole trainings against PyTorch's, errors, and weights that survive an edit.
class ExecutorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsPyTorchsTraining_data();
    void followsPyTorchsTraining();
    void initialisationDependsOnIdAndSeedOnly();
    void weightsSurviveAnEditWhereShapesAgree();
    void errorsNameTheNode();
    void unusedNodesStayOutOfTheTrainingPlan();
    void halfBuiltPartsAreLeftOut();
    void watchesGradientsOfOutputs();
    void fusedActivationsGiveTheSameBits();
    void mixedClassesTrainAsShares();
    void dropoutDependsOnSeedNodeAndStep();
};

namespace {

struct Compiled {
    GraphDocument document;
    GraphExecutor executor;

    explicit Compiled(GraphDocument d, std::uint64_t seed = 1)
        : document(std::move(d)), executor(document, infer_shapes(document, test::examples_dir()))
    {
        executor.initialize(seed);
    }
    [[nodiscard]] std::unique_ptr<Dataset> dataset() const
    {
        const GraphNode& node = *document.graph.find(executor.nodes()[executor.data_nodes().front()].id);
        const NodeType* type = find_node_type(node.type);
        return type->dataset(ParamReader(type->params, node.params), test::examples_dir());
    }
    void feed(std::span<const std::int64_t> rows) { executor.feed(executor.data_nodes().front(), dataset()->read(rows)); }
};

std::vector<std::int64_t> numbers(std::int64_t first, std::int64_t count)
{
    std::vector<std::int64_t> rows(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i)
        rows[static_cast<std::size_t>(i)] = first + i;
    return rows;
}

GraphNode node(const char* id, const char* type, Params params = {})
{
    return {id, type, std::move(params), {}, {}, {}};
}

void add_wire(Graph& graph, const char* from, const char* port, const char* to, const char* input = "input")
{
    graph.edges.push_back({{from, port}, {to, input}, {}});
}

/// A chain of nodes after the digits, named as PyTorch's Sequential names them: "0", "1" ... become "n0", "n1".
GraphDocument digits_chain(std::vector<GraphNode> layers, const std::vector<std::int64_t>& features_shape)
{
    GraphDocument document;
    Graph& graph = document.graph;
    graph.nodes.push_back(
        node("digits", "TableDataset",
             {{"path", std::string("data/digits.csv")}, {"scale", 0.0625}, {"features_shape", features_shape}}));
    std::string last = "digits";
    std::string port = "features";
    for (std::size_t i = 0; i < layers.size(); ++i) {
        layers[i].id = "n" + std::to_string(i);
        add_wire(graph, last.c_str(), port.c_str(), layers[i].id.c_str());
        last = layers[i].id;
        port = "output";
        graph.nodes.push_back(layers[i]);
    }
    graph.nodes.push_back(node("loss", "CrossEntropyLoss"));
    add_wire(graph, last.c_str(), port.c_str(), "loss");
    add_wire(graph, "digits", "target", "loss", "target");
    return document;
}

GraphNode linear(std::int64_t out)
{
    return node("", "Linear", {{"out_features", out}});
}

GraphDocument golden_project(const QString& id)
{
    if (id == QStringLiteral("mlp.0"))
        return digits_chain({linear(32), node("", "ReLU"), linear(32), node("", "ReLU"), linear(10)}, {64});
    const auto conv = [](std::int64_t out) {
        return node("", "Conv2d", {{"out_channels", out}, {"kernel_size", std::int64_t{3}}, {"padding", std::int64_t{1}}});
    };
    return digits_chain({conv(8), node("", "BatchNorm2d"), node("", "ReLU"), node("", "MaxPool2d"), conv(16),
                         node("", "BatchNorm2d"), node("", "ReLU"), node("", "MaxPool2d"), node("", "Flatten"), linear(10)},
                        {1, 8, 8});
}

/// State tensors of a case under our names: "state/0.weight" is "n0.weight".
std::vector<nn::NamedTensor> golden_state(const GoldenFamily& golden, const QString& id, const std::string& kind)
{
    std::vector<nn::NamedTensor> state;
    const std::string prefix = id.toStdString() + "/" + kind + "/";
    for (const auto& [name, value] : golden.tensors)
        if (name.starts_with(prefix))
            state.push_back({"n" + name.substr(prefix.size()), value});
    return state;
}

}  // namespace

void ExecutorTest::followsPyTorchsTraining_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("mlp") << QStringLiteral("mlp.0");
    QTest::newRow("cnn") << QStringLiteral("cnn.0");
}

void ExecutorTest::followsPyTorchsTraining()
{
    QFETCH(QString, id);
    const GoldenFamily golden(QStringLiteral("training"));
    const QJsonObject wanted = golden.find(id);
    Compiled model(golden_project(id));
    const std::vector<nn::NamedTensor> start = golden_state(golden, id, "state");
    QCOMPARE(model.executor.load_state(start), start.size());
    QCOMPARE(model.executor.state().size(), start.size());
    const OptimizerType* type = find_optimizer_type(wanted[QStringLiteral("optimizer")].toString().toStdString());
    const QJsonObject args = wanted[QStringLiteral("args")].toObject();
    const Params params = args.contains(QStringLiteral("momentum")) ? Params{{"momentum", 0.9}} : Params();
    const auto optimizer = type->make(ParamReader(type->params, params), model.executor.arena());
    const std::unique_ptr<Dataset> dataset = model.dataset();
    const Tensor order = golden.at(id, QStringLiteral("order"));
    const QJsonArray losses = wanted[QStringLiteral("losses")].toArray();
    for (int step = 0; step < losses.size(); ++step) {
        const std::span rows(order.data<std::int64_t>() + std::int64_t{32} * step, 32);
        model.executor.feed(model.executor.data_nodes().front(), dataset->read(rows));
        model.executor.arena().zero_grad();
        model.executor.run(model.executor.training_plan(), {true, 1, static_cast<std::uint64_t>(step), 0});
        const Tensor loss = model.executor.loss();
        const double expected = losses[step].toDouble();
        QVERIFY2(std::abs(loss.item() - expected) <= (step < 20 ? 2e-3 : 0.05) * expected,
                 qPrintable(QStringLiteral("step %1: %2 instead of %3").arg(step).arg(loss.item()).arg(expected)));
        backward(loss);
        optimizer->step(args[QStringLiteral("lr")].toDouble());
        model.executor.clear();
    }
}

void ExecutorTest::initialisationDependsOnIdAndSeedOnly()
{
    GraphDocument reordered = test::spirals_project(1);
    std::ranges::reverse(reordered.graph.nodes);
    const Compiled a(test::spirals_project(1));
    const Compiled b(reordered);
    const Compiled c(test::spirals_project(1), 2);
    QCOMPARE(a.executor.arena().values().to_vector(), b.executor.arena().values().to_vector());
    QVERIFY(a.executor.arena().values().to_vector() != c.executor.arena().values().to_vector());
    const Tensor weight = a.executor.arena().find("fc1.weight")->value;
    double largest = 0;
    for (const double w : weight.to_vector())
        largest = std::max(largest, std::abs(w));
    const double bound = 1 / std::sqrt(2.0);
    QVERIFY(largest <= bound && largest > 0.7 * bound);
}

void ExecutorTest::weightsSurviveAnEditWhereShapesAgree()
{
    const Compiled before(test::spirals_project(1));
    GraphDocument edited = test::spirals_project(1);
    edited.graph.nodes.push_back(node("fc0", "Linear", {{"out_features", std::int64_t{2}}}));
    edited.graph.edges[0].to = {"fc0", "input"};
    add_wire(edited.graph, "fc0", "output", "fc1");
    edited.graph.find("fc2")->params.set("out_features", std::int64_t{3});
    Compiled after(edited, 7);
    QCOMPARE(after.executor.load_state(before.executor.state()), std::size_t{2});
    QCOMPARE(after.executor.arena().find("fc1.weight")->value.to_vector(),
             before.executor.arena().find("fc1.weight")->value.to_vector());
}

void ExecutorTest::errorsNameTheNode()
{
    GraphDocument broken = test::spirals_project(1);
    broken.graph.find("fc1")->params.set("in_features", std::int64_t{5});
    try {
        const Compiled compiled(broken);
        QFAIL("the graph has an error");
    } catch (const Error& error) {
        QCOMPARE(error.node(), std::string("fc1"));
    }
    Compiled model(test::spirals_project(1));
    model.executor.feed(model.executor.data_nodes().front(), 0, ones({4, 3}));
    model.executor.feed(model.executor.data_nodes().front(), 1, zeros({4}, DType::Int64));
    try {
        model.executor.run(model.executor.training_plan(), {});
        QFAIL("three features do not fit");
    } catch (const Error& error) {
        QCOMPARE(error.node(), std::string("fc1"));
    }
    GraphDocument aimless = test::spirals_project(1);
    std::erase_if(aimless.graph.edges, [](const GraphEdge& e) { return e.to.node == "loss"; });
    std::erase_if(aimless.graph.nodes, [](const GraphNode& n) { return n.id == "loss"; });
    QVERIFY(!message_of<Error>([&] { const Compiled compiled(aimless); }).empty());
}

void ExecutorTest::unusedNodesStayOutOfTheTrainingPlan()
{
    GraphDocument document = test::spirals_project(1);
    document.graph.nodes.push_back(node("probabilities", "Softmax"));
    add_wire(document.graph, "fc2", "output", "probabilities");
    Compiled model(document);
    QCOMPARE(model.executor.full_plan().size(), model.executor.training_plan().size() + 1);
    model.feed(numbers(0, 8));
    model.executor.run(model.executor.full_plan(), {});
    const auto index = *model.executor.find("probabilities");
    const std::vector<double> p = model.executor.value(model.executor.nodes()[index].first_output).to_vector();
    QVERIFY(std::abs(p[0] + p[1] - 1) < 1e-6);
}

void ExecutorTest::halfBuiltPartsAreLeftOut()
{
    GraphDocument document = test::spirals_project(1);
    document.graph.nodes.push_back(node("loose", "Linear"));
    document.graph.nodes.push_back(node("unread", "TableDataset", {{"path", std::string("data/wine.csv")}}));
    Compiled compiled(document);
    QVERIFY(!compiled.executor.find("loose"));
    QCOMPARE(compiled.executor.data_nodes().size(), std::size_t{1});
    compiled.feed(numbers(0, 4));
    compiled.executor.run(compiled.executor.training_plan(), {});
    QVERIFY(std::isfinite(compiled.executor.loss().item()));
}

void ExecutorTest::watchesGradientsOfOutputs()
{
    Compiled model(test::spirals_project(1));
    model.feed(numbers(0, 8));
    model.executor.watch_gradients(true);
    model.executor.run(model.executor.training_plan(), {true, 1, 0, 0});
    backward(model.executor.loss());
    const Tensor gradient = model.executor.gradient(*model.executor.find("fc2"));
    QVERIFY(gradient.defined());
    QCOMPARE(gradient.sizes(), (Shape{8, 2}));
    // Softmax minus one-hot, averaged: every row adds up to zero.
    const std::vector<double> g = gradient.to_vector();
    QVERIFY(std::abs(g[0] + g[1]) < 1e-6 && std::abs(g[0]) > 1e-4);
    model.executor.watch_gradients(false);
    QVERIFY(!model.executor.gradient(*model.executor.find("fc2")).defined());
}

void ExecutorTest::fusedActivationsGiveTheSameBits()
{
    // Watching keeps layers and activations apart, as an open inspector does.
    std::vector<std::vector<double>> results;
    for (const bool watched : {false, true}) {
        Compiled compiled(digits_chain({node("conv", "Conv2d", {{"out_channels", std::int64_t{4}}}), node("relu", "ReLU"),
                                        node("flat", "Flatten"), node("fc", "Linear"), node("tanh", "Tanh"),
                                        node("scores", "Linear", {{"out_features", std::int64_t{10}}})},
                                       {1, 8, 8}));
        GraphExecutor& executor = compiled.executor;
        compiled.feed(numbers(0, 32));
        executor.watch_gradients(watched);
        executor.arena().zero_grad();
        executor.run(executor.training_plan(), {.training = true});
        const std::size_t convolution = executor.nodes()[*executor.find("n0")].first_output;
        QCOMPARE(executor.value(convolution).defined(), watched);
        backward(executor.loss());
        results.push_back(executor.arena().gradients().to_vector());
        results.back().push_back(executor.loss().item());
    }
    QCOMPARE(results[0], results[1]);
}

void ExecutorTest::mixedClassesTrainAsShares()
{
    GraphDocument document;
    Graph& graph = document.graph;
    graph.nodes = {node("digits", "TableDataset", {{"path", std::string("data/digits.csv")}, {"scale", 0.0625}}),
                   node("mix", "MixUp", {{"num_classes", std::int64_t{10}}}),
                   node("scores", "Linear", {{"out_features", std::int64_t{10}}}), node("loss", "SoftCrossEntropyLoss")};
    add_wire(graph, "digits", "features", "mix", "features");
    add_wire(graph, "digits", "target", "mix", "target");
    add_wire(graph, "mix", "features", "scores");
    add_wire(graph, "scores", "output", "loss");
    add_wire(graph, "mix", "target", "loss", "target");
    Compiled compiled(document);
    GraphExecutor& executor = compiled.executor;
    compiled.feed(numbers(0, 32));
    executor.run(executor.training_plan(), {.training = true});
    const double mixed = executor.loss().item();
    executor.run(executor.training_plan(), {.training = false});
    QVERIFY(mixed > 1.5 && mixed < 4);
    QVERIFY(executor.loss().item() != mixed);
    backward(executor.loss());
    QVERIFY(executor.arena().entries()[0].value.grad().defined());
}

void ExecutorTest::dropoutDependsOnSeedNodeAndStep()
{
    Compiled model(test::spirals_project(1));
    const auto loss_at = [&](std::uint64_t seed, std::uint64_t step) {
        model.feed(numbers(0, 64));
        model.executor.run(model.executor.training_plan(), {true, seed, step, 0});
        return model.executor.loss().item();
    };
    const double first = loss_at(1, 3);
    QCOMPARE(loss_at(1, 3), first);
    QVERIFY(loss_at(1, 4) != first);
    QVERIFY(loss_at(2, 3) != first);
}

QTEST_GUILESS_MAIN(ExecutorTest)
#include "executor_test.moc"
