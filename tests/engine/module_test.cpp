#include <algorithm>
#include <cmath>

#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/graph/graph_executor.h"
#include "tests/engine/support/small_projects.h"

using namespace ts;

/// Modules against what their shape rules promise, and against PyTorch's names and defaults.
class ModuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outputsHaveTheInferredShapes();
    void parameterNamesAreThoseOfPyTorch();
    void batchNormLearnsOnlyWhileTraining();
    void dropoutDropsOnlyWhileTraining();
    void aColumnFitsATargetOfSingleNumbers();
};

namespace {

constexpr std::int64_t kBatchSize = 4;

GraphNode node(const char* id, const char* type, Params params = {})
{
    return {id, type, std::move(params), {}, {}, {}};
}

struct Wire {
    const char* from;
    const char* output;
    const char* to;
    const char* input;
};

GraphDocument project(std::vector<GraphNode> nodes, std::initializer_list<Wire> wires)
{
    GraphDocument document;
    document.graph.nodes = std::move(nodes);
    for (const Wire& wire : wires)
        document.graph.edges.push_back({{wire.from, wire.output}, {wire.to, wire.input}, {}});
    return document;
}

GraphNode digits()
{
    return node("digits", "TableDataset",
                {{"path", std::string("data/digits.csv")}, {"features_shape", std::vector<std::int64_t>{1, 8, 8}}});
}

/// Layers, activations, losses and metrics of many kinds in one graph.
GraphDocument everything()
{
    return project(
        {digits(),
         node("conv", "Conv2d", {{"out_channels", std::int64_t{4}}}),
         node("bn2", "BatchNorm2d"),
         node("relu", "ReLU"),
         node("max", "MaxPool2d"),
         node("avg", "AvgPool2d", {{"kernel_size", std::int64_t{1}}}),
         node("flat", "Flatten"),
         node("shape", "Reshape", {{"shape", std::vector<std::int64_t>{2, -1}}}),
         node("flat2", "Flatten"),
         node("lin", "Linear", {{"out_features", std::int64_t{10}}}),
         node("bn1", "BatchNorm1d"),
         node("drop", "Dropout"),
         node("leaky", "LeakyReLU"),
         node("gelu", "GELU"),
         node("gelu2", "GELU", {{"approximate", std::string("tanh")}}),
         node("tanh", "Tanh"),
         node("sigmoid", "Sigmoid"),
         node("add", "Add"),
         node("cat", "Concat"),
         node("scores", "Linear", {{"out_features", std::int64_t{10}}, {"bias", false}}),
         node("soft", "Softmax"),
         node("ce", "CrossEntropyLoss"),
         node("mse", "MSELoss"),
         node("acc", "Accuracy")},
        {{"digits", "features", "conv", "input"}, {"conv", "output", "bn2", "input"},     {"bn2", "output", "relu", "input"},
         {"relu", "output", "max", "input"},      {"max", "output", "avg", "input"},      {"avg", "output", "flat", "input"},
         {"flat", "output", "shape", "input"},    {"shape", "output", "flat2", "input"},  {"flat2", "output", "lin", "input"},
         {"lin", "output", "bn1", "input"},       {"bn1", "output", "drop", "input"},     {"drop", "output", "leaky", "input"},
         {"leaky", "output", "gelu", "input"},    {"gelu", "output", "gelu2", "input"},   {"gelu2", "output", "tanh", "input"},
         {"tanh", "output", "sigmoid", "input"},  {"sigmoid", "output", "add", "a"},      {"bn1", "output", "add", "b"},
         {"add", "output", "cat", "inputs"},      {"lin", "output", "cat", "inputs"},     {"cat", "output", "scores", "input"},
         {"scores", "output", "soft", "input"},   {"scores", "output", "ce", "input"},    {"digits", "target", "ce", "target"},
         {"soft", "output", "mse", "input"},      {"sigmoid", "output", "mse", "target"}, {"scores", "output", "acc", "input"},
         {"digits", "target", "acc", "target"}});
}

struct Model {
    GraphDocument document;
    ShapeReport report;
    GraphExecutor executor;

