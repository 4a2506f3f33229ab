#include <algorithm>

#include <QTest>

#include "engine/optim/grad_norm.h"
#include "engine/optim/grad_value.h"
#include "engine/optim/optimizer.h"
#include "engine/optim/weight_average.h"
#include "engine/registry/optimizer_type.h"
#include "engine/tensor/random.h"
#include "engine/tensor/step_capture.h"
#include "tests/engine/support/cuda_device.h"
#include "tests/engine/support/emulator_orders.h"
#include "tests/engine/support/op_layouts.h"

using namespace ts;

/// Optimizers, clipping and averages on the device against the CPU.
class CudaOptimizerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }
    void followsTheCpu_data();
    void followsTheCpu();
    void manyGroupsInOneStep();
    void onlyReachedParametersCount();
    void limitsTheNorm();
    void ordersOfThreadsDoNotMatter();
    void cutsValues();
    void averagesAndSwaps();
    void continuesFromStateOfTheOtherDevice();
    void replaysWithOtherRates_data();
    void replaysWithOtherRates();
};

namespace {

/// Parameters of many sizes: single numbers, rests of vectors, several blocks.
class Parameters : public nn::Module {
public:
    Parameters()
    {
        for (const Shape& sizes : {Shape{3, 4}, Shape{1}, Shape{70, 33}, Shape{5}, Shape{9000}, Shape{16}})
            add_parameter(std::to_string(parameters().size()), sizes);
        for (const nn::NamedTensor& p : parameters())
            fill_uniform(p.value, Philox(3, static_cast<std::uint64_t>(p.value.numel())), -1, 1);
        add_buffer("count", ones({2}));
    }
    void run(std::span<const Tensor>, std::span<Tensor>, const nn::RunContext&) override { }
};

nn::ParameterArena arena_of(Parameters& module, Device device)
{
    const nn::ParameterArena::Member member{"p", &module};
    return nn::ParameterArena(std::span(&member, 1), device);
}

struct Model {
    explicit Model(Device device) : arena(arena_of(module, device)) { }

    /// Random gradients of step `step` for all parameters but `left_out`.
    void set_gradients(int step, std::size_t left_out = 99) const
    {
        arena.zero_grad();
        for (std::size_t i = 0; i < arena.entries().size(); ++i) {
            const Tensor& value = arena.entries()[i].value;
            const Tensor gradient = empty(value.sizes());
            fill_normal(gradient, Philox(5, 100 * static_cast<std::uint64_t>(step) + i), 0, 1);
            if (i != left_out)
                value.set_grad(copy_to_device(gradient, value.device()));
        }
    }

    Parameters module;
    nn::ParameterArena arena;
};

std::unique_ptr<Optimizer> make(const OptimizerType& type, const Params& params, const nn::ParameterArena& arena)
{
    return type.make(ParamReader(type.params, params), arena);
}

double apart(const Tensor& a, const Tensor& b)
{
    return largest_difference(a.to_vector(), b.to_vector());
}

double apart(const Optimizer& a, const Optimizer& b)
{
    double most = 0;
    for (std::size_t i = 0; i < a.state().size(); ++i)
        most = std::max(most, apart(a.state()[i].value, b.state()[i].value));
    return most;
}

// A few roundings of float32: the device joins products and sums.
constexpr double kTolerance = 3e-6;

}  // namespace

void CudaOptimizerTest::followsTheCpu_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("all");
    for (const OptimizerType* type : optimizer_types())
        for (const bool all : {false, true})
            QTest::addRow("%s %s", type->name.c_str(), all ? "with everything" : "plain")
                << QString::fromStdString(type->name) << all;
}

