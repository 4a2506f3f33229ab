#include "engine/train/rate_schedule.h"

#include "engine/registry/optimizer_type.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

double base_rate(const OptimizerSettings& settings)
{
    return ParamReader(find_optimizer_type(settings.type)->params, settings.params).number("lr");
}

std::unique_ptr<Schedule> make_schedule(const TrainingSettings& training, std::int64_t steps_an_epoch)
{
    const ScheduleSettings& settings = *training.schedule;
    const ScheduleType* type = find_schedule_type(settings.type);
    if (!type)
        throw ArgumentError(translatable("engine", "There is no schedule called \"%1\"."), {settings.type});
    Params params = settings.params;
    if (const std::string& length = type->length_param; !length.empty() && ParamReader(type->params, params).is_null(length))
        params.set(length, training.epochs * (settings.every == ScheduleUnit::Step ? steps_an_epoch : 1));
    return type->make(ParamReader(type->params, params), base_rate(training.optimizer));
}

}  // namespace

RateSchedule::RateSchedule(const TrainingSettings& settings, std::int64_t steps_an_epoch)
    : m_schedule(make_schedule(settings, steps_an_epoch)),
      m_every(settings.schedule->every),
      m_warmup(settings.schedule->warmup_steps)
{
}

double RateSchedule::lr(std::int64_t step) const
{
    const double rate = m_schedule->lr();
    return step < m_warmup ? rate * static_cast<double>(step + 1) / static_cast<double>(m_warmup) : rate;
}

bool RateSchedule::changes_within_epochs(std::int64_t step) const
{
    return m_every == ScheduleUnit::Step || step <= m_warmup;
}

void RateSchedule::step_done(double loss)
{
    if (m_every == ScheduleUnit::Step)
        m_schedule->step(loss);
}

void RateSchedule::epoch_done(double score)
{
    if (m_every == ScheduleUnit::Epoch)
        m_schedule->step(score);
}

void RateSchedule::load_state(Schedule::State state, std::int64_t step, std::int64_t epoch)
{
    state.emplace_back("count", static_cast<double>(m_every == ScheduleUnit::Step ? step : epoch));
    m_schedule->load_state(state);
}

}  // namespace ts
