#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/reduce.h"
#include "tests/engine/support/accepted_inputs.h"

using namespace ts;

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
