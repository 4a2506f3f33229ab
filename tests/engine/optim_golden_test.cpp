#include <cmath>

#include <QTest>

#include "engine/nn/initialization.h"
#include "engine/optim/grad_norm.h"
#include "engine/optim/grad_value.h"
#include "engine/optim/optimizer.h"
#include "engine/registry/optimizer_type.h"
#include "engine/tensor/copy.h"
#include "tests/engine/support/golden.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

/// Optimizers against values computed by PyTorch.
class OptimGoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesPyTorch_data();
    void matchesPyTorch();
    void clipsTheNorm();
    void clipsValues();
    void lionFollowsTheSign();
    void settingsOfOneParameter_data();
    void settingsOfOneParameter();
    void skipsParametersWithoutGradient();
    void everyStateContinuesTheSameWay_data();
    void everyStateContinuesTheSameWay();
    void stateContinuesTheSameWay();
    void refusesNesterovWithoutMomentum();

private:
    GoldenFamily m_golden{QStringLiteral("optimizers")};
};

namespace {

/// Two parameters "p.0" and "p.1" of the shapes the cases use.
class TwoParameters : public nn::Module {
public:
    TwoParameters()
    {
        add_parameter("0", {3, 4});
        add_parameter("1", {5});
    }
    void run(std::span<const Tensor>, std::span<Tensor>, const nn::RunContext&) override { }
};

struct Model {
    TwoParameters module;
    nn::ParameterArena arena = make_arena();

    nn::ParameterArena make_arena()
    {
        const nn::ParameterArena::Member member{"p", &module};
        return nn::ParameterArena(std::span(&member, 1));
    }
    [[nodiscard]] const Tensor& parameter(int i) const { return arena.entries()[static_cast<std::size_t>(i)].value; }
    void set_values(const GoldenFamily& golden, const QString& id, const QString& prefix) const
    {
        for (int i = 0; i < 2; ++i)
            copy_elements(golden.at(id, prefix + QString::number(i)), parameter(i));
    }
    void set_gradients(const GoldenFamily& golden, const QString& id, const QString& prefix) const
    {
        for (int i = 0; i < 2; ++i)
            parameter(i).set_grad(golden.at(id, prefix + QString::number(i)));
    }
};

Params params_of(const QJsonObject& args)
{
    Params params;
    for (auto it = args.begin(); it != args.end(); ++it) {
        if (it.key() == QStringLiteral("betas")) {
            params.set("beta1", it.value().toArray()[0].toDouble());
            params.set("beta2", it.value().toArray()[1].toDouble());
        } else if (it.value().isBool()) {
            params.set(it.key().toStdString(), it.value().toBool());
        } else {
            params.set(it.key().toStdString(), it.value().toDouble());
        }
    }
    return params;
}

std::unique_ptr<Optimizer> make_optimizer(const std::string& name, const Params& params, const nn::ParameterArena& arena)
{
    const OptimizerType* type = find_optimizer_type(name);
    return type->make(ParamReader(type->params, params), arena);
}

}  // namespace

