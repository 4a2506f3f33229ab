#include "engine/train/trainer.h"

namespace ts {

/// Edits that the interrupted run had made from here on, then those asked for now.
void Trainer::take_edits()
{
    if (!m_replay.empty())
        replay_edits();
    if (const std::unique_ptr<GraphDocument> document = m_control.take_edit()) {
        RunEdit edit{m_position.step, std::nullopt, std::move(*document)};
        try {
            apply(edit);
            record(std::move(edit));
        } catch (const Error&) {
            // The interface shows what is wrong with it; the run goes on as it was.
        }
    }
    // After the document, which holds an older rate where both were asked for.
    if (const std::optional<double> rate = m_control.take_learning_rate()) {
        RunEdit edit{m_position.step, *rate, std::nullopt};
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
        m_position.learning_rate = *edit.learning_rate;
        if (m_data)
            report_learning_rate();
    }
    if (edit.document)
        apply_document(*edit.document);
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

/// Everything is built before anything is replaced, so that a document that cannot be trained changes nothing.
void Trainer::apply_document(const GraphDocument& document)
{
    auto model = std::make_unique<Model>(document, m_options.base_dir, m_position.seed);
    std::unique_ptr<TrainingData> data;
    if (m_data && !m_data->fits(document, model->executor()))
        data = std::make_unique<TrainingData>(document, model->executor(), m_options.base_dir, m_position.seed);
    model->take_over(*m_model);
    const bool new_rate = model->learning_rate() != m_model->learning_rate();
    if (new_rate)
        m_position.learning_rate = model->learning_rate();
    m_surface.reset();
    m_model = std::move(model);
    if (!m_data)
        return;
    if (data) {
        m_data = std::move(data);
        m_data->begin_epoch(m_position.epoch, m_position.sample);
    }
    m_surface = DecisionSurfaceProbe::make(m_model->executor(), m_data->dataset(0));
    update_series();
    if (new_rate)
        report_learning_rate();
}

}  // namespace ts
