#include <algorithm>
#include <chrono>
#include <cmath>

#include "engine/tensor/device_backend.h"
#include "engine/train/compute_device.h"
#include "engine/train/trainer.h"

namespace ts {

namespace {

[[noreturn]] void throw_loss_not_finite(std::int64_t step, double loss)
{
    throw ArgumentError(translatable("engine",
                                     "The loss became %1 at step %2. A smaller learning rate, a limit for the gradient norm or "
                                     "normalised data help."),
                        {std::isnan(loss) ? "NaN" : "infinite", std::to_string(step)});
}

/// Does the schedule look at the loss of every step?
bool watches_loss(const TrainingSettings& training)
{
    return training.schedule && training.schedule->every == ScheduleUnit::Step
        && training.schedule->type == "ReduceLROnPlateau";
}

}  // namespace

/// After another model has come.
void Trainer::build_device_steps()
{
    m_device_steps.reset();
    if (m_model->device().type != DeviceType::Cpu) {
        m_device_steps = std::make_unique<DeviceSteps>(*m_model);
        m_device_steps->capture().set_enabled(m_options.capture);
    }
    m_step_values.assign(m_model->readings().size(), 0);
    report_device();
}

/// Queues one step on an accelerator. With `plain` its values stay to be looked at and the update is left to the caller.
/// Returns how many examples it has.
std::int64_t Trainer::queue_step(std::int64_t rows, bool plain)
{
    const std::int64_t wanted = m_model->document().training.accumulate_steps;
    const std::int64_t batches = std::min(wanted, m_data->batches_left(m_position.sample));
    const std::int64_t total = m_data->rows_of(m_position.sample, batches);
    for (std::int64_t batch = 0;; ++batch) {
        DeviceSteps::Batch work;
        work.context = context(true, batch);
        work.turn = {rows, m_position.step + 1, static_cast<double>(rows) / static_cast<double>(total), batch + 1 == batches};
        work.first = batch == 0;
        if (batches == 1 && !plain)
            work.finish = [this] { finish_step(); };
        m_device_steps->learn(work, plain);
        m_data->send_ahead(m_model->executor());
        if (work.turn.last) {
            if (!work.finish && !plain)
                finish_step();
            return total;
        }
        if (plain)
            m_model->executor().clear();
        rows = next_batch();
    }
}

void Trainer::finish_step()
{
    clip_gradients();
    m_model->update(m_position.learning_rate);
}

/// Reports the steps whose readings have arrived; with `all` waits for every one.
void Trainer::take_readings(bool all)
{
    if (!m_device_steps)
        return;
    m_device_steps->readings().take(all, [this](const BatchTurn& turn, std::span<const double> values) {
        if (!std::isfinite(values.front()))
            throw_loss_not_finite(turn.step, values.front());
        m_position.sums.add(values, turn.rows);
        for (std::size_t i = 0; i < values.size(); ++i)
            m_step_values[i] += turn.share * values[i];
        if (!turn.last)
            return;
        m_values = m_step_values;
        std::ranges::fill(m_step_values, 0.0);
        report_values(turn.step, progress().steps);
    });
}

/// What the schedule sees of the step just queued.
double Trainer::loss_for_schedule()
{
    if (m_device_steps && watches_loss(m_model->document().training))
        take_readings(true);
    return m_values.front();
}

/// Tells the observer how the device is used when that has changed, and its memory now and then.
void Trainer::report_device()
{
    DeviceReport report;
    report.name = compute_device_text(m_model->device());
    if (m_device_steps) {
        constexpr auto kOften = std::chrono::milliseconds(500);
        const auto now = std::chrono::steady_clock::now();
        const StepCapture& capture = m_device_steps->capture();
        report.accelerator = true;
        report.captured = capture.active();
        report.why_not = capture.why_not();
        const bool same = m_device_report.accelerator && m_device_report.captured == report.captured
            && m_device_report.why_not == report.why_not;
        if (same && now - m_device_reported < kOften)
            return;
        m_device_reported = now;
        const Device device = m_model->device();
        report.memory_bytes = backend(device).memory_stats(device.index).in_use;
    }
    m_device_report = report;
    m_observer.device_changed(report);
}

}  // namespace ts
