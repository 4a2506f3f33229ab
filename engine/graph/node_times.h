#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/tensor/captured_work.h"
#include "engine/tensor/device.h"

namespace ts {

/// How long each node of a graph takes in one step, on the device that computes it. Its part of the backward pass is what lies
/// between the arrival of the gradient of its output and that of the next node's.
class NodeTimes {
public:
    NodeTimes(Device device, std::size_t nodes);

    void begin(std::size_t node);
    void end(std::size_t node);
    void gradient_arrived(std::size_t node);
    void backward_done();

    /// Seconds; nothing where the node did not run. Wait for the device.
    [[nodiscard]] std::optional<double> forward(std::size_t node) const;
    [[nodiscard]] std::optional<double> backward(std::size_t node) const;

private:
    using Clock = std::chrono::steady_clock;
    struct Span {
        std::size_t from = 0, to = 0;
    };
    std::size_t mark();
    [[nodiscard]] std::optional<double> seconds(const std::optional<Span>& span) const;

    std::unique_ptr<DeviceTimer> m_timer;  // none on the host
    std::vector<Clock::time_point> m_marks;
    std::vector<std::optional<Span>> m_forward, m_backward;
    std::optional<std::size_t> m_open;  // the node whose backward pass runs
};

}  // namespace ts
