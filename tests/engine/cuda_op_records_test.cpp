#include <set>

#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/autograd/gradcheck.h"
#include "engine/tensor/random.h"
#include "engine/tensor/step_capture.h"
#include "tests/engine/support/cuda_device.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/op_samples.h"

using namespace ts;

namespace {

/// What one call gave: results and gradients, or the words of its error.
struct Outcome {
    std::vector<Tensor> outputs, gradients;
    std::string error;
};

Tensor weights_for(const Tensor& output)
{
    const Tensor weights = empty(output.sizes(), DType::Float64);
    fill_uniform(weights, Philox(4), 0.5, 1.5);
    return copy_to_device(to(weights, output.dtype()), output.device());
}

void differentiate(const std::vector<Tensor>& outputs)
{
    for (const Tensor& out : outputs)
        if (out.defined() && out.requires_grad())
            backward(out, weights_for(out), {.retain_graph = true});
}

/// Some operations are told by an attribute where their result shall lie.
Params on_device(Params attributes, const std::vector<Tensor>& inputs, Device device)
{
    if ((inputs.empty() || attributes.find("device")) && device.type != DeviceType::Cpu)
        attributes.set("device", device.text());
    return attributes;
}

std::vector<Tensor> leaves_on(const OpRecord& op, const std::vector<Tensor>& inputs, Device device)
{
    std::vector<Tensor> leaves = same_layout_on(inputs, device);
    for (const Tensor& leaf : leaves)
        if (op.differentiable && leaf.defined() && is_floating(leaf.dtype()))
            leaf.set_requires_grad();
    return leaves;
}

Outcome run(const OpRecord& op, const Params& attributes, const std::vector<Tensor>& inputs, Device device)
{
    Outcome outcome;
    const std::vector<Tensor> leaves = leaves_on(op, inputs, device);
    try {
        outcome.outputs = op.call(leaves, on_device(attributes, inputs, device));
        if (op.differentiable)
            differentiate(outcome.outputs);
        synchronize(device);
    } catch (const std::exception& error) {
        return {{}, {}, error.what()};
    }
    for (const Tensor& leaf : leaves)
        outcome.gradients.push_back(leaf.defined() ? leaf.grad() : Tensor());
    return outcome;
}

std::optional<std::string> compare(const char* what, const std::vector<Tensor>& expected, const std::vector<Tensor>& got,
                                   double tolerance)
{
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::string place = std::string(what) + " " + std::to_string(i);
        if (i >= got.size() || expected[i].defined() != got[i].defined())
            return place + " is " + (expected[i].defined() ? "missing" : "not expected");
        if (!expected[i].defined())
            continue;
        if (got[i].device() != kCuda)
            return place + " lies on " + got[i].device().text();
        if (got[i].dtype() != expected[i].dtype())
            return place + " is " + std::string(name(got[i].dtype())) + " instead of " + std::string(name(expected[i].dtype()));
        if (got[i].sizes() != expected[i].sizes())
            return place + " has shape " + got[i].sizes().text() + " instead of " + expected[i].sizes().text();
        const double difference = largest_difference(expected[i].to_vector(), got[i].to_vector());
        if (!(difference <= tolerance))
            return place + " differs by " + std::to_string(difference) + "\nCPU  " + expected[i].detach().text() + "\nCUDA "
                + got[i].detach().text();
    }
    return std::nullopt;
}

std::optional<std::string> compare(const Outcome& expected, const Outcome& got, double tolerance)
{
    if (expected.error != got.error)
        return "the CPU says \"" + expected.error + "\", the device \"" + got.error + "\"";
    if (auto problem = compare("result", expected.outputs, got.outputs, tolerance))
        return problem;
    return compare("gradient", expected.gradients, got.gradients, tolerance);
}

struct Precision {
    DType type;
    double tolerance;
};
// Halves: a few roundings of 2^-11 and 2^-8.
constexpr std::array kPrecisions{Precision{DType::Float64, 1e-9}, Precision{DType::Float32, 2e-5},
                                 Precision{DType::Float16, 6.0 / 2048}, Precision{DType::BFloat16, 6.0 / 256}};