void CudaOptimizerTest::followsTheCpu()
{
    QFETCH(QString, type);
    QFETCH(bool, all);
    const OptimizerType& record = *find_optimizer_type(type.toStdString());
    Params params{{"weight_decay", 0.1}};
    for (const ParamSpec& spec : record.params)
        if (all && (spec.name == "momentum" || spec.name == "initial_accumulator_value"))
            params.set(spec.name, 0.5);
        else if (all && spec.type == ParamType::Bool)
            params.set(spec.name, true);
    const Model host(Device{}), device(kCuda);
    const auto expected = make(record, params, host.arena), got = make(record, params, device.arena);
    for (int step = 1; step <= 7; ++step) {
        for (const Model* model : {&host, &device}) {
            model->set_gradients(step);
            clip_grad_value(model->arena, 2);
            clip_grad_norm(model->arena, 5);
        }
        expected->step(0.01);
        got->step(0.01);
        QVERIFY2(apart(host.arena.values(), device.arena.values()) <= kTolerance * step, qPrintable(QString::number(step)));
    }
    QVERIFY(device.arena.values().device() == kCuda);
    QVERIFY(apart(*expected, *got) <= 10 * kTolerance);
}

/// More groups than one launch takes, each with settings of its own.
void CudaOptimizerTest::manyGroupsInOneStep()
{
    class Row : public nn::Module {
    public:
        Row()
        {
            for (int i = 0; i < 60; ++i) {
                add_parameter(std::to_string(i), {7 + 100 * (i % 3)});
                fill_uniform(parameters().back().value, Philox(3, static_cast<std::uint64_t>(i)), -1, 1);
            }
        }
        void run(std::span<const Tensor>, std::span<Tensor>, const nn::RunContext&) override { }
    };
    std::vector<ParameterSettings> settings;
    for (int i = 0; i < 60; ++i)
        settings.push_back({1 + 0.1 * (i % 5), i % 2 == 0 ? std::optional(0.3) : std::nullopt});
    std::vector<Tensor> values;
    for (const Device device : {Device{}, kCuda}) {
        Row row;
        const nn::ParameterArena::Member member{"p", &row};
        const nn::ParameterArena arena(std::span(&member, 1), device);
        const auto optimizer = make(*find_optimizer_type("Adam"), {}, arena);
        optimizer->set_parameter_settings(settings);
        for (const auto& entry : arena.entries())
            entry.value.set_grad(full(entry.value.sizes(), 0.5, device));
        optimizer->step(0.1);
        values.push_back(arena.values());
    }
    QVERIFY(apart(values[0], values[1]) <= kTolerance);
}

void CudaOptimizerTest::onlyReachedParametersCount()
{
    const Model host(Device{}), device(kCuda);
    const auto expected = make(*find_optimizer_type("AdamW"), {}, host.arena),
               got = make(*find_optimizer_type("AdamW"), {}, device.arena);
    for (const std::size_t left_out : {2U, 0U, 5U, 4U}) {
        for (const Model* model : {&host, &device})
            model->set_gradients(static_cast<int>(left_out), left_out);
        QVERIFY(std::abs(grad_norm(host.arena) - grad_norm(device.arena)) < 1e-9);
        expected->step(0.05);
        got->step(0.05);
    }
    QVERIFY(apart(host.arena.values(), device.arena.values()) <= kTolerance);
    device.arena.zero_grad();
    QCOMPARE(grad_norm(device.arena), 0.0);
}

void CudaOptimizerTest::limitsTheNorm()
{
    const Model host(Device{}), device(kCuda);
    for (const double most : {1e6, 3.0, 0.25}) {
        for (const Model* model : {&host, &device}) {
            model->set_gradients(1);
            clip_grad_norm(model->arena, most);
        }
        // The sums differ in the last bits of float64 at most, so that the factor is the same float32.
        QCOMPARE(device.arena.gradients().to_vector(), host.arena.gradients().to_vector());
        QVERIFY(std::abs(grad_norm(device.arena) - std::min(most, grad_norm(host.arena))) < 1e-4);
    }
}

void CudaOptimizerTest::ordersOfThreadsDoNotMatter()
{
    QVERIFY(same_bits_in_every_order([] {
        const Model device(kCuda);
        const auto optimizer = make(*find_optimizer_type("Adam"), {}, device.arena);
        for (int step = 1; step <= 2; ++step) {
            device.set_gradients(step);
            clip_grad_norm(device.arena, 5);
            optimizer->step(0.01);
        }
        return std::vector<Tensor>{device.arena.values()};
    }));
}

