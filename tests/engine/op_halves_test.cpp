#include <QTest>

#include "engine/autograd/backward.h"
#include "tests/engine/support/op_samples.h"

using namespace ts;

namespace {

/// Results and gradients of one call. Every floating result is weighted with 1.
struct Outcome {
    std::vector<Tensor> outputs, gradients;
};

Outcome run(const OpRecord& op, const OpSample& sample, const std::vector<Tensor>& inputs)
{
    std::vector<Tensor> leaves;
    for (const Tensor& t : inputs)
        leaves.push_back(t.defined() && is_floating(t.dtype()) ? t.detach().set_requires_grad() : t);
    Outcome outcome;
    outcome.outputs = op.call(leaves, sample.attributes);
    for (const Tensor& out : outcome.outputs)
        if (op.differentiable && out.requires_grad())
            backward(out, ones(out.sizes(), out.dtype()), {.retain_graph = true});
    for (const Tensor& leaf : leaves)
        outcome.gradients.push_back(leaf.defined() ? leaf.grad() : Tensor());
    return outcome;
}

/// Losses may come as float32; gradients have the type of their input.
std::optional<std::string> wrong_types(const Outcome& expected, const Outcome& got, DType half)
{
    for (std::size_t i = 0; i < got.outputs.size(); ++i)
        if (expected.outputs[i].dtype() == DType::Float32 && got.outputs[i].dtype() != half
            && got.outputs[i].dtype() != DType::Float32)
            return "result " + std::to_string(i) + " is " + std::string(name(got.outputs[i].dtype()));
    for (std::size_t i = 0; i < got.gradients.size(); ++i)
        if (got.gradients[i].defined() && got.gradients[i].dtype() != half)
            return "gradient " + std::to_string(i) + " is " + std::string(name(got.gradients[i].dtype()));
    return std::nullopt;
}

std::optional<std::string> compare(const Outcome& expected, const Outcome& got, DType half)
{
    if (shapes_of(got.outputs) != shapes_of(expected.outputs))
        return "shape " + shapes_of(got.outputs) + "instead of " + shapes_of(expected.outputs);
    if (auto problem = wrong_types(expected, got, half))
        return problem;
    // A few roundings: half of a unit in the last place is 2^-11 for float16 and 2^-8 for bfloat16.
    const double tolerance = half == DType::Float16 ? 6.0 / 2048 : 6.0 / 256;
    const double results = largest_difference(values_of(expected.outputs), values_of(got.outputs));
    if (!(results < tolerance))
        return "results differ by " + std::to_string(results);
    const double gradients = largest_difference(values_of(expected.gradients), values_of(got.gradients));
    return gradients < tolerance ? std::nullopt : std::optional("gradients differ by " + std::to_string(gradients));
}

}  // namespace

/// Every operation gives for float16 and bfloat16 what it gives for float32, but for rounding.
class OpHalvesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void halves_agree_with_float32_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("type");
        for (const OpRecord* op : op_records())
            for (const DType half : {DType::Float16, DType::BFloat16})
                QTest::addRow("%s %s", op->name.c_str(), half == DType::Float16 ? "float16" : "bfloat16")
                    << QString::fromStdString(op->name) << static_cast<int>(half);
    }
    void halves_agree_with_float32()
    {
        QFETCH(QString, name);
        QFETCH(int, type);
        const OpRecord& op = *find_op(name.toStdString());
        const auto half = static_cast<DType>(type);
        for (const OpSample& sample : all_samples(op)) {
            const std::vector<Tensor> rounded = as_type(sample.inputs, half);
            std::vector<Tensor> single;
            for (const Tensor& t : rounded)
                single.push_back(t.defined() && t.dtype() == half ? to(t, DType::Float32) : t);
            const auto problem = compare(run(op, sample, single), run(op, sample, rounded), half);
            QVERIFY2(!problem, problem.value_or("").c_str());
        }
    }
};

QTEST_GUILESS_MAIN(OpHalvesTest)
#include "op_halves_test.moc"
