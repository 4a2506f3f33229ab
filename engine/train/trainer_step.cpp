#include <algorithm>
#include <cmath>

#include "engine/autograd/backward.h"
#include "engine/optim/grad_norm.h"
#include "engine/optim/grad_value.h"
#include "engine/train/non_finite.h"
#include "engine/train/snapshot_recorder.h"
#include "engine/train/trainer.h"

namespace ts {

/// One optimizer step; its first batch, of so many examples, has been fed.
void Trainer::step(std::int64_t rows)
{
    GraphExecutor& executor = m_model->executor();
    const std::unique_ptr<SnapshotRequest> request = m_control.take_snapshot_request();
    std::optional<SnapshotRecorder> recorder;
    if (request)
        recorder.emplace(*request, executor);

    std::int64_t examples = 0;
    if (m_device_steps && !recorder) {
        examples = queue_step(rows, false);
    } else {
        executor.arena().zero_grad();
        examples = m_device_steps ? queue_step(rows, true) : gather_gradients(rows);
        clip_gradients();
        if (recorder)
            recorder->after_backward(context(true));
        m_model->update(m_position.learning_rate);
    }
    ++m_position.step;
    m_position.sample += examples;
    if (m_schedule)
        m_schedule->step_done(loss_for_schedule());
    plan_rate();
    report_step(examples);
    std::unique_ptr<Snapshot> snapshot = recorder ? recorder->after_update(m_position.step) : nullptr;
    executor.clear();
    if (request && request->surface)
        serve_surface(*snapshot);
    if (snapshot)
        m_observer.snapshot(std::move(snapshot));
}

/// Gradients and readings of the batches of one step, averaged over their examples. Returns how many examples they had.
std::int64_t Trainer::gather_gradients(std::int64_t rows)
{
    const std::int64_t wanted = m_model->document().training.accumulate_steps;
    const std::int64_t batches = std::min(wanted, m_data->batches_left(m_position.sample));
    const std::int64_t total = m_data->rows_of(m_position.sample, batches);
    std::ranges::fill(m_values, 0.0);
    for (std::int64_t batch = 0;; ++batch) {
        learn_from_batch(rows, batch, static_cast<double>(rows) / static_cast<double>(total));
        if (batch + 1 >= batches)
            return total;
        m_model->executor().clear();
        rows = next_batch();
    }
}

/// Adds the gradients and readings of one batch, which has this share of the examples of the step.
void Trainer::learn_from_batch(std::int64_t rows, std::int64_t batch, double share)
{
    GraphExecutor& executor = m_model->executor();
    executor.run(executor.training_plan(), context(true, batch));
    const Tensor loss = executor.loss();
    read_values(executor, m_model->readings(), loss, m_batch_values);
    if (!std::isfinite(m_batch_values.front()))
        throw_not_finite(executor, m_position.step + 1, m_batch_values.front());
    if (!loss.requires_grad())
        throw ArgumentError(translatable("engine", "Nothing can be learned: no node with parameters leads to a loss."), {});
    backward(loss, m_model->backward_seed(share));
    for (std::size_t i = 0; i < m_values.size(); ++i)
        m_values[i] += share * m_batch_values[i];
    m_position.sums.add(m_batch_values, rows);
}

void Trainer::clip_gradients()
{
    const TrainingSettings& training = m_model->document().training;
    m_model->unscale_gradients();
    if (training.clip_grad_value)
        clip_grad_value(m_model->executor().arena(), *training.clip_grad_value);
    if (training.clip_grad_norm)
        clip_grad_norm(m_model->executor().arena(), *training.clip_grad_norm);
}

void Trainer::report_step(std::int64_t rows)
{
    m_clock.step(rows);
    ++m_steps_here;
    const Progress now = progress();
    if (m_device_steps) {
        take_readings(false);
        report_device();
    } else {
        report_values(m_position.step, now.steps);
    }
    if (m_schedule && m_schedule->changes_within_epochs(m_position.step))
        report_sample({m_series.learning_rate(), m_position.step, m_position.learning_rate}, now.steps);
    m_observer.progress(now);
}

/// The readings of a step of a run that will have `steps` in all.
void Trainer::report_values(std::int64_t step, std::int64_t steps)
{
    for (std::size_t i = 0; i < m_values.size(); ++i)
        report_sample({m_train_series[i], step, m_values[i]}, steps);
}

void Trainer::report_sample(const ScalarSample& sample, std::int64_t steps)
{
    m_observer.sample(sample);
    if (m_recorder)
        m_recorder->step_value(m_series, sample, steps);
}

}  // namespace ts
