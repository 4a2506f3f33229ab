#include <cmath>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

/// Learning-rate schedules against values computed by PyTorch, and their state.
class OptimScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesPyTorch_data();
    void matchesPyTorch();
    void theStateContinuesTheSameWay_data();
    void theStateContinuesTheSameWay();
    void theRateOfTheOptimizerIsTheDefault();
    void anotherFirstRateTakesOverAPlateau();
    void refusesALengthThatIsNotKnown();
};

namespace {

QJsonArray cases()
{
    QFile file(QStringLiteral(SOURCE_DIR "/tests/data/golden/schedulers.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

Params params_of(const QJsonObject& args, const ScheduleType& type)
{
    Params params;
    for (auto it = args.begin(); it != args.end(); ++it) {
        const ParamSpec* spec = type.param(it.key().toStdString());
        if (!spec)
            continue;  // cycle_momentum = False: momentum is not cycled here at all
        if (it.value().isArray()) {
            std::vector<std::int64_t> values;
            for (const QJsonValue& value : it.value().toArray())
                values.push_back(value.toInteger());
            params.set(spec->name, values);
        } else if (spec->type == ParamType::Int) {
            params.set(spec->name, static_cast<std::int64_t>(it.value().toInteger()));
        } else {
            params.set(spec->name, it.value().toDouble());
        }
    }
    return params;
}

std::unique_ptr<Schedule> make_schedule(const std::string& name, const Params& params, double base_lr)
{
    const ScheduleType* type = find_schedule_type(name);
    return type->make(ParamReader(type->params, params), base_lr);
}

Params with_length(const ScheduleType& type)
{
    return type.length_param.empty() ? Params() : Params{{type.length_param, std::int64_t{12}}};
}

/// Falls, then stays.
double metric(int step)
{
    return 1.0 / (1 + std::min(step, 4));
}

}  // namespace

void OptimScheduleTest::matchesPyTorch_data()
{
    QTest::addColumn<QJsonObject>("wanted");
    QCOMPARE(cases().size(), 11);
    for (const QJsonValue& one : cases())
        QTest::newRow(qPrintable(one[QStringLiteral("id")].toString())) << one.toObject();
}

void OptimScheduleTest::matchesPyTorch()
{
    QFETCH(QJsonObject, wanted);
    const std::string name = wanted[QStringLiteral("scheduler")].toString().toStdString();
    const ScheduleType* type = find_schedule_type(name);
    QVERIFY(type);
    const auto schedule = make_schedule(name, params_of(wanted[QStringLiteral("args")].toObject(), *type),
                                        wanted[QStringLiteral("base_lr")].toDouble());
    const QJsonArray rates = wanted[QStringLiteral("lrs")].toArray();
    const QJsonArray metrics = wanted[QStringLiteral("metrics")].toArray();
    for (qsizetype i = 0; i < rates.size(); ++i) {
        const double rate = rates[i].toDouble();
        QVERIFY2(std::abs(schedule->lr() - rate) <= 1e-5 * rate + 1e-15,
                 qPrintable(QStringLiteral("step %1: %2, not %3").arg(i).arg(schedule->lr()).arg(rate)));
        if (metrics.isEmpty())
            schedule->step();
        else
            schedule->step(metrics[i].toDouble());
    }
}

void OptimScheduleTest::theStateContinuesTheSameWay_data()
{
    QTest::addColumn<QString>("name");
    for (const ScheduleType* type : schedule_types())
        QTest::newRow(type->name.c_str()) << QString::fromStdString(type->name);
}

void OptimScheduleTest::theStateContinuesTheSameWay()
{
    QFETCH(QString, name);
    Params params = with_length(*find_schedule_type(name.toStdString()));
    if (find_schedule_type(name.toStdString())->param("patience"))
        params.set("patience", std::int64_t{1});
    for (int stop = 0; stop < 15; ++stop) {
        const auto whole = make_schedule(name.toStdString(), params, 0.1);
        for (int step = 0; step < stop; ++step)
            whole->step(metric(step));
        const auto continued = make_schedule(name.toStdString(), params, 0.1);
        continued->load_state(whole->state());
        for (int step = stop; step < 20; ++step) {
            QCOMPARE(continued->lr(), whole->lr());
            whole->step(metric(step));
            continued->step(metric(step));
        }
    }
}

void OptimScheduleTest::theRateOfTheOptimizerIsTheDefault()
{
    const auto one_cycle = make_schedule("OneCycleLR", {{"total_steps", std::int64_t{10}}}, 0.2);
    double highest = 0;
    for (int step = 0; step < 10; ++step, one_cycle->step())
        highest = std::max(highest, one_cycle->lr());
    QCOMPARE(highest, 0.2);
    const auto cyclic = make_schedule("CyclicLR", {{"step_size_up", std::int64_t{2}}}, 0.2);
    QCOMPARE(cyclic->lr(), 0.02);
    cyclic->step();
    cyclic->step();
    QCOMPARE(cyclic->lr(), 0.2);
}

void OptimScheduleTest::anotherFirstRateTakesOverAPlateau()
{
    const Params params{{"patience", std::int64_t{0}}, {"factor", 0.5}};
    const auto before = make_schedule("ReduceLROnPlateau", params, 0.1);
    before->step(1);
    before->step(1);
    QCOMPARE(before->lr(), 0.05);
    const auto after = make_schedule("ReduceLROnPlateau", params, 0.4);
    after->load_state(before->state());
    QCOMPARE(after->lr(), 0.2);
}

void OptimScheduleTest::refusesALengthThatIsNotKnown()
{
    VERIFY_THROWS(ArgumentError, "T_max must be set", make_schedule("CosineAnnealingLR", {}, 0.1));
}

QTEST_GUILESS_MAIN(OptimScheduleTest)
#include "optim_schedule_test.moc"
