#include "engine/train/run_recorder.h"

#include <algorithm>

#include "engine/tensor/copy.h"

namespace ts {

namespace {

/// Checkpoints are made from host memory, whatever device the run uses.
std::vector<nn::NamedTensor> on_host(std::vector<nn::NamedTensor> tensors)
{
    for (nn::NamedTensor& tensor : tensors)
        tensor.value = copy_to_device(tensor.value.detach(), Device());
    return tensors;
}

}  // namespace

RunRecorder::RunRecorder(RunDirectory directory)
    : m_directory(std::move(directory)), m_edits(m_directory.edits()), m_events(m_directory.path())
{
}

void RunRecorder::begin(const Model& model, const std::vector<SeriesInfo>& series)
{
    m_events.begin(model.document(), model.report(), series);
    m_events.flush();
}

void RunRecorder::step_value(const SeriesTable& series, const ScalarSample& sample, std::int64_t steps)
{
    constexpr std::int64_t kPoints = 10'000;
    const std::int64_t every = std::max<std::int64_t>(1, (steps + kPoints - 1) / kPoints);
    if (sample.step % every == 0 || sample.step == 1)
        epoch_value(series, sample);
}

void RunRecorder::epoch_value(const SeriesTable& series, const ScalarSample& sample)
{
    m_events.scalar(sample.series, series.all()[sample.series], sample.step, sample.value);
}

void RunRecorder::epoch_done(const Model& model, std::int64_t epoch, std::int64_t step)
{
    constexpr std::int64_t kHistograms = 200;
    const std::int64_t epochs = model.document().training.epochs;
    const std::int64_t every = std::max<std::int64_t>(1, (epochs + kHistograms - 1) / kHistograms);
    if (epoch % every == 0 || epoch == epochs)
        m_events.weights(model.executor().arena(), step);
    m_events.flush();
}

void RunRecorder::save_checkpoint(const Model& model, const RunPosition& position)
{
    m_events.flush();
    Checkpoint checkpoint{position, model.document(), on_host(model.executor().state()), on_host(model.optimizer_state()), {}};
    if (const WeightAverage* average = model.average())
        checkpoint.average = on_host(average->state());
    m_directory.checkpoints().save(checkpoint);
    m_saved = Clock::now();
    m_saved_step = position.step;
    m_saved_epoch = position.epoch;
}

void RunRecorder::end_failed() noexcept
{
    try {
        m_events.end(SessionStatus::Failure);
    } catch (const Error&) {
    }
}

bool RunRecorder::checkpoint_due() const
{
    return Clock::now() - m_saved >= std::chrono::seconds(2);
}

}  // namespace ts
