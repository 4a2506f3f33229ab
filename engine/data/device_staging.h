#pragma once

#include <cstdint>
#include <vector>

#include "engine/tensor/tensor.h"

namespace ts {

/// Device memory in which the next batch arrives while the device still computes.
class DeviceStaging {
public:
    explicit DeviceStaging(Device device) : m_device(device) { }

    /// Sends one tensor of the batch, contiguous in host memory, which may be written again on return.
    void send(const Tensor& value);
    /// The tensors sent since the last take(). What is queued from now on finds them there; it must be done with them when
    /// release() is called.
    [[nodiscard]] std::vector<Tensor> take();
    void release();
    /// Forgets what was sent.
    void drop();

private:
    Device m_device;
    std::vector<Tensor> m_rooms;  // flat
    std::vector<Tensor> m_sent;
};

}  // namespace ts