std::string described(const OpSample& sample, std::size_t number, Layout layout, DType type)
{
    std::string text
        = "sample " + std::to_string(number) + " " + shapes_of(sample.inputs) + std::string(name(type)) + " " + name(layout);
    for (const auto& [key, value] : sample.attributes)
        text += ", " + key + " " + to_text(value);
    return text;
}

/// Operations whose result has a shape that depends on values, which must be read for it.
bool reads_values(const OpRecord& op)
{
    static const std::set<std::string> names{"index", "index_put", "masked_select", "nonzero", "one_hot"};
    return names.contains(op.name);
}

bool draws_numbers(const OpRecord& op, const OpSample& sample)
{
    return op.name.find("dropout") != std::string::npos || op.name == "rrelu" || sample.attributes.find("dropout_p")
        || sample.attributes.find("dropout");
}

/// Runs forward and backward as a recorded step; what differs from the plain run, or why it cannot be recorded.
std::optional<std::string> problem_in_replay(const OpRecord& op, const OpSample& sample)
{
    const std::vector<Tensor> leaves = leaves_on(op, sample.inputs, kCuda);
    const Params attributes = on_device(sample.attributes, sample.inputs, kCuda);
    const Outcome plain = run(op, sample.attributes, sample.inputs, kCuda);
    std::vector<Tensor> weights;
    for (const Tensor& out : plain.outputs)
        weights.push_back(out.requires_grad() ? weights_for(out) : Tensor());
    Outcome now;
    StepCapture steps(kCuda);
    auto outcome = StepCapture::Outcome::Plain;
    for (std::uint64_t step = 0; step < 4; ++step)
        outcome = steps.run("step", step, [&] {
            for (const Tensor& leaf : leaves)
                if (leaf.defined())
                    leaf.zero_grad();
            now.outputs = op.call(leaves, attributes);
            for (std::size_t i = 0; i < weights.size(); ++i)
                if (weights[i].defined())
                    backward(now.outputs[i], weights[i], {.retain_graph = true});
        });
    if (outcome != StepCapture::Outcome::Replayed)
        return "it is not replayed: " + steps.why_not().english();
    if (draws_numbers(op, sample))
        return std::nullopt;
    for (const Tensor& leaf : leaves)
        now.gradients.push_back(leaf.defined() ? leaf.grad() : Tensor());
    return compare(plain, now, 1e-12);
}

/// Inputs whose integers are beyond any dimension; none where there are no integers.
std::vector<Tensor> with_wrong_indices(const std::vector<Tensor>& inputs, double index)
{
    bool any = false;
    std::vector<Tensor> out;
    for (const Tensor& t : inputs) {
        const bool wrong = t.defined() && (t.dtype() == DType::Int64 || t.dtype() == DType::Int32) && t.numel() > 0;
        out.push_back(wrong ? full(t.sizes(), index, t.dtype()) : t);
        any = any || wrong;
    }
    return any ? out : std::vector<Tensor>();
}

}  // namespace