void CudaOptimizerTest::cutsValues()
{
    const Model host(Device{}), device(kCuda);
    for (const Model* model : {&host, &device}) {
        model->set_gradients(1);
        clip_grad_value(model->arena, 0.3);
    }
    QCOMPARE(device.arena.gradients().to_vector(), host.arena.gradients().to_vector());
    const std::vector<double> cut = device.arena.gradients().to_vector();
    QVERIFY(std::abs(*std::ranges::max_element(cut) - 0.3) < 1e-6);
}

void CudaOptimizerTest::averagesAndSwaps()
{
    const Model host(Device{}), device(kCuda);
    WeightAverage expected(host.arena, 0.9), got(device.arena, 0.9);
    for (int step = 1; step <= 4; ++step) {
        fill_elements(host.arena.values(), step);
        fill_elements(device.arena.values(), step);
        expected.update();
        got.update();
    }
    for (int time = 0; time < 2; ++time) {
        expected.swap();
        got.swap();
        QVERIFY(apart(host.arena.values(), device.arena.values()) <= kTolerance);
        QVERIFY(apart(expected.state()[2].value, got.state()[2].value) <= kTolerance);
    }
    QCOMPARE(device.arena.values().to_vector().front(), 4.0);
}

void CudaOptimizerTest::continuesFromStateOfTheOtherDevice()
{
    const OptimizerType& adam = *find_optimizer_type("Adam");
    const Model host(Device{}), device(kCuda);
    const auto first = make(adam, {}, host.arena), second = make(adam, {}, device.arena);
    for (int step = 1; step <= 2; ++step) {
        host.set_gradients(step);
        first->step(0.1);
    }
    copy_elements(host.arena.values(), device.arena.values());
    QCOMPARE(second->load_state(first->state()), first->state().size());
    for (const Model* model : {&host, &device}) {
        model->set_gradients(3);
        (model == &host ? first : second)->step(0.1);
    }
    QVERIFY(apart(host.arena.values(), device.arena.values()) <= kTolerance);
    QVERIFY(device.module.buffers()[0].value.device() == kCuda);
}

void CudaOptimizerTest::replaysWithOtherRates_data()
{
    QTest::addColumn<QString>("type");
    for (const OptimizerType* type : optimizer_types())
        QTest::newRow(type->name.c_str()) << QString::fromStdString(type->name);
}

/// A recorded step takes the constants of the step it is replayed for: rate, corrections, share of the average.
void CudaOptimizerTest::replaysWithOtherRates()
{
    QFETCH(QString, type);
    const OptimizerType& record = *find_optimizer_type(type.toStdString());
    const Model host(Device{}), device(kCuda);
    const auto expected = make(record, {{"weight_decay", 0.1}}, host.arena),
               got = make(record, {{"weight_decay", 0.1}}, device.arena);
    WeightAverage expected_average(host.arena, 0.9), got_average(device.arena, 0.9);
    StepCapture steps(kCuda);
    int replayed = 0;
    for (std::uint64_t step = 0; step < 7; ++step) {
        const auto update = [step](const Model& model, Optimizer& optimizer, WeightAverage& average) {
            clip_grad_norm(model.arena, 5);
            optimizer.step(0.01 * static_cast<double>(7 - step));
            average.update();
        };
        host.set_gradients(static_cast<int>(step));
        device.set_gradients(static_cast<int>(step));
        update(host, *expected, expected_average);
        const auto on_device = [&] { update(device, *got, got_average); };
        replayed += steps.run("step", step, on_device, on_device) == StepCapture::Outcome::Replayed ? 1 : 0;
    }
    QVERIFY2(replayed >= 3, steps.why_not().english().c_str());
    QVERIFY(apart(host.arena.values(), device.arena.values()) <= 7 * kTolerance);
    QVERIFY(apart(expected_average.state()[2].value, got_average.state()[2].value) <= 7 * kTolerance);
}

QTEST_GUILESS_MAIN(CudaOptimizerTest)
#include "cuda_optimizer_test.moc"
