#include "engine/data/device_staging.h"

#include <utility>

#include "engine/tensor/copy.h"
#include "engine/tensor/device_backend.h"

namespace ts {

void DeviceStaging::send(const Tensor& value)
{
    DeviceBackend& device = backend(m_device);
    const std::size_t field = m_sent.size();
    if (field == m_rooms.size())
        m_rooms.emplace_back();
    Tensor& room = m_rooms[field];
    if (!room.defined() || room.numel() < value.numel() || room.dtype() != value.dtype()) {
        room = empty({value.numel()}, {value.dtype(), m_device});
        device.follow_with_uploads(m_device.index);  // the memory may still serve what was queued before
    }
    const Tensor sent = contiguous_copy(value);
    m_sent.push_back(room.as_strided(sent.sizes(), sent.strides(), 0));
    device.upload_ahead(m_device.index, room.raw_data(), sent.raw_data(),
                        static_cast<std::size_t>(sent.numel()) * item_size(sent.dtype()));
}

std::vector<Tensor> DeviceStaging::take()
{
    backend(m_device).await_uploads(m_device.index);
    return std::exchange(m_sent, {});
}

void DeviceStaging::release()
{
    backend(m_device).follow_with_uploads(m_device.index);
}

void DeviceStaging::drop()
{
    backend(m_device).await_uploads(m_device.index);
    m_sent.clear();
}

}  // namespace ts
