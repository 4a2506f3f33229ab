#pragma once

#include <algorithm>

#include <QElapsedTimer>
#include <QTimer>

namespace ts {

/// Longest time the event loop of this thread did not come round since it was made.
class StallMeter {
public:
    StallMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kInterval);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_worst = std::max(m_worst, static_cast<double>(m_clock.nsecsElapsed()) / 1e6 - kInterval);
            m_clock.restart();
        });
        m_clock.start();
        m_timer.start();
    }

    /// In milliseconds beyond the timer's own interval.
    [[nodiscard]] double worst() const { return m_worst; }

private:
    static constexpr int kInterval = 5;

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_worst = 0;
};

}  // namespace ts
