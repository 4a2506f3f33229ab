#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/reduce.h"
#include "tests/engine/support/accepted_inputs.h"
#include "tests/engine/support/cuda_device.h"
#include "tests/engine/support/op_layouts.h"

using namespace ts;

namespace {

/// What one training step of a node gives.
struct Step {
    std::vector<Tensor> outputs, input_gradients, parameter_gradients, buffers;
};

Tensor leaf_of(const TensorSpec& spec, bool differentiated, Device device)
{
    const Tensor value = same_layout_on(value_of(spec), device);
    if (differentiated && is_floating(value.dtype()))
        value.set_requires_grad();
    return value;
}

Step run_on(const NodeType& type, const Accepted& accepted, Device device)
{
    const auto module = build(type, accepted);
    module->move_to(device);
    std::vector<Tensor> inputs;
    for (const auto& spec : accepted.inputs)
        inputs.push_back(spec ? leaf_of(*spec, type.category != Category::Data, device) : Tensor());
    Step step;
    step.outputs.resize(type.outputs.size());
    module->run(inputs, step.outputs, {.training = true, .seed = 1, .step = 1, .node = 2});
    for (const Tensor& out : step.outputs)
        if (out.requires_grad())
            backward(sum(square(out)), {}, {.retain_graph = true});
    synchronize(device);
    for (const Tensor& input : inputs)
        step.input_gradients.push_back(input.defined() ? input.grad() : Tensor());
    for (const nn::NamedTensor& parameter : module->parameters())
        step.parameter_gradients.push_back(parameter.value.grad());
    for (const nn::NamedTensor& buffer : module->buffers())
        step.buffers.push_back(buffer.value);
    return step;
}

void compare(const char* what, const std::vector<Tensor>& expected, const std::vector<Tensor>& got)
{
    QCOMPARE(got.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const QString place = QStringLiteral("%1 %2").arg(QLatin1String(what)).arg(i);
        QVERIFY2(got[i].defined() == expected[i].defined(), qPrintable(place));
        if (!expected[i].defined())
            continue;
        QVERIFY2(got[i].device() == kCuda, qPrintable(place));
        QVERIFY2(got[i].sizes() == expected[i].sizes() && got[i].dtype() == expected[i].dtype(), qPrintable(place));
        const double difference = largest_difference(expected[i].to_vector(), got[i].to_vector());
        QVERIFY2(difference <= 5e-5, qPrintable(QStringLiteral("%1 differs by %2").arg(place).arg(difference)));
    }
}

}  // namespace

/// Every type of node trains on a device as on the CPU: outputs, gradients and running statistics.
class CudaNodeTypesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void trains_alike_data()
    {
        QTest::addColumn<QString>("name");
        for (const NodeType* type : node_types())
            if (!type->dataset)
                QTest::newRow(type->name.c_str()) << QString::fromStdString(type->name);
    }
    void trains_alike()
    {
        QFETCH(QString, name);
        const NodeType& type = *find_node_type(name.toStdString());
        Accepted accepted;
        accepted.inputs.resize(type.inputs.size());
        QVERIFY(find_inputs(type, accepted, 0));
        const Step expected = run_on(type, accepted, Device{});
        const Step got = run_on(type, accepted, kCuda);
        compare("output", expected.outputs, got.outputs);
        compare("gradient of input", expected.input_gradients, got.input_gradients);
        compare("gradient of parameter", expected.parameter_gradients, got.parameter_gradients);
        compare("buffer", expected.buffers, got.buffers);
    }
};

QTEST_GUILESS_MAIN(CudaNodeTypesTest)
#include "cuda_node_types_test.moc"