    explicit Model(GraphDocument d)
        : document(std::move(d)), report(infer_shapes(document, test::examples_dir())), executor(document, report)
    {
        executor.initialize(1);
    }
    void run(bool training)
    {
        Tensor images = empty({kBatchSize, 1, 8, 8});
        for (std::int64_t i = 0; i < images.numel(); ++i)
            images.data<float>()[i] = std::sin(static_cast<float>(i));
        executor.feed(0, 0, images);
        executor.feed(0, 1, tensor<std::int64_t>({0, 3, 9, 1}));
        executor.run(executor.full_plan(), {training, 1, 0, 0});
    }
    [[nodiscard]] const nn::Module& module(const char* id) const { return *executor.nodes()[*executor.find(id)].module; }
    [[nodiscard]] Tensor output(const char* id) const
    {
        return executor.value(executor.nodes()[*executor.find(id)].first_output);
    }
};

std::vector<std::string> names(std::span<const nn::NamedTensor> tensors)
{
    std::vector<std::string> all;
    for (const nn::NamedTensor& tensor : tensors)
        all.push_back(tensor.name);
    return all;
}

}  // namespace

void ModuleTest::outputsHaveTheInferredShapes()
{
    Model model(everything());
    model.run(true);
    std::int64_t parameters = 0;
    for (const GraphExecutor::NodeInfo& info : model.executor.nodes()) {
        const NodeReport& promised = model.report.nodes.at(info.id);
        for (std::size_t i = 0; i < info.output_count; ++i) {
            Shape expected;
            for (const Dim dim : promised.outputs[i].shape)
                expected.push_back(dim.known() ? dim.factor : dim.factor * kBatchSize);
            const Tensor& value = model.executor.value(info.first_output + i);
            QVERIFY2(value.sizes() == expected, (info.id + ": " + value.sizes().text()).c_str());
            QVERIFY2(value.dtype() == promised.outputs[i].dtype, info.id.c_str());
        }
        if (info.module)
            for (const nn::NamedTensor& parameter : info.module->parameters())
                parameters += parameter.value.numel();
    }
    QCOMPARE(parameters, model.report.parameter_count);
    backward(model.executor.loss());
    for (const nn::ParameterArena::Entry& entry : model.executor.arena().entries())
        QVERIFY2(nn::ParameterArena::has_gradient(entry), entry.name.c_str());
}

void ModuleTest::parameterNamesAreThoseOfPyTorch()
{
    const Model model(everything());
    using Names = std::vector<std::string>;
    QCOMPARE(names(model.module("lin").parameters()), (Names{"weight", "bias"}));
    QCOMPARE(names(model.module("scores").parameters()), (Names{"weight"}));
    QCOMPARE(names(model.module("bn2").parameters()), (Names{"weight", "bias"}));
    QCOMPARE(names(model.module("bn2").buffers()), (Names{"running_mean", "running_var", "num_batches_tracked"}));
    QCOMPARE(model.module("conv").parameters()[0].value.sizes(), (Shape{4, 1, 3, 3}));
    for (const double weight : model.module("conv").parameters()[0].value.to_vector())
        QVERIFY(std::abs(weight) <= 1.0 / 3);
}

void ModuleTest::batchNormLearnsOnlyWhileTraining()
{
    Model model(everything());
    const auto statistics = [&] { return model.module("bn2").buffers()[0].value.to_vector(); };
    const std::vector<double> before = statistics();
    model.run(false);
    QCOMPARE(statistics(), before);
    model.run(true);
    QVERIFY(statistics() != before);
    QCOMPARE(model.module("bn2").buffers()[2].value.item(), 1.0);
}

void ModuleTest::dropoutDropsOnlyWhileTraining()
{
    Model model(everything());
    const auto zeros_out = [&] { return std::ranges::count(model.output("drop").to_vector(), 0.0); };
    model.run(false);
    QCOMPARE(zeros_out(), 0);
    model.run(true);
    QVERIFY(zeros_out() > 5 && zeros_out() < 35);
}

void ModuleTest::aColumnFitsATargetOfSingleNumbers()
{
    const NodeType* type = find_node_type("MSELoss");
    const Params defaults;
    const auto module = type->module({ParamReader(type->params, defaults), {}});
    const Tensor inputs[] = {tensor<float>({1, 2, 3}, {3, 1}), tensor<float>({1, 2, 5})};
    Tensor output;
    module->run(inputs, std::span(&output, 1), {});
    QVERIFY(std::abs(output.item() - 4.0 / 3) < 1e-6);
}

QTEST_GUILESS_MAIN(ModuleTest)
#include "module_test.moc"