void OptimGoldenTest::matchesPyTorch_data()
{
    QTest::addColumn<QString>("id");
    for (const char* id : {"SGD.0", "SGD.1", "SGD.2", "SGD.3", "Adam.0", "Adam.1", "Adam.2", "AdamW.0", "RMSprop.0",
                           "RMSprop.1", "Adagrad.0", "Adadelta.0", "Adamax.0", "NAdam.0", "RAdam.0"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void OptimGoldenTest::matchesPyTorch()
{
    QFETCH(QString, id);
    const QJsonObject wanted = m_golden.find(id);
    const QJsonObject args = wanted[QStringLiteral("args")].toObject();
    const Model model;
    model.set_values(m_golden, id, QStringLiteral("p0/"));
    const auto optimizer
        = make_optimizer(wanted[QStringLiteral("optimizer")].toString().toStdString(), params_of(args), model.arena);
    for (int step = 1; step <= wanted[QStringLiteral("steps")].toInt(); ++step) {
        model.set_gradients(m_golden, id, QStringLiteral("g%1/").arg(step));
        optimizer->step(args[QStringLiteral("lr")].toDouble());
        for (int i = 0; i < 2; ++i)
            QVERIFY2(excess(model.parameter(i), m_golden.at(id, QStringLiteral("p%1/%2").arg(step).arg(i)), 2e-5, 2e-6) <= 0,
                     qPrintable(QStringLiteral("step %1, parameter %2").arg(step).arg(i)));
    }
}

void OptimGoldenTest::clipsTheNorm()
{
    const QString id = QStringLiteral("clip_grad_norm.0");
    const Model model;
    model.set_gradients(m_golden, id, QStringLiteral("g0/"));
    QVERIFY(std::abs(grad_norm(model.arena) - m_golden.at(id, QStringLiteral("total_norm")).item()) < 1e-5);
    clip_grad_norm(model.arena, 1.0);
    for (int i = 0; i < 2; ++i)
        QVERIFY(excess(model.parameter(i).grad(), m_golden.at(id, QStringLiteral("g1/%1").arg(i)), 2e-5, 2e-6) <= 0);
    QVERIFY(grad_norm(model.arena) <= 1.0);
}

void OptimGoldenTest::clipsValues()
{
    const QString id = QStringLiteral("clip_grad_value.0");
    const Model model;
    model.set_gradients(m_golden, id, QStringLiteral("g0/"));
    clip_grad_value(model.arena, 0.3);
    for (int i = 0; i < 2; ++i)
        QVERIFY(excess(model.parameter(i).grad(), m_golden.at(id, QStringLiteral("g1/%1").arg(i)), 2e-5, 2e-6) <= 0);
}

void OptimGoldenTest::lionFollowsTheSign()
{
    const Model model;
    nn::fill(model.arena.values(), 1.0);
    const auto optimizer = make_optimizer("Lion", {{"weight_decay", 0.5}}, model.arena);
    // The momentum after the first step is 0.01; with a gradient of -0.05 the direction is 0.9 * 0.01 - 0.1 * 0.05 > 0.
    for (const double gradient : {1.0, -0.05}) {
        model.parameter(1).set_grad(full({5}, gradient));
        optimizer->step(0.1);
    }
    const double after_one = 1 * (1 - 0.1 * 0.5) - 0.1;
    const double after_two = after_one * (1 - 0.1 * 0.5) - 0.1;
    QVERIFY(std::abs(model.parameter(1).to_vector()[0] - after_two) < 1e-6);
    QVERIFY(std::abs(optimizer->state()[2].value.to_vector()[0] - (0.99 * 0.01 - 0.01 * 0.05)) < 1e-6);
}

void OptimGoldenTest::settingsOfOneParameter_data()
{
    QTest::addColumn<QString>("type");
    for (const OptimizerType* type : optimizer_types())
        QTest::newRow(type->name.c_str()) << QString::fromStdString(type->name);
}

/// A parameter with its own settings moves as it would under an optimizer that has them, and its neighbour as before.
void OptimGoldenTest::settingsOfOneParameter()
{
    QFETCH(QString, type);
    const QString id = QStringLiteral("Adam.0");
    const auto run = [&](double lr, const Params& params, const std::vector<ParameterSettings>& settings) {
        const Model model;
        model.set_values(m_golden, id, QStringLiteral("p0/"));
        const auto optimizer = make_optimizer(type.toStdString(), params, model.arena);
        optimizer->set_parameter_settings(settings);
        for (int step = 1; step <= 3; ++step) {
            model.set_gradients(m_golden, id, QStringLiteral("g%1/").arg(step));
            optimizer->step(lr);
        }
        return std::pair(model.parameter(0).to_vector(), model.parameter(1).to_vector());
    };
    const auto plain = run(0.1, {{"weight_decay", 0.2}}, {});
    const auto other = run(0.1 * 0.25, {{"weight_decay", 0.05}}, {});
    const auto mixed = run(0.1, {{"weight_decay", 0.2}}, {{}, {0.25, 0.05}});
    QVERIFY(plain.second != other.second);
    QCOMPARE(mixed.first, plain.first);
    QCOMPARE(mixed.second, other.second);
}

void OptimGoldenTest::everyStateContinuesTheSameWay_data()
{
    settingsOfOneParameter_data();
}

void OptimGoldenTest::everyStateContinuesTheSameWay()
{
    QFETCH(QString, type);
    const QString id = QStringLiteral("Adam.0");
    const Model whole;
    whole.set_values(m_golden, id, QStringLiteral("p0/"));
    const auto optimizer = make_optimizer(type.toStdString(), {}, whole.arena);
    for (int step = 1; step <= 9; ++step) {
        if (step == 7) {
            const Model second;
            copy_elements(whole.arena.values(), second.arena.values());
            const auto continued = make_optimizer(type.toStdString(), {}, second.arena);
            QCOMPARE(continued->load_state(optimizer->state()), optimizer->state().size());
            for (const Model* model : {&whole, &second}) {
                model->set_gradients(m_golden, id, QStringLiteral("g7/"));
                (model == &whole ? optimizer : continued)->step(0.05);
            }
            QCOMPARE(second.arena.values().to_vector(), whole.arena.values().to_vector());
            continue;
        }
        whole.set_gradients(m_golden, id, QStringLiteral("g%1/").arg(step));
        optimizer->step(0.05);
    }
}

void OptimGoldenTest::skipsParametersWithoutGradient()
{
    const Model model;
    model.set_values(m_golden, QStringLiteral("Adam.0"), QStringLiteral("p0/"));
    const std::vector<double> before = model.parameter(0).to_vector();
    const auto optimizer = make_optimizer("Adam", {{"weight_decay", 0.1}}, model.arena);
    model.arena.zero_grad();
    model.parameter(1).set_grad(ones({5}));
    optimizer->step(0.1);
    QCOMPARE(model.parameter(0).to_vector(), before);
    QVERIFY(excess(model.parameter(1), m_golden.at(QStringLiteral("Adam.0"), QStringLiteral("p0/1")), 0, 0.01) > 0);
}

void OptimGoldenTest::stateContinuesTheSameWay()
{
    const QString id = QStringLiteral("Adam.2");
    const Params params = params_of(m_golden.find(id)[QStringLiteral("args")].toObject());
    const Model first;
    first.set_values(m_golden, id, QStringLiteral("p0/"));
    auto optimizer = make_optimizer("Adam", params, first.arena);
    for (int step = 1; step <= 6; ++step) {
        first.set_gradients(m_golden, id, QStringLiteral("g%1/").arg(step));
        optimizer->step(0.05);
    }
    const Model second;
    copy_elements(first.arena.values(), second.arena.values());
    const auto continued = make_optimizer("Adam", params, second.arena);
    QCOMPARE(continued->load_state(optimizer->state()), std::size_t{8});
    for (int step = 7; step <= 12; ++step)
        for (const Model* model : {&first, &second}) {
            model->set_gradients(m_golden, id, QStringLiteral("g%1/").arg(step));
            (model == &first ? optimizer : continued)->step(0.05);
        }
    QCOMPARE(second.arena.values().to_vector(), first.arena.values().to_vector());
}

void OptimGoldenTest::refusesNesterovWithoutMomentum()
{
    const Model model;
    VERIFY_THROWS(ArgumentError, "momentum above 0", make_optimizer("SGD", {{"nesterov", true}}, model.arena));
}

QTEST_GUILESS_MAIN(OptimGoldenTest)
#include "optim_golden_test.moc"