/// Every operation gives on the device what it gives on the CPU: results, gradients, errors. From the op records.
class CudaOpRecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void every_op_data()
    {
        addRows([](const OpRecord&) { return true; });
    }
    void every_op()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, std::size_t number) -> std::optional<std::string> {
            for (const Layout layout : kLayouts) {
                if (!applies(layout, sample.inputs))
                    continue;
                for (const auto& [type, tolerance] : kPrecisions) {
                    const bool half = type != DType::Float64 && type != DType::Float32;
                    if (half && layout != Layout::Contiguous)
                        continue;
                    const std::vector<Tensor> inputs = laid_out(as_type(sample.inputs, type), layout);
                    if (auto problem = compare(run(op, sample.attributes, inputs, Device{}),
                                               run(op, sample.attributes, inputs, kCuda), tolerance))
                        return described(sample, number, layout, type) + ": " + *problem;
                }
            }
            return std::nullopt;
        });
    }

    void wrong_indices_data()
    {
        addRows([](const OpRecord&) { return true; });
    }
    /// The device says the same of an index out of range, at the latest when it is waited for.
    void wrong_indices()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, std::size_t number) -> std::optional<std::string> {
            for (const double index : {1000.0, -1000.0}) {
                const std::vector<Tensor> inputs = with_wrong_indices(sample.inputs, index);
                const Outcome expected = inputs.empty() ? Outcome{} : run(op, sample.attributes, inputs, Device{});
                if (expected.error.empty())
                    continue;
                const Outcome got = run(op, sample.attributes, inputs, kCuda);
                if (got.error != expected.error)
                    return described(sample, number, Layout::Contiguous, DType::Float64) + ": the CPU says \"" + expected.error
                        + "\", the device \"" + got.error + "\"";
            }
            return std::nullopt;
        });
    }

    void every_op_can_be_recorded_data()
    {
        addRows([](const OpRecord& op) { return !reads_values(op); });
    }
    /// Nothing waits for the device or copies from the host inside an operation: a step is recorded whole and replayed.
    void every_op_can_be_recorded()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, std::size_t number) -> std::optional<std::string> {
            // What makes the difference are paths through the code, and those the first samples take.
            if (number > 3)
                return std::nullopt;
            if (const auto problem = problem_in_replay(op, sample))
                return described(sample, number, Layout::Contiguous, DType::Float64) + ": " + *problem;
            return std::nullopt;
        });
    }

    void mixed_devices_are_refused_data()
    {
        // Its samples are those of pairs, but it reads the first input alone.
        addRows([](const OpRecord& op) { return op.name != "logical_not"; });
    }
    /// An operand left on the host is a mistake that names both devices; only numbers may stay there.
    void mixed_devices_are_refused()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, std::size_t number) -> std::optional<std::string> {
            for (std::size_t left = 0; left < sample.inputs.size() && sample.inputs.size() > 1; ++left) {
                std::vector<Tensor> inputs = same_layout_on(sample.inputs, kCuda);
                if (!inputs[left].defined() || inputs[left].dim() == 0)
                    continue;
                inputs[left] = sample.inputs[left];
                const std::string said = message_of<DeviceError>([&] { op.call(inputs, sample.attributes); });
                if (said.find("cuda:0") == std::string::npos || said.find("cpu") == std::string::npos)
                    return described(sample, number, Layout::Contiguous, DType::Float64) + ": input " + std::to_string(left)
                        + " on the host gives \"" + said + "\"";
            }
            return std::nullopt;
        });
    }

    void gradients_match_differences_data()
    {
        addRows([](const OpRecord& op) { return op.differentiable; });
    }
    void gradients_match_differences()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, std::size_t number) -> std::optional<std::string> {
            // every_op has compared them all with gradients that were checked on the CPU.
            if (number > 3)
                return std::nullopt;
            const TensorsFunction function = [&](std::span<const Tensor> in) { return op.call(in, sample.attributes); };
            return gradcheck(function, same_layout_on(sample.inputs, kCuda));
        });
    }

    void second_gradients_data()
    {
        addRows([](const OpRecord& op) { return op.twice_differentiable; });
    }
    void second_gradients()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, std::size_t number) -> std::optional<std::string> {
            if (number > 1)
                return std::nullopt;
            const TensorsFunction function = [&](std::span<const Tensor> in) { return op.call(in, sample.attributes); };
            return gradgradcheck(function, same_layout_on(sample.inputs, kCuda), {.absolute = 1e-4});
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
        const std::vector<OpSample> samples = all_samples(op);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            std::optional<std::string> problem;
            try {
                problem = check(op, samples[i], i);
            } catch (const std::exception& error) {
                problem = error.what();
            }
            QVERIFY2(!problem, (op.name + " " + std::to_string(i) + ": " + problem.value_or("")).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(CudaOpRecordsTest)
#include "cuda_op_records_test.moc"
