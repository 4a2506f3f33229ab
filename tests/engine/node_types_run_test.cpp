#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/nn/module.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/op_record.h"
#include "engine/ops/reduce.h"
#include "engine/registry/node_type.h"

using namespace ts;

namespace {

constexpr std::int64_t kBatchSize = 4;

/// What may arrive at a port, to be tried in turn.
std::vector<TensorSpec> candidates()
{
    return {{DType::Float32, {kBatch, 8}},         {DType::Float32, {kBatch, 4, 8, 8}},
            {DType::Float32, {kBatch, 6, 8}},      {DType::Int64, {kBatch}},
            {DType::Int64, {kBatch, 6}},           {DType::Float32, {kBatch}},
            {DType::Float32, {kBatch, 2, 4, 4, 4}}};
}

Tensor value_of(const TensorSpec& spec)
{
    Shape sizes;
    for (const Dim dim : spec.shape)
        sizes.push_back(dim.known() ? dim.factor : dim.factor * kBatchSize);
    // Zeros and ones, which are also classes, tokens and probabilities.
    return to(to(sample_values(sizes, 0, 2), DType::Int64), spec.dtype);
}

/// Inputs that the shape rule of a type accepts, with what it answers.
struct Accepted {
    std::vector<std::optional<TensorSpec>> inputs;
    NodeShapes shapes;
};

std::optional<NodeShapes> ask(const NodeType& type, const Accepted& tried)
{
    static const Params kDefaults;
    try {
        return type.shapes({ParamReader(type.params, kDefaults), tried.inputs, {}});
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// Tries every combination of candidates on the required ports from `port` on.
bool find_inputs(const NodeType& type, Accepted& tried, std::size_t port)
{
    while (port < type.inputs.size() && type.inputs[port].optional)
        ++port;
    if (port == type.inputs.size()) {
        const std::optional<NodeShapes> answer = ask(type, tried);
        if (answer)
            tried.shapes = *answer;
        return answer.has_value();
    }
    for (const TensorSpec& spec : candidates()) {
        tried.inputs[port] = spec;
        if (find_inputs(type, tried, port + 1))
            return true;
    }
    return false;
}

std::unique_ptr<nn::Module> build(const NodeType& type, const Accepted& accepted)
{
    Params params;
    for (const auto& [name, value] : accepted.shapes.resolved)
        params.set(name, value);
    auto module = type.module({ParamReader(type.params, params), accepted.inputs});
    module->initialize(1, 2);
    return module;
}

}  // namespace

/// Every type of node with its default parameters, on inputs its shape rule accepts: what is promised is what comes.
class NodeTypesRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void promisesAreKept_data()
    {
        QTest::addColumn<QString>("name");
        for (const NodeType* type : node_types())
            if (!type->dataset)
                QTest::newRow(type->name.c_str()) << QString::fromStdString(type->name);
    }
    void promisesAreKept()
    {
        QFETCH(QString, name);
        const NodeType& type = *find_node_type(name.toStdString());
        QVERIFY(type.module);
        Accepted accepted;
        accepted.inputs.resize(type.inputs.size());
        QVERIFY2(find_inputs(type, accepted, 0), "no usual input is accepted");
        const auto module = build(type, accepted);
        const std::vector<Tensor> outputs = run(*module, type, accepted);
        QCOMPARE(outputs.size(), accepted.shapes.outputs.size());
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            const Tensor expected = value_of(accepted.shapes.outputs[i]);
            QVERIFY2(outputs[i].sizes() == expected.sizes(), outputs[i].sizes().text().c_str());
            QCOMPARE(outputs[i].dtype(), expected.dtype());
        }
        checkParameters(*module, accepted, outputs);
    }

private:
    static std::vector<Tensor> run(nn::Module& module, const NodeType& type, const Accepted& accepted)
    {
        std::vector<Tensor> inputs;
        for (const auto& spec : accepted.inputs)
            inputs.push_back(spec ? value_of(*spec) : Tensor());
        std::vector<Tensor> outputs(type.outputs.size());
        module.run(inputs, outputs, {.training = true, .seed = 1, .step = 1, .node = 2});
        return outputs;
    }

    /// Their number is as promised, and every one of them takes part in the first output.
    static void checkParameters(const nn::Module& module, const Accepted& accepted, const std::vector<Tensor>& outputs)
    {
        std::int64_t count = 0;
        for (const nn::NamedTensor& parameter : module.parameters())
            count += parameter.value.numel();
        QCOMPARE(count, accepted.shapes.parameter_count);
        if (count == 0)
            return;
        backward(sum(square(outputs[0])));
        for (const nn::NamedTensor& parameter : module.parameters())
            QVERIFY2(parameter.value.grad().defined(), parameter.name.c_str());
    }
};

QTEST_GUILESS_MAIN(NodeTypesRunTest)
#include "node_types_run_test.moc"
