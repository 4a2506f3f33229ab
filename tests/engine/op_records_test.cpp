#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/autograd/gradcheck.h"
#include "engine/cpu/compute_threads.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"

using namespace ts;

namespace {

/// The same values laid out with the first dimension innermost.
Tensor transposed_layout(const Tensor& t)
{
    if (!t.defined() || t.dim() < 2)
        return t;
    return transpose(contiguous(transpose(t, 0, t.dim() - 1)), 0, t.dim() - 1);
}

std::vector<Tensor> with_layout(const std::vector<Tensor>& inputs, bool transposed)
{
    std::vector<Tensor> out;
    for (const Tensor& t : inputs)
        out.push_back(transposed ? transposed_layout(t) : t);
    return out;
}

double largest_difference(const std::vector<double>& a, const std::vector<double>& b)
{
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = std::abs(a[i] - b[i]) / std::max(1.0, std::abs(a[i]));
        worst = std::isnan(difference) ? INFINITY : std::max(worst, difference);
    }
    return worst;
}

/// Checks every floating output of an operation as a function of its own.
template <class Check>
std::optional<std::string> each_output(const OpRecord& op, const OpSample& sample, const std::vector<Tensor>& inputs,
                                       Check check)
{
    const std::vector<Tensor> outputs = op.call(inputs, sample.attributes);
    for (std::size_t k = 0; k < outputs.size(); ++k) {
        if (!is_floating(outputs[k].dtype()))
            continue;
        const auto problem = check([&, k](std::span<const Tensor> in) { return op.call(in, sample.attributes)[k]; }, inputs);
        if (problem)
            return "output " + std::to_string(k) + ": " + *problem;
    }
    return std::nullopt;
}

std::vector<double> values_of(const std::vector<Tensor>& tensors)
{
    std::vector<double> all;
    for (const Tensor& t : tensors) {
        const std::vector<double> values = t.to_vector();
        all.insert(all.end(), values.begin(), values.end());
    }
    return all;
}

std::vector<Tensor> converted(const std::vector<Tensor>& tensors, DType from, DType dtype)
{
    std::vector<Tensor> out;
    for (const Tensor& t : tensors)
        out.push_back(t.defined() && t.dtype() == from ? to(t, dtype) : t);
    return out;
}

/// An exception is a problem too; without this it would end the whole test.
template <class Check> std::optional<std::string> without_exception(Check check)
{
    try {
        return check();
    } catch (const std::exception& error) {
        return error.what();
    }
}

std::string shapes_of(const std::vector<Tensor>& tensors)
{
    std::string text;
    for (const Tensor& t : tensors)
        text += t.sizes().text() + " ";
    return text;
}

}  // namespace

/// Tests generated from the op records: whoever adds an operation with samples has it tested here.
class OpRecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradients_match_differences_data()
    {
        addRows([](const OpRecord& op) { return op.differentiable; });
    }
    void gradients_match_differences()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, const std::vector<Tensor>& inputs) {
            return each_output(op, sample, inputs,
                               [](const TensorFunction& f, std::span<const Tensor> in) { return gradcheck(f, in); });
        });
    }

    void second_gradients_match_differences_data()
    {
        addRows([](const OpRecord& op) { return op.twice_differentiable; });
    }
    void second_gradients_match_differences()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, const std::vector<Tensor>& inputs) {
            return each_output(op, sample, inputs, [](const TensorFunction& f, std::span<const Tensor> in) {
                return gradgradcheck(f, in, {.absolute = 1e-4});
            });
        });
    }

    void float32_agrees_with_float64_data()
    {
        addRows([](const OpRecord&) { return true; });
    }
    void float32_agrees_with_float64()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, const std::vector<Tensor>& inputs) {
            std::vector<Tensor> single;
            for (const Tensor& t : inputs)
                single.push_back(t.defined() && t.dtype() == DType::Float64 ? to(t, DType::Float32) : t);
            const std::vector<Tensor> expected = op.call(inputs, sample.attributes);
            const std::vector<Tensor> got = op.call(single, sample.attributes);
            if (shapes_of(got) != shapes_of(expected))
                return std::optional("shape " + shapes_of(got) + "instead of " + shapes_of(expected));
            const double difference = largest_difference(values_of(expected), values_of(got));
            return difference < 2e-5 ? std::nullopt : std::optional("differs by " + std::to_string(difference));
        });
    }

    void halves_are_computed_in_float32_data()
    {
        addRows([](const OpRecord&) { return true; });
    }
    /// A half result is the float32 result of the same numbers, rounded once.
    void halves_are_computed_in_float32()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, const std::vector<Tensor>& inputs) {
            for (const DType half : {DType::Float16, DType::BFloat16}) {
                const std::vector<Tensor> halves = converted(inputs, DType::Float64, half);
                const std::vector<Tensor> got = op.call(halves, sample.attributes);
                const std::vector<Tensor> exact = op.call(converted(halves, half, DType::Float32), sample.attributes);
                const double difference = largest_difference(values_of(exact), values_of(got));
                if (difference > (half == DType::Float16 ? 2e-3 : 1.6e-2))
                    return std::optional(std::string(name(half)) + " differs by " + std::to_string(difference));
            }
            return std::optional<std::string>();
        });
    }

    void layout_and_threads_do_not_change_bits_data()
    {
        addRows([](const OpRecord&) { return true; });
    }
    void layout_and_threads_do_not_change_bits()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, const std::vector<Tensor>& inputs) {
            set_compute_threads(1);
            const std::vector<double> one = values_of(op.call(inputs, sample.attributes));
            set_compute_threads(2);
            const std::vector<double> two = values_of(op.call(inputs, sample.attributes));
            set_compute_threads(0);
            return one == two || one.empty() ? std::nullopt : std::optional<std::string>("one and two threads differ");
        });
    }

private:
    static void addRows(bool (*wanted)(const OpRecord&))
    {
        QTest::addColumn<QString>("name");
        for (const OpRecord* op : op_records())
            if (wanted(*op))
                QTest::newRow(op->name.c_str()) << QString::fromStdString(op->name);
    }

    template <class Check> static void forEachSample(Check check)
    {
        QFETCH(QString, name);
        const OpRecord& op = *find_op(name.toStdString());
        const std::vector<OpSample> samples = op.samples();
        QVERIFY(!samples.empty());
        for (std::size_t i = 0; i < samples.size(); ++i)
            for (const bool transposed : {false, true}) {
                const auto problem
                    = without_exception([&] { return check(op, samples[i], with_layout(samples[i].inputs, transposed)); });
                QVERIFY2(!problem,
                         qPrintable(QStringLiteral("sample %1%2: %3")
                                        .arg(i)
                                        .arg(transposed ? QStringLiteral(" transposed") : QString())
                                        .arg(QString::fromStdString(problem.value_or("")))));
            }
    }
};

QTEST_GUILESS_MAIN(OpRecordsTest)
#include "op_records_test.moc"
