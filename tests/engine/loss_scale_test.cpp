#include <limits>

#include <QTest>

#include "engine/optim/loss_scale.h"
#include "engine/optim/optimizer.h"
#include "engine/registry/optimizer_type.h"
#include "engine/tensor/step_capture.h"
#include "tests/engine/support/cuda_device.h"

using namespace ts;

namespace {

class Weights : public nn::Module {
public:
    Weights()
    {
        add_parameter("weight", {3});
        fill_elements(parameters()[0].value.detach(), 1);
    }
    void run(std::span<const Tensor>, std::span<Tensor>, const nn::RunContext&) override { }
};

/// SGD with momentum on weights whose scaled gradients are set by hand.
class Steps {
public:
    explicit Steps(Device device)
        : m_member{"w", &m_module},
          m_arena(std::span(&m_member, 1), device),
          m_scale(m_arena),
          m_capture(device),
          m_gradient(empty({3}, device))
    {
        const OptimizerType& type = *find_optimizer_type("SGD");
        Params params;
        params.set("momentum", 0.9);
        m_optimizer = type.make(ParamReader(type.params, params), m_arena);
        m_optimizer->set_skip(m_scale.skip());
    }

    /// One step in which the true gradient is `gradient` in every element.
    void step(double gradient)
    {
        fill_elements(m_gradient, gradient * m_scale.scale());
        const auto finish = [this] {
            m_scale.unscale();
            m_optimizer->step(0.5);
            m_scale.settle();
        };
        m_capture.run(
            "step", 0,
            [&] {
                m_arena.zero_grad();
                m_arena.entries()[0].value.set_grad(m_gradient);
                finish();
            },
            finish);
    }
    [[nodiscard]] std::vector<double> weights() const { return m_arena.entries()[0].value.to_vector(); }
    [[nodiscard]] LossScale& scale() { return m_scale; }
    [[nodiscard]] const StepCapture& capture() const { return m_capture; }
    [[nodiscard]] const nn::ParameterArena& arena() const { return m_arena; }

private:
    Weights m_module;
    nn::ParameterArena::Member m_member;
    nn::ParameterArena m_arena;
    LossScale m_scale;
    std::unique_ptr<Optimizer> m_optimizer;
    StepCapture m_capture;
    Tensor m_gradient;
};

}  // namespace

class LossScaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_why_not = missing_cuda_device(); }

    void aStepThatIsNotFiniteChangesNothingButTheScale_data() { devices(); }
    void aStepThatIsNotFiniteChangesNothingButTheScale()
    {
        QFETCH(const bool, cuda);
        if (cuda && !m_why_not.empty())
            QSKIP(m_why_not.c_str());
        Steps steps(cuda ? kCuda : Device());
        for (int i = 0; i < 4; ++i)
            steps.step(0.25);
        QCOMPARE(steps.capture().active(), cuda);
        const std::vector<double> before = steps.weights();
        QVERIFY(before != std::vector<double>(3, 1.0));
        QCOMPARE(steps.scale().scale(), 65536.0);
        steps.step(std::numeric_limits<double>::infinity());
        QCOMPARE(steps.weights(), before);
        QCOMPARE(steps.scale().scale(), 32768.0);
        steps.step(std::numeric_limits<double>::quiet_NaN());
        QCOMPARE(steps.weights(), before);
        QCOMPARE(steps.scale().scale(), 16384.0);
        steps.step(0.25);
        QVERIFY(steps.weights() != before);
        QCOMPARE(steps.scale().scale(), 16384.0);
    }

    void gradientsAreBroughtBackToTheirSize_data() { devices(); }
    void gradientsAreBroughtBackToTheirSize()
    {
        QFETCH(const bool, cuda);
        if (cuda && !m_why_not.empty())
            QSKIP(m_why_not.c_str());
        Steps steps(cuda ? kCuda : Device());
        steps.step(0.25);
        QCOMPARE(steps.weights(), std::vector<double>(3, 1 - 0.5 * 0.25));
        QCOMPARE(steps.scale().seed(0.5).item(), 0.5 * 65536);
    }

    void manyFiniteStepsDoubleTheScale_data() { devices(); }
    void manyFiniteStepsDoubleTheScale()
    {
        QFETCH(const bool, cuda);
        if (cuda && !m_why_not.empty())
            QSKIP(m_why_not.c_str());
        Steps steps(cuda ? kCuda : Device());
        for (int i = 0; i < 1999; ++i)
            steps.step(0);
        QCOMPARE(steps.scale().scale(), 65536.0);
        steps.step(0);
        QCOMPARE(steps.scale().scale(), 131072.0);
    }

    void theStateGoesOnElsewhere()
    {
        Steps one(Device{}), other(Device{});
        one.step(std::numeric_limits<double>::infinity());
        one.step(1);
        QCOMPARE(other.scale().load_state(one.scale().state()), 2U);
        QCOMPARE(other.scale().scale(), 32768.0);
    }

private:
    static void devices()
    {
        QTest::addColumn<bool>("cuda");
        QTest::newRow("cpu") << false;
        QTest::newRow("cuda") << true;
    }

    std::string m_why_not;
};

QTEST_GUILESS_MAIN(LossScaleTest)
#include "loss_scale_test.moc"
