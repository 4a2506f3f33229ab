#include "engine/train/train_control.h"

#include <cmath>

#include "engine/tensor/error.h"

namespace ts {

void TrainControl::notify()
{
    m_changes.fetch_add(1, std::memory_order_release);
    m_changes.notify_one();
}

void TrainControl::stop()
{
    m_stop = true;
    notify();
}

void TrainControl::pause()
{
    m_paused = true;
    notify();
}

void TrainControl::resume()
{
    m_steps = 0;
    m_paused = false;
    notify();
}

void TrainControl::step()
{
    m_steps.fetch_add(1);
    m_paused = true;
    notify();
}

void TrainControl::set_learning_rate(double rate)
{
    if (!std::isfinite(rate) || rate <= 0)
        throw ArgumentError(translatable("engine", "The learning rate must be a number above 0; got %1."),
                            {std::to_string(rate)});
    m_learning_rate = rate;
    notify();
}

void TrainControl::edit(const GraphDocument& document, const std::filesystem::path& base_dir)
{
    m_edit.put(std::make_unique<DocumentEdit>(DocumentEdit{document, base_dir}));
    notify();
}

void TrainControl::request_snapshot(const SnapshotRequest& request)
{
    m_snapshot.put(std::make_unique<SnapshotRequest>(request));
    notify();
}

void TrainControl::dismiss()
{
    m_dismissed = true;
    notify();
}

void TrainControl::reset(bool paused)
{
    m_stop = false;
    m_dismissed = false;
    m_paused = paused;
    m_steps = 0;
    m_learning_rate = 0;
    m_edit.take();
    m_snapshot.take();
}

bool TrainControl::take_step()
{
    if (m_steps.load() <= 0)
        return false;
    m_steps.fetch_sub(1);
    return true;
}

std::optional<double> TrainControl::take_learning_rate()
{
    if (m_learning_rate.load(std::memory_order_relaxed) == 0)
        return std::nullopt;
    return m_learning_rate.exchange(0);
}

}  // namespace ts
