#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/tensor/tensor.h"

namespace ts {

/// Batches of a graph in device memory that stays: for every output of a data node and every size that was seen lately one
/// tensor, so that recorded work finds each batch at the same address.
class DeviceInputs {
public:
    explicit DeviceInputs(Device device) : m_device(device) { }

    /// The values in the tensor that is kept for them. Queued; `value` may lie on the host or on the device.
    const Tensor& hold(std::size_t output, const Tensor& value);

private:
    Device m_device;
    std::map<std::size_t, std::vector<Tensor>> m_kept;  // the last used first
};

}  // namespace ts
