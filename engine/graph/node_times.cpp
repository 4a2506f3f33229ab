#include "engine/graph/node_times.h"

#include "engine/tensor/device_backend.h"

namespace ts {

NodeTimes::NodeTimes(Device device, std::size_t nodes) : m_forward(nodes), m_backward(nodes)
{
    if (device.type != DeviceType::Cpu)
        m_timer = ts::backend(device).make_timer(device.index);
}

std::size_t NodeTimes::mark()
{
    if (m_timer)
        return m_timer->mark();
    m_marks.push_back(Clock::now());
    return m_marks.size() - 1;
}

void NodeTimes::begin(std::size_t node)
{
    const std::size_t now = mark();
    m_forward[node] = {now, now};
}

void NodeTimes::end(std::size_t node)
{
    m_forward[node]->to = mark();
}

void NodeTimes::gradient_arrived(std::size_t node)
{
    const std::size_t now = mark();
    if (m_open)
        m_backward[*m_open]->to = now;
    m_backward[node] = {now, now};
    m_open = node;
}

void NodeTimes::backward_done()
{
    if (m_open)
        m_backward[*m_open]->to = mark();
    m_open.reset();
}

std::optional<double> NodeTimes::seconds(const std::optional<Span>& span) const
{
    if (!span)
        return std::nullopt;
    if (m_timer)
        return m_timer->seconds(span->from, span->to);
    return std::chrono::duration<double>(m_marks[span->to] - m_marks[span->from]).count();
}

std::optional<double> NodeTimes::forward(std::size_t node) const
{
    return seconds(m_forward[node]);
}

std::optional<double> NodeTimes::backward(std::size_t node) const
{
    return seconds(m_backward[node]);
}

}  // namespace ts
