#include "engine/train/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "engine/autograd/backward.h"
#include "engine/train/compute_device.h"
#include "engine/train/evaluation.h"
#include "engine/train/flush_denormals.h"
#include "engine/train/run_identity.h"
#include "engine/train/snapshot_recorder.h"

namespace ts {

Trainer::Trainer(GraphDocument document, SessionOptions options, TrainControl& control, TrainObserver& observer)
    : m_document(std::move(document)), m_options(std::move(options)), m_control(control), m_observer(observer)
{
}

RunResult Trainer::run()
{
    use_compute_threads(m_options.threads);
    const FlushDenormals flush;
    bool finished = true;
    try {
        prepare();
        while (finished && m_position.epoch < m_model->document().training.epochs)
            finished = run_epoch();
        take_readings(true);
        if (m_recorder && !m_recorder->saved_at(m_position.step, m_position.epoch))
            save_checkpoint();
    } catch (...) {
        if (m_recorder)
            m_recorder->end_failed();
        throw;
    }
    if (m_recorder)
        m_recorder->end();
    m_observer.progress(progress());
    set_state(finished ? RunState::Finished : RunState::Stopped);
    return {m_recorder ? m_recorder->path() : std::filesystem::path(),
            m_position.epoch,
            m_position.step,
            m_clock.seconds(),
            !finished,
            m_position.metrics};
}

void Trainer::prepare()
{
    set_state(RunState::Preparing);
    m_options.resume ? prepare_resumed() : prepare_new();
    build_data();
    build_schedule();
    // First of all how long the run will be, so that charts can leave room for it.
    m_observer.progress(progress());
    update_series();
    if (m_recorder && !m_options.resume)
        m_recorder->begin(*m_model, m_series.all());
    m_observer.started(m_recorder ? m_recorder->path() : std::filesystem::path(), compute_device_text(m_model->device()));
    build_device_steps();
    m_seconds_before = m_position.seconds;
    m_clock.start(m_position.seconds);
    report_learning_rate();
}

void Trainer::prepare_new()
{
    m_position.seed = m_document.training.seed;
    m_model = std::make_unique<Model>(m_document, m_options.base_dir, m_position.seed);
    m_position.learning_rate = m_model->learning_rate();
    if (m_options.write_run)
        m_recorder.emplace(RunDirectory::create(m_options.run_dir, m_options.base_dir, m_document));
}

void Trainer::prepare_resumed()
{
    const RunDirectory directory = RunDirectory::open(m_options.run_dir);
    const Checkpoint checkpoint = directory.checkpoints().load_newest();
    m_position = checkpoint.position;
    m_model = std::make_unique<Model>(checkpoint.document, m_options.base_dir, m_position.seed);
    m_model->restore(checkpoint);
    m_recorder.emplace(directory);
    const std::vector<RunEdit>& edits = m_recorder->edits().edits();
    const std::size_t done = std::min(m_position.edits, edits.size());
    m_replay.assign(edits.begin() + static_cast<std::ptrdiff_t>(done), edits.end());
    // What the user wants now counts where it differs from where the run would have gone by itself.
    const auto last
        = std::ranges::find_if(edits.rbegin(), edits.rend(), [](const RunEdit& e) { return e.document.has_value(); });
    if (!trains_alike(last == edits.rend() ? checkpoint.document : *last->document, m_document)) {
        m_replay.clear();
        m_recorder->edits().truncate(done);
        RunEdit edit{m_position.step, std::nullopt, m_document, {}};
        apply(edit);
        record(std::move(edit));
    }
}

void Trainer::build_data()
{
    const Model& model = *m_model;
    m_data = std::make_unique<TrainingData>(model.document(), model.executor(), m_options.base_dir, m_position.seed);
    m_surface = DecisionSurfaceProbe::make(m_model->executor(), m_data->dataset(0));
}

/// The schedule of the document, from where the run is, and the rate it says.
void Trainer::build_schedule()
{
    const TrainingSettings& training = m_model->document().training;
    m_schedule.reset();
    if (!training.schedule)
        return;
    m_schedule.emplace(training, steps_in(m_data->batches()));
    m_schedule->load_state(m_position.schedule, m_position.step, m_position.epoch);
    plan_rate();
}

void Trainer::plan_rate()
{
    if (m_schedule)
        m_position.learning_rate = m_schedule->lr(m_position.step) * m_position.rate_scale;
}

/// A rate set by hand; a schedule goes on from it in proportion.
void Trainer::set_rate(double rate)
{
    if (const double planned = m_schedule ? m_schedule->lr(m_position.step) : 0; planned > 0)
        m_position.rate_scale = rate / planned;
    m_position.learning_rate = rate;
}

void Trainer::update_series()
{
    const std::vector<Reading>& readings = m_model->readings();
    m_train_series.clear();
    m_validation_series.clear();
    for (const Reading& reading : readings) {
        m_train_series.push_back(m_series.index_of(reading, "train"));
        if (m_data->validation_rows() > 0)
            m_validation_series.push_back(m_series.index_of(reading, "validation"));
    }
    m_series.learning_rate();
    m_values.assign(readings.size(), 0);
    m_batch_values.assign(readings.size(), 0);
    if (m_position.sums.sums.size() != readings.size())
        m_position.sums.reset(readings.size());
    m_observer.series_changed(m_series.all());
}

bool Trainer::run_epoch()
{
    m_data->begin_epoch(m_position.epoch, m_position.sample);
    for (;;) {
        if (!wait_for_turn())
            return false;
        const std::int64_t rows = next_batch();
        if (rows == 0) {
            if (m_single_step)
                m_control.return_step();
            break;
        }
        step(rows);
    }
    if (!validate())
        return false;
    end_epoch();
    return true;
}

std::int64_t Trainer::next_batch()
{
    const auto asked = std::chrono::steady_clock::now();
    const std::int64_t rows = m_data->next_training(m_model->executor());
    m_clock.waited(std::chrono::duration<double>(std::chrono::steady_clock::now() - asked).count());
    return rows;
}

/// Returns when the next step may be done; false where the run is to end.
bool Trainer::wait_for_turn()
{
    for (;;) {
        const std::uint32_t seen = m_control.changes();
        if (m_control.stopping())
            return false;
        take_edits();
        m_single_step = m_control.paused() && m_control.take_step();
        if (m_single_step || !m_control.paused()) {
            set_state(RunState::Running);
            m_clock.resume();
            return true;
        }
        enter_pause();
        serve_still();
        m_control.wait(seen);
    }
}

void Trainer::enter_pause()
{
    if (m_state == RunState::Paused)
        return;
    m_clock.pause();
    take_readings(true);
    if (m_recorder && m_recorder->checkpoint_due() && !m_recorder->saved_at(m_position.step, m_position.epoch))
        save_checkpoint();
    m_observer.progress(progress());
    set_state(RunState::Paused);
}

void Trainer::report_learning_rate()
{
    report_epoch_value(m_series.learning_rate(), m_position.learning_rate);
}

void Trainer::report_epoch_value(std::uint32_t series, double value)
{
    const ScalarSample sample{series, m_position.step, value};
    m_observer.sample(sample);
    if (m_recorder)
        m_recorder->epoch_value(m_series, sample);
}

void Trainer::serve_surface(Snapshot& snapshot)
{
    if (!m_surface)
        return;
    const EvaluationWeights weights(*m_model);
    snapshot.surface = m_surface->compute(context(false));
}

/// Feeds a batch that leaves the place in the epoch alone; false where there is none.
bool Trainer::feed_still()
{
    if (m_data->validation_rows() > 0) {
        m_data->begin_validation();
        return m_data->next_validation(m_model->executor()) > 0;
    }
    if (!is_idle(m_state))
        return false;
    m_data->begin_epoch(0, 0);
    return m_data->next_training(m_model->executor()) > 0;
}

/// Answers a request between steps. What goes wrong with it is told and does not end the run.
void Trainer::serve_still()
{
    const std::unique_ptr<SnapshotRequest> request = m_control.take_snapshot_request();
    if (!request)
        return;
    try {
        if (feed_still())
            show_still(*request);
    } catch (const Error& error) {
        m_model->executor().clear();
        m_model->executor().arena().zero_grad();
        m_observer.refused(error.message(), error.node());
    }
}

/// A batch runs as in validation, and nothing is learned from its gradients.
void Trainer::show_still(const SnapshotRequest& request)
{
    GraphExecutor& executor = m_model->executor();
    SnapshotRecorder recorder(request, executor);
    executor.arena().zero_grad();
    executor.run(executor.training_plan(), context(false));
    if (const Tensor loss = executor.loss(); loss.requires_grad())
        backward(loss);
    recorder.after_backward(context(false));
    std::unique_ptr<Snapshot> snapshot = recorder.after_update(m_position.step);
    for (NodeSnapshot& node : snapshot->nodes)
        node.update_ratio.reset();
    executor.clear();
    executor.arena().zero_grad();
    if (request.surface)
        serve_surface(*snapshot);
    m_observer.snapshot(std::move(snapshot));
}

void Trainer::show_until_dismissed()
{
    for (;;) {
        const std::uint32_t seen = m_control.changes();
        if (m_control.dismissed())
            return;
        serve_still();
        m_control.wait(seen);
    }
}

/// False where the run is to end before the validation is done; it is then done again after a resume.
bool Trainer::validate()
{
    return evaluate(*m_model, *m_data, &TrainingData::next_validation, context(false), m_validation_sums,
                    [this] { return m_control.stopping(); });
}

void Trainer::end_epoch()
{
    take_readings(true);
    ++m_position.epoch;
    m_position.sample = 0;
    m_position.metrics.clear();
    for (std::size_t i = 0; i < m_train_series.size(); ++i)
        m_position.metrics.emplace_back(m_series.all()[m_train_series[i]].key, m_position.sums.mean(i));
    for (std::size_t i = 0; i < m_validation_series.size(); ++i) {
        m_position.metrics.emplace_back(m_series.all()[m_validation_series[i]].key, m_validation_sums.mean(i));
        report_epoch_value(m_validation_series[i], m_validation_sums.mean(i));
    }
    m_position.score = m_validation_series.empty() ? m_position.sums.mean(0) : m_validation_sums.mean(0);
    m_position.sums.reset(m_values.size());
    if (m_schedule)
        m_schedule->epoch_done(*m_position.score);
    plan_rate();
    report_learning_rate();
    m_observer.progress(progress());
    m_observer.epoch_done({m_position.epoch, m_position.step, m_position.metrics});
    if (!m_recorder)
        return;
    m_recorder->epoch_done(*m_model, m_position.epoch, m_position.step);
    if (m_recorder->checkpoint_due())
        save_checkpoint();
}

void Trainer::save_checkpoint()
{
    take_readings(true);
    m_position.seconds = m_clock.seconds();
    m_position.schedule = m_schedule ? m_schedule->state() : Schedule::State();
    m_recorder->save_checkpoint(*m_model, m_position);
}

void Trainer::set_state(RunState state)
{
    if (state == m_state)
        return;
    m_state = state;
    m_observer.state_changed(state);
}

Progress Trainer::progress() const
{
    Progress now;
    now.epochs = m_model->document().training.epochs;
    now.epoch = std::min(m_position.epoch + 1, now.epochs);
    now.step = m_position.step;
    // Edits may have changed how many steps an epoch has: count on from here.
    const std::int64_t left_in_epoch = steps_in(m_data->batches_left(m_position.sample));
    const std::int64_t epochs_after = std::max<std::int64_t>(now.epochs - m_position.epoch - 1, 0);
    const std::int64_t left = m_position.epoch < now.epochs ? left_in_epoch + epochs_after * steps_in(m_data->batches()) : 0;
    now.steps = now.step + left;
    now.samples_per_second = m_clock.samples_per_second();
    now.seconds = m_clock.seconds();
    const double spent = now.seconds - m_seconds_before;
    now.seconds_left
        = m_steps_here > 0 && spent > 0.05 ? spent / static_cast<double>(m_steps_here) * static_cast<double>(left) : -1;
    now.learning_rate = m_position.learning_rate;
    now.waiting = m_clock.waiting();
    return now;
}

/// Optimizer steps that so many batches make.
std::int64_t Trainer::steps_in(std::int64_t batches) const
{
    const std::int64_t batches_a_step = m_model->document().training.accumulate_steps;
    return (batches + batches_a_step - 1) / batches_a_step;
}

/// `batch` is the number of the batch within its step; each has random numbers of its own.
nn::RunContext Trainer::context(bool training, std::int64_t batch) const
{
    const std::int64_t number = m_position.step * m_model->document().training.accumulate_steps + batch;
    return {training, static_cast<std::uint64_t>(m_position.seed), static_cast<std::uint64_t>(number), 0};
}

}  // namespace ts
