#include "engine/train/trainer.h"

namespace ts {

/// Edits that the interrupted run had made from here on, then those asked for now.
void Trainer::take_edits()
{
    if (!m_replay.empty()) {
        take_readings(true);
        replay_edits();
    }
    if (const std::unique_ptr<DocumentEdit> wanted = m_control.take_edit()) {
        take_readings(true);
        RunEdit edit{m_position.step, std::nullopt, std::move(wanted->document), wanted->base_dir};
        try {
            apply(edit);
            record(std::move(edit));
        } catch (const Error& error) {
            m_observer.refused(error.message(), error.node());
        }
    }
    // After the document, which holds an older rate where both were asked for.
    if (const std::optional<double> rate = m_control.take_learning_rate()) {
        RunEdit edit{m_position.step, *rate, std::nullopt, {}};
        apply(edit);
        record(std::move(edit));
    }
}

void Trainer::replay_edits()
{
    std::size_t done = 0;
    for (; done < m_replay.size() && m_replay[done].step <= m_position.step; ++done) {
        apply(m_replay[done]);
        ++m_position.edits;
    }
    m_replay.erase(m_replay.begin(), m_replay.begin() + static_cast<std::ptrdiff_t>(done));
}

void Trainer::apply(const RunEdit& edit)
{
    if (edit.learning_rate) {
        set_rate(*edit.learning_rate);
        if (m_data)
            report_learning_rate();
    }
    if (edit.document)
        apply_document(*edit.document, edit.base_dir.empty() ? m_options.base_dir : edit.base_dir);
}

void Trainer::record(RunEdit edit)
{
    // An edit by the user ends the replay of what came later.
    if (m_recorder) {
        m_recorder->edits().truncate(m_position.edits);
        m_recorder->edits().append(edit);
    }
    m_replay.clear();
    ++m_position.edits;
}

/// Everything that can fail is done before anything is replaced, so that a document that cannot be trained changes nothing.
void Trainer::apply_document(const GraphDocument& document, const std::filesystem::path& base_dir)
{
    auto model = std::make_unique<Model>(document, base_dir, m_position.seed);
    model->take_over(*m_model);
    std::unique_ptr<TrainingData> data;
    std::optional<DecisionSurfaceProbe> surface;
    if (m_data) {
        if (base_dir != m_options.base_dir || !m_data->fits(document, model->executor())) {
            data = std::make_unique<TrainingData>(document, model->executor(), base_dir, m_position.seed);
            data->begin_epoch(m_position.epoch, m_position.sample);
        }
        surface = DecisionSurfaceProbe::make(model->executor(), (data ? *data : *m_data).dataset(0));
        // Once more below, with the state of the one it replaces; here only to see that it can be made.
        if (document.training.schedule)
            RateSchedule(document.training, 1);
    }
    const bool other_rate = model->learning_rate() != m_model->learning_rate()
        || document.training.schedule != m_model->document().training.schedule;
    m_options.base_dir = base_dir;
    m_surface = std::move(surface);
    m_device_steps.reset();
    m_model = std::move(model);
    if (data)
        m_data = std::move(data);
    replan(other_rate);
}

/// After another document has taken over; a rate set by hand lasts until the rate of the document or its schedule changes.
void Trainer::replan(bool other_rate)
{
    if (other_rate) {
        m_position.rate_scale = 1;
        m_position.learning_rate = m_model->learning_rate();
    }
    if (!m_data)
        return;
    if (m_schedule)
        m_position.schedule = m_schedule->state();
    build_schedule();
    update_series();
    build_device_steps();
    if (other_rate)
        report_learning_rate();
}

}  // namespace ts
