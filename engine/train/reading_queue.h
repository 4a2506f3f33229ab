#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "engine/tensor/captured_work.h"
#include "engine/train/readings.h"

namespace ts {

/// A batch whose readings are under way.
struct BatchTurn {
    std::int64_t rows = 0;
    std::int64_t step = 0;  ///< number of its optimizer step, from 1
    double share = 1;       ///< of the examples of its step
    bool last = true;       ///< of its step
};

/// Readings of batches on their way from the device to the host, in order. The host goes on queueing work meanwhile, by so much
/// as it takes to keep the device busy.
class ReadingQueue {
public:
    ReadingQueue(Device device, std::vector<Reading> readings);

    /// Gathers the readings of the executor's last run. Can be part of recorded work.
    void gather(const GraphExecutor& executor, const Tensor& loss);
    /// Sends off what was gathered last.
    void send(const BatchTurn& turn);
    /// Calls `take(turn, values)` for all that has arrived, in order; waits for what is late, or with `all` for everything.
    /// Throws what went wrong in the work before.
    template <class Take> void take(bool all, Take&& take)
    {
        while (!m_under_way.empty() && (all || is_due(m_under_way.front()))) {
            const Sent sent = std::move(m_under_way.front());
            m_under_way.pop_front();
            take(sent.turn, arrived(sent));
        }
    }
    void clear() { m_under_way.clear(); }

private:
    using Clock = std::chrono::steady_clock;
    struct Sent {
        BatchTurn turn;
        Clock::time_point when;
        std::unique_ptr<PendingRead> read;  // from a device
        std::vector<double> values;         // on the host
    };
    [[nodiscard]] bool is_due(const Sent& sent) const;
    [[nodiscard]] std::span<const double> arrived(const Sent& sent) const;

    std::vector<Reading> m_readings;
    Device m_device;
    Tensor m_gathered;  // float64, on the device
    std::deque<Sent> m_under_way;
};

}  // namespace ts
