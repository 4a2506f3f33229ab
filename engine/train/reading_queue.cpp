#include "engine/train/reading_queue.h"

#include "engine/tensor/copy.h"
#include "engine/tensor/device_backend.h"

namespace ts {

namespace {

constexpr std::size_t kMostUnderWay = 64;
constexpr auto kLongest = std::chrono::milliseconds(50);  // that the host is ahead of the device

}  // namespace

ReadingQueue::ReadingQueue(Device device, std::vector<Reading> readings)
    : m_readings(std::move(readings)), m_device(device), m_gathered(zeros({std::ssize(m_readings)}, {DType::Float64, device}))
{
}

void ReadingQueue::gather(const GraphExecutor& executor, const Tensor& loss)
{
    for (std::size_t i = 0; i < m_readings.size(); ++i) {
        const Tensor& value = m_readings[i].sum_of_losses ? loss : executor.value(m_readings[i].output);
        copy_elements(value.detach().as_strided({}, {}, value.storage_offset()),
                      m_gathered.as_strided({}, {}, static_cast<std::int64_t>(i)));
    }
}

void ReadingQueue::send(const BatchTurn& turn)
{
    Sent sent{turn, Clock::now(), nullptr, {}};
    if (m_device.type == DeviceType::Cpu)
        sent.values = m_gathered.to_vector();
    else
        sent.read = backend(m_device).read_later(m_device.index, m_gathered.raw_data(), m_readings.size() * sizeof(double));
    m_under_way.push_back(std::move(sent));
}

bool ReadingQueue::is_due(const Sent& sent) const
{
    return !sent.read || m_under_way.size() > kMostUnderWay || Clock::now() - sent.when > kLongest || sent.read->ready();
}

std::span<const double> ReadingQueue::arrived(const Sent& sent) const
{
    if (!sent.read)
        return sent.values;
    return {static_cast<const double*>(sent.read->wait()), m_readings.size()};
}

}  // namespace ts
